# SPDX-License-Identifier: GPL-3.0-or-later
"""Has Chromium save a page as MHTML, over its DevTools pipe.

save-page.py PROFILE ADDRESS FILE
"""
import fcntl
import json
import os
import subprocess
import sys

profile, address, name = sys.argv[1:]
to_read, to_write = os.pipe()
from_read, from_write = os.pipe()


def place():
    os.dup2(to_read, 3)
    os.dup2(from_write, 4)


# The browser reads orders from 3 and answers on 4.
to_read, to_write, from_read, from_write = [fcntl.fcntl(fd, fcntl.F_DUPFD, 10) for fd in (to_read, to_write, from_read, from_write)]
browser = subprocess.Popen(
    ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--user-data-dir=" + profile],
    preexec_fn=place, pass_fds=(3, 4), stderr=subprocess.DEVNULL)
count = 0
rest = b""


def receive():
    global rest
    while b"\0" not in rest:
        rest += os.read(from_read, 65536)
    one, rest = rest.split(b"\0", 1)
    return json.loads(one)


def call(method, session=None, **params):
    global count
    count += 1
    order = {"id": count, "method": method, "params": params}
    if session:
        order["sessionId"] = session
    os.write(to_write, json.dumps(order).encode() + b"\0")
    while True:
        answer = receive()
        if answer.get("id") == count:
            return answer["result"]


target = call("Target.createTarget", url="about:blank")["targetId"]
session = call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
call("Page.enable", session)
call("Page.navigate", session, url=address)
while receive().get("method") != "Page.loadEventFired":
    pass
data = call("Page.captureSnapshot", session, format="mhtml")["data"]
with open(name, "w", newline="") as f:
    f.write(data)
call("Browser.close")
browser.wait()
