# SPDX-License-Identifier: GPL-3.0-or-later
# ProQuest: a line of underscores before each article, labels, the text after
# "Full text:", and more labels.

[Profile]
Name=ProQuest
Contains=ProQuest

[Split]
Begin=^_{20,}$
Skip=^(Document \d+ of \d+|\d+ of \d+)$
Cover=(?i)^(report information|table of contents|contact us at|database copyright|terms and conditions|bibliography|\d+\. )

[Lines]
Order=title?
Join=true

[Labels]
Title=title tail
Author=byline
Authors=byline
Publication info=publisher published
Abstract=
Links=
ProQuest document link=
Full text=body
Full Text=body
Subject=tail
Location=tail
Company / organization=tail
People=tail
Business indexing term=tail
Identifier / keyword=tail
Publication title=publisher tail
First page=tail
Pages=tail
Publication year=tail
Publication date=published tail
Section=section tail
Publisher=tail
Place of publication=tail
Country of publication=tail
Publication subject=tail
ISSN=tail
Source type=tail
Language of publication=language tail
Document type=tail
ProQuest document ID=tail
Document URL=url tail
Copyright=tail
Full text availability=tail
Last updated=tail
Database=tail
Credit=tail

[Values]
Publication info=^(?<publisher>[^;\[:]+?)\s*(?:;|\[|:).*?(?<published>\d{1,2} \w+ \d{4}|\w+ \d{1,2}, \d{4})

[Body]
End=^Credit: 
