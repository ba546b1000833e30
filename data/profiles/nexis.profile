# SPDX-License-Identifier: GPL-3.0-or-later
# Nexis until about 2018: "1 of 100 DOCUMENTS" before each article, the outlet
# and the date centred, then the title and labels in capitals, the text without
# a label or after "BODY:", and more labels after it.

[Profile]
Name=Nexis (old layout)
Contains=DOCUMENT;Dokument;Document

[Split]
Begin=^(FOCUS - )?\d+ of \d+ DOCUMENTS?$|^Dokument \d+ von \d+$|^Document \d+ de \d+$
Skip=^Page \d+( of \d+)?$|^All Rights Reserved$|^Copyright \d{4} 
Cover=(?i)^(print request|time of request|research information|number of documents|job number|client id)

[Lines]
Order=copyright* publisher published edition* title?
copyright=(?i)^(copyright|©|\(c\)|all rights reserved|alle rechte vorbehalten|tous droits)
edition=(?i)\bedition\b|^(late|early|national|final)\b|ausgabe
Join=true

[Labels]
HEADLINE=title
TITEL=title
BYLINE=byline
AUTOR=byline
AUTEUR=byline
SECTION=section
RUBRIK=section
RUBRIQUE=section
LENGTH=
LÄNGE=
LONGUEUR=
DATELINE=
HIGHLIGHT=
SERIES=
SOURCE=
BODY=body
URL=url tail
LANGUAGE=language tail
SPRACHE=language tail
LANGUE=language tail
LOAD-DATE=tail
UPDATE=tail
GRAPHIC=tail
NOTES=tail
CORRECTION-DATE=tail
CORRECTION=tail
SUBJECT=tail
COMPANY=tail
ORGANIZATION=tail
TICKER=tail
INDUSTRY=tail
PERSON=tail
CITY=tail
STATE=tail
COUNTRY=tail
GEOGRAPHIC=tail
PUBLICATION-TYPE=tail
PUBLIKATIONSTYP=tail
TYPE=tail
JOURNAL-CODE=tail

[Body]
End=^\s*Copyright (©|\(c\)|\d{4})
