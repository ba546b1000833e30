#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# POTFILES names exactly the files that hold strings for the user, in order.
set -u
cd "$1" || exit 1
export LC_ALL=C

wanted=$( {
  grep -rlE '(^|[^A-Za-z0-9])(N_|C_|NC_|_|ngettext|g_dngettext|g_dgettext) ?\("' src --include='*.c' --include='*.h'
  grep -rlE 'translatable="(yes|true|1)"' src --include='*.ui'
  ls org.example.Analyzer.desktop data/*.metainfo.xml data/*.gschema.xml 2>/dev/null
} | sort -u)
listed=$(grep -v '^#' po/POTFILES | grep .)

[ "$listed" = "$(printf '%s\n' "$listed" | sort -u)" ] || {
  echo "po/POTFILES is not in order"
  exit 1
}
[ "$wanted" = "$listed" ] || {
  echo "po/POTFILES does not name the files with strings for the user:"
  printf '%s\n' "$listed" > "${TMPDIR:-/tmp}/potfiles.$$"
  printf '%s\n' "$wanted" | diff -u "${TMPDIR:-/tmp}/potfiles.$$" -
  rm -f "${TMPDIR:-/tmp}/potfiles.$$"
  exit 1
}
