#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every language in LINGUAS is complete: no string is missing or in doubt, and
# each keeps its format directives.
set -u
cd "$1" || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# gettext up to 0.21 knows no .metainfo.xml rules of its own where appstream is
# not installed; the build's own po/ uses what is there, so does this.
GETTEXTDATADIRS=/usr/share/gettext xgettext --from-code=UTF-8 --files-from=po/POTFILES --output="$work/analyzer.pot" \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dgettext:2 --keyword=g_dngettext:2,3 \
  --keyword=ngettext:1,2 --flag=g_set_error:4:c-format --package-name=analyzer 2>"$work/log" || {
  cat "$work/log"
  exit 1
}

failed=0
for language in $(grep -v '^#' po/LINGUAS)
do
  msgfmt --check --output-file=/dev/null "po/$language.po" || failed=1
  msgmerge --quiet --no-fuzzy-matching --output-file="$work/$language.po" "po/$language.po" "$work/analyzer.pot" || failed=1
  missing=$(LC_ALL=C msgattrib --untranslated --no-obsolete --no-wrap "$work/$language.po" | grep '^msgid "..*"')
  fuzzy=$(LC_ALL=C msgattrib --only-fuzzy --no-obsolete --no-wrap "po/$language.po" | grep '^msgid "..*"')
  [ -z "$missing" ] || {
    echo "po/$language.po lacks:"
    echo "$missing"
    failed=1
  }
  [ -z "$fuzzy" ] || {
    echo "po/$language.po is in doubt of:"
    echo "$fuzzy"
    failed=1
  }
done
exit $failed
