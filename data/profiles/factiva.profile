# SPDX-License-Identifier: GPL-3.0-or-later
# Factiva, "Full Article": the head without labels up to the copyright, the
# text, and "Document" with its number after each article.

[Profile]
Name=Factiva (full article)
Contains=Document 

[Split]
End=^Document [A-Za-z0-9]{12,}$
Skip=^Page \d+ of \d+
Cover=^(Search Summary|Text|Date|Source|Author|Company|Subject|Industry|Region|Language|Results Found|Timestamp)$|^© \d{4} Factiva

[Lines]
Order=section? title byline? words published time? publisher code? edition? page? language? copyright*
byline=^(By|Von|Par|Por) 
words=^[\d,.]+ (words|Wörter|mots|palabras)$
time=^\d{1,2}:\d{2}( [AP]M)?$
code=^[A-Z0-9]{2,10}$
page=^([A-Z]?\d{1,4}([,; ].*)?|p\. ?\d+.*)$
language=^(English|German|French|Spanish|Italian|Portuguese|Dutch|Russian|Chinese.*|Japanese|Deutsch|Französisch|Anglais|Français|Allemand|Inglés|Español)$
copyright=(?i)^(copyright|©|\(c\)|all rights reserved|alle rechte)
Last=(?i)^(copyright|©|\(c\)) 
