# SPDX-License-Identifier: GPL-3.0-or-later
# Factiva, "Full Article/Report plus Indexing": each field behind a code of two
# letters, on its line or in a table.

[Profile]
Name=Factiva (with codes)
Contains=Document 

[Split]
End=^(AN\s+)?Document [A-Za-z0-9]{12,}$
Skip=^Page \d+ of \d+
Cover=^(Search Summary|Text|Date|Source|Author|Company|Subject|Industry|Region|Language|Results Found|Timestamp)$|^© \d{4} Factiva

[Codes]
SE=section
HD=title
BY=byline
CR=
WC=
PD=published
ET=
SN=publisher
SC=
ED=
PG=
VOL=
LA=language
CY=
CX=
LP=body
TD=body
ART=tail
CT=tail
RF=tail
CO=tail
IN=tail
NS=tail
RE=tail
IPC=tail
IPD=tail
PUB=tail
AN=tail
