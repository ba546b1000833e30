#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The manual and the shell completion know every command and every option, and
# the manual has no mistakes in its markup.
# usage: check-manual.sh PROGRAM DATA-FOLDER
set -u
program=$1
manual=$2/analyzer-cli.1
completion=$2/analyzer-cli.bash-completion
export LC_ALL=C
failed=0

plain=$(sed 's/\\-/-/g' "$manual")
commands=$("$program" --help | sed -n 's/^  \([a-z]\{1,\}\)  .*/\1/p')
[ -n "$commands" ] || { echo "The help names no command"; exit 1; }

for command in $commands; do
  case $plain in
    *"analyzer-cli $command"*) ;;
    *) echo "The manual does not know the command $command"; failed=1 ;;
  esac
  grep -q "commands=.*\\<$command\\>" "$completion" || { echo "The completion does not know the command $command"; failed=1; }

  for option in $("$program" "$command" --help | sed -n 's/^  \(-.,  *\)\{0,1\}\(--[a-z-]\{1,\}\).*/\2/p'); do
    case $plain in
      *"$option"*) ;;
      *) echo "The manual does not know $option of $command"; failed=1 ;;
    esac
    grep -q -e "$option" "$completion" || { echo "The completion does not know $option of $command"; failed=1; }
  done
done

for reader in $("$program" read --help | sed -n '/^INPUT/,/^$/s/^  \([a-z]*\)  .*/\1/p'); do
  grep -q "^\.B.* *$reader\>" "$manual" || { echo "The manual does not know the format $reader"; failed=1; }
  grep -q "readers=.*\<$reader\>" "$completion" || { echo "The completion does not know the format $reader"; failed=1; }
done

if command -v bash > /dev/null; then
  bash -n "$completion" || failed=1
fi
if command -v groff > /dev/null; then
  mistakes=$(groff -man -Tascii -ww "$manual" 2>&1 > /dev/null)
  [ -z "$mistakes" ] || { echo "$mistakes"; failed=1; }
fi

exit $failed
