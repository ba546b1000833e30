#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source says under which licence it may be used.
set -u
cd "$1" || exit 1

bad=$(find src tests build-aux .ci data po -type f \
  \( -name '*.c' -o -name '*.h' -o -name '*.sh' -o -name '*.ui' -o -name '*.css' -o -name '*.svg' -o -name '*.gresource.xml' \
     -o -name '*.gschema.xml' -o -name '*.py' -o -path 'build-aux/*' -o -path '.ci/*' \) \
  -exec grep -L 'SPDX-License-Identifier: \(GPL-3.0-or-later\|CC0-1.0\)' {} +)
[ -z "$bad" ] || {
  echo "No SPDX line in:"
  echo "$bad"
  exit 1
}
grep -q 'GNU GENERAL PUBLIC LICENSE' LICENSE
