#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A folder of src/ includes only folders that stand before it in the map;
# command, window and training never include each other, and nothing below
# window includes GTK or libadwaita.
set -u
src=$1/src
failed=0

check() # FOLDER FORBIDDEN…
{
  folder=$1
  shift
  if [ ! -d "$src/$folder" ]
  then
    echo "src/$folder is missing"
    failed=1
    return
  fi
  for other
  do
    found=$(grep -rnE "^[[:space:]]*#[[:space:]]*include[[:space:]]*[\"<](\.\./)*$other/" "$src/$folder" --include='*.[ch]')
    [ -z "$found" ] || {
      echo "src/$folder may not include src/$other:"
      echo "$found"
      failed=1
    }
  done
  [ "$folder" = window ] || {
    found=$(grep -rnE "^[[:space:]]*#[[:space:]]*include[[:space:]]*[\"<](gtk|gdk|adwaita|adw)[/.]" "$src/$folder" --include='*.[ch]')
    [ -z "$found" ] || {
      echo "src/$folder may not include GTK:"
      echo "$found"
      failed=1
    }
  }
}

check text reading language discourse library reports helper command window training
check reading language discourse library reports helper command window training
check language discourse library reports helper command window training
check discourse library reports helper command window training
check library reports helper command window training
check reports helper command window training
check helper command window training
check window helper command training
check training library reports helper command window
check helper language discourse library reports command window training

for path in "$src"/*/
do
  case $(basename "$path") in
    text|reading|language|discourse|library|reports|helper|command|window|training) ;;
    *)
      echo "src/$(basename "$path") is no folder of the map"
      failed=1 ;;
  esac
done

exit $failed
