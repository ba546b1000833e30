#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# benchmark-analyze.sh CLI FOLDER: how many words a second the whole analysis
# takes, against `wc -w` over the same files in the same run, because machines
# differ and are busy. Each article of FOLDER is laid out a hundred times, so
# that starting the program weighs little; the best of three runs counts.
set -eu
cli=$1
folder=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for article in "$folder"/*.txt
do
  name=$(basename "$article" .txt)
  for n in 0 1 2 3 4 5 6 7 8 9
  do
    for m in 0 1 2 3 4 5 6 7 8 9
    do
      cp "$article" "$work/$name-$n$m.txt"
    done
  done
done
find "$work" -name '*.txt' | sort > "$work/list"
words=$(xargs cat < "$work/list" | wc -w)

best() # COMMAND…: the nanoseconds of the quickest of three runs
{
  least=
  for run in 1 2 3
  do
    begin=$(date +%s%N)
    "$@" > "$work/out"
    end=$(date +%s%N)
    [ -n "$least" ] && [ "$least" -le $((end - begin)) ] || least=$((end - begin))
  done
  echo "$least"
}

count_words() { xargs cat < "$work/list" | LC_ALL=C.UTF-8 wc -w; }
analyse() { "$cli" analyze --format=json --jobs="$1" --files-from="$work/list"; }
start() { "$cli" analyze --format=json -- "$(head -n 1 "$work/list")"; }

wc_time=$(best count_words)
one=$(best analyse 1)
lines=$(wc -l < "$work/out")
[ "$lines" -eq "$(wc -l < "$work/list")" ] || {
  echo "only $lines articles were analysed"
  exit 1
}
two=$(best analyse 2)
first=$(best start)

echo "words:              $words in $lines articles"
echo "wc -w:              $((words * 1000000 / (wc_time / 1000))) words/s"
echo "analysis, one job:  $((words * 1000000 / (one / 1000))) words/s, $((one / wc_time)) times the time of wc -w"
echo "analysis, two jobs: $((words * 1000000 / (two / 1000))) words/s, $((one * 100 / two)) % of one job's speed"
echo "one article, with the start of the program: $((first / 1000000)) ms"
