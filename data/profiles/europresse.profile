# SPDX-License-Identifier: GPL-3.0-or-later
# Europresse, saved as HTML: an article element for each article, its parts told
# by their classes.

[Profile]
Name=Europresse
Contains=DocPublicationName;docOcurrContainer

[Split]
BeginAt=article

[Lines]
Order=copyright* number*
copyright=^(©|Copyright|Tous droits)
number=·|^Numéro de document

[Classes]
DocPublicationName=publisher
DocHeader=section published
titreArticle=title
titreArticleVisu=title
rdp__subtitle=
docAuthors=byline
sm-margin-bottomNews=byline
docOcurrContainer=body
DocText=body

[Values]
DocPublicationName=^(?<publisher>.+?)(?:,? no\. .*| \(site web\).*|;.*)?$
DocHeader=^(?:(?<section>[^,\d]{2,}), )?(?:\p{L}+ )?(?<published>\d{1,2}(?:er)? \p{L}+ \d{4}|\p{L}+ \d{1,2}, \d{4})
