#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the golden files anew from sources/, by the programs that README.md
# names. The tests do not need it; what the programs write differs a little from
# version to version, so look at the result before you keep it.
set -e
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$here/sources" "$work/src"
cd "$work/src"
export LC_ALL=C.UTF-8 TZ=UTC

# None of them is waited for longer than this.
for program in soffice pandoc weasyprint wkhtmltopdf groff ps2pdf gs wget chromium python3 perl tar
do
  eval "$program() { timeout -k 10 180 $program \"\$@\"; }"
done

# LibreOffice Writer.
office() { soffice -env:UserInstallation=file://"$work"/profile --headless --convert-to "$2" --outdir "$work/$1" "$3" >/dev/null 2>&1; }
office bridge docx bridge.fodt
office bridge odt bridge.fodt
office bridge rtf bridge.fodt
office bridge epub bridge.fodt
office bridge fodt bridge.fodt
office bridge pdf bridge.fodt
office ferry 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}' ferry.fodt
office ferry docx ferry.fodt
for kind in docx odt rtf epub fodt pdf
do
  cp "$work/bridge/bridge.$kind" "$here/libreoffice-bridge.$kind"
done
cp "$work/ferry/ferry.pdf" "$here/libreoffice-columns.pdf"
cp "$work/ferry/ferry.docx" "$here/libreoffice-columns.docx"

# Pandoc.
for kind in docx odt rtf epub html md
do
  to=$kind
  [ $kind = md ] && to=gfm
  pandoc -s --from markdown --to $([ $to = html ] && echo html5 || echo $to) -o "$here/pandoc-bridge.$kind" bridge.md
done
pandoc -s -o "$here/pandoc-brot.docx" brot.md
pandoc -s -o "$here/pandoc-brot.rtf" brot.md

# Other makers of PDF.
pandoc -s --to html5 -V margin-left=0 -V margin-right=0 -o bridge.html bridge.md
weasyprint -q bridge.html "$here/weasyprint-bridge.pdf" 2>/dev/null
pandoc -s --to html5 -o brot.html brot.md
wkhtmltopdf -q --page-size A5 brot.html "$here/wkhtmltopdf-brot.pdf" 2>/dev/null || true
sed -z 's/\[\(Mill.Street\)\]([^)]*)/\1/' bridge.md | pandoc -s --from markdown --to ms | groff -ms -t -e -Tps 2>/dev/null | ps2pdf - "$here/ghostscript-bridge.pdf"
# A scan: pictures of the pages, small enough to be kept.
gs -q -sDEVICE=pdfimage8 -r30 -o "$here/ghostscript-scan.pdf" "$here/ghostscript-bridge.pdf"

# Chromium: a saved page and another PDF. Wget: web archives.
mkdir -p "$work/www/news/bridge" "$work/www/news/ferry"
cp page.html "$work/www/news/bridge/index.html"
sed -e 's/Brack closes its bridge for good/Council looks for a ferry/g' -e '/<blockquote>/d' page.html > "$work/www/news/ferry/index.html"
cp style.css "$work/www/news/bridge/"
timeout -k 10 600 python3 -m http.server --bind 127.0.0.1 --directory "$work/www" 8765 >/dev/null 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$work"' EXIT
sleep 1
cd "$work"
wget -q --no-warc-compression --no-warc-keep-log --warc-file=plain -O /dev/null http://127.0.0.1:8765/news/bridge/ http://127.0.0.1:8765/news/ferry/
wget -q --no-warc-keep-log --warc-file=packed -O /dev/null http://127.0.0.1:8765/news/bridge/ http://127.0.0.1:8765/news/ferry/
cp plain.warc "$here/wget-plain.warc"
cp packed.warc.gz "$here/wget-packed.warc.gz"
browser="chromium --headless --no-sandbox --disable-gpu --user-data-dir=$work/browser"
$browser --print-to-pdf="$here/chromium-page.pdf" http://127.0.0.1:8765/news/bridge/ >/dev/null 2>&1
python3 "$here/sources/save-page.py" "$work/browser2" http://127.0.0.1:8765/news/bridge/ "$here/chromium-page.mhtml"
# The page as an extension of the browser saves it: all in one file.
data=$(printf '%09000d' 0 | base64 -w 0)
sed -e "s#bridge.png#data:image/png;base64,$data#" -e "s#<link rel=.stylesheet.*#<style>@font-face { src: url(data:font/woff2;base64,$data) }</style>#" "$here/sources/page.html" > "$work/www/single.html"
$browser --dump-dom http://127.0.0.1:8765/single.html > "$here/chromium-single.html" 2>/dev/null
kill $server

# Archives: GNU tar and Python's zipfile, which writes paths as they are told.
mkdir -p "$work/box/deep"
cp "$here/pandoc-brot.rtf" "$work/box/brot.rtf"
cp "$here/pandoc-bridge.md" "$work/box/deep/bridge.md"
tar -C "$work/box" --owner=0 --group=0 --mtime=2019-05-03 -czf "$here/tar-box.tar.gz" .
(cd "$work/box" && python3 -m zipfile -c "$here/python-box.zip" brot.rtf deep)

# Python's mail library.
rm -f "$here"/mail-*
python3 "$here/sources/mails.py" "$here"

# Feeds, by Perl's libraries.
perl "$here/sources/feeds.pl" "$here"
