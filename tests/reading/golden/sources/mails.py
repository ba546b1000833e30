# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the messages among the golden files, by Python's own mail library."""
import email.policy
import mailbox
import sys
from email.message import EmailMessage
from email.utils import format_datetime
from datetime import datetime, timezone, timedelta

out = sys.argv[1]
cet = timezone(timedelta(hours=1))
german = (
    "Nach 112 Jahren gibt es in Öd kein frisches Brot mehr. „Wir finden niemanden, der nachts um zwei aufsteht“, "
    "sagte die Bäckerin Käthe Müßig am Freitag.\n\n"
    "Der Bürgermeister bedauerte den Schritt. „Das ist ein Abschied von einem Stück Heimat“, sagte Götz Übel.\n")
html = """<html><head><style>p { margin: 1em }</style></head><body>
<p style="display:none">What you read before you open it</p>
<table><tr><td><a href="https://example.org/view">View in browser</a></td></tr>
<tr><td><h1>The morning in Brack</h1>
<p>Good morning. The ferry will not sail today, the town said. “The river is too high,” Mayor Ines Falk told us.</p>
<p>Fishermen doubt it. “We sailed in worse,” said Marit Solheim of the cooperative.</p>
<p>Tomorrow: rain.</p></td></tr>
<tr><td><a href="https://example.org/u">Unsubscribe</a></td></tr></table></body></html>
"""


def message(subject, sender, when):
    m = EmailMessage(policy=email.policy.SMTP)
    m["From"] = sender
    m["To"] = "desk@example.org"
    m["Subject"] = subject
    m["Date"] = format_datetime(when)
    m["Message-ID"] = "<%d@example.org>" % when.timestamp()
    return m


def save(name, m):
    with open(out + "/" + name, "wb") as f:
        f.write(m.as_bytes())


when = datetime(2021, 11, 19, 18, 5, tzinfo=cet)
m = message("Die letzte Bäckerei von Öd schließt", "Jürgen Weiß <weiss@example.org>", when)
m.set_content(german, cte="quoted-printable", charset="windows-1252")
save("mail-quoted-printable.eml", m)

m = message("Die letzte Bäckerei von Öd schließt", "Jürgen Weiß <weiss@example.org>", when)
m.set_content(german, cte="base64")
save("mail-base64.eml", m)

m = message("The morning in Brack", "The Brack Mail <news@example.org>", datetime(2019, 6, 22, 6, 0, tzinfo=timezone.utc))
m["List-ID"] = "<morning.example.org>"
m["List-Unsubscribe"] = "<https://example.org/u>"
m.set_content("The morning in Brack\n\nRead it at https://example.org/view\n")
m.add_alternative(html, subtype="html", cte="quoted-printable")
m.add_attachment(b"\x89PNG\r\n\x1a\n\0\0", maintype="image", subtype="png", filename="brack.png")
save("mail-newsletter.eml", m)

box = mailbox.mbox(out + "/mail-box.mbox")
for text, subject, sender, hour in (
        ("The bridge stays shut, the town said.\n\nFrom Monday on buses go round.\n", "Bridge", "Ada Holm <ada@example.org>", 8),
        ("The road is open again, said Tom Reyes.\n", "Road", "Nora Quist <nora@example.org>", 9)):
    m = message(subject, sender, datetime(2019, 6, 21, hour, 0, tzinfo=timezone.utc))
    m.policy = email.policy.default
    m.set_content(text)
    box.add(mailbox.mboxMessage(m))
box.flush()
