# SPDX-License-Identifier: GPL-3.0-or-later
# Nexis Uni, Lexis Advance and the new Nexis: a title block without labels, a
# few labels, "Body", and "End of Document" after each article. A cover with the
# list of the documents may come first.

[Profile]
Name=Nexis (new layout)
Contains=End of Document;Ende des Dokuments;Fin du document

[Split]
End=^(End of Document|Ende des Dokuments|Fin du document)$
Skip=^(Page|Seite) \d+ (of|von|de) \d+$
Cover=^(Date and Time|User Name|Job Number|Client/Matter|Search Terms|Search Type|Narrowed by|Timeline|News +Timeline|Content Type|Documents? \(\d+\)$|\d+\. |News$|-None-)

[Lines]
Order=title publisher published edition* copyright*
copyright=(?i)^(copyright|©|\(c\)|all rights reserved)
edition=(?i)edition|final|ausgabe

[Labels]
Section=section
Rubrik=section
Length=
Länge=
Byline=byline
Autor=byline
Dateline=
Highlight=
Language=language tail
Sprache=language tail
URL=url tail
Load-Date=tail
Publication-Type=tail
Journal Code=tail
Subject=tail
Company=tail
Organization=tail
Person=tail
Industry=tail
Geographic=tail

[Headings]
Body=body
Textkörper=body
Graphic=tail
Classification=tail
Klassifizierung=tail
Notes=tail
