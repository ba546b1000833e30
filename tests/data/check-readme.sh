#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The README names every folder of src/, the two commands and the pictures it
# shows; the top level holds only what belongs there.
set -u
cd "$1" || exit 1
failed=0

for folder in src/*/
do
  grep -q "^$folder " README.md || {
    echo "README.md says nothing of $folder"
    failed=1
  }
done

for word in build-aux/run build-aux/test
do
  grep -q "$word" README.md || {
    echo "README.md says nothing of $word"
    failed=1
  }
done

for path in $(grep -oE '\]\([^)#:]+\)' README.md | tr -d '])(')
do
  [ -e "$path" ] || {
    echo "README.md points to $path, which is not there"
    failed=1
  }
done

for path in *
do
  case $path in
    src|data|po|tests|build-aux|meson.build|meson_options.txt|README.md|LICENSE|org.example.Analyzer.desktop|_build*) ;;
    *)
      echo "$path does not belong to the top level"
      failed=1 ;;
  esac
done
exit $failed
