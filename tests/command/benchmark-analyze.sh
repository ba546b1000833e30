#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# benchmark-analyze.sh CLI FOLDER: how many words a second the whole analysis
# takes, against `wc -w` over the same files in the same run, because machines
# differ and are busy. The articles of FOLDER are laid out often enough that
# starting the program weighs little. Where ANALYZER_CORPUS names the corpora,
# their pages are measured as well: real articles of many lengths.
#
# Programs take turns for some rounds and the best of each counts. That is told
# by the time that passes and by the processor's: the latter does not count
# what other programs take meanwhile.
set -eu
cli=$1
samples=$2
rounds=5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

now() { date +%s%N; }

# The milliseconds of the processor from one output of `times` to the other: of
# what the shell has run, the second line.
spent()
{
  cat "$work/before" "$work/after" |
    awk 'NR % 2 == 0 { split ($1 " " $2, t, "[ms ]+"); at[NR] = (t[1] * 60 + t[2] + t[3] * 60 + t[4]) * 1000 }
         END { printf "%d\n", at[4] - at[2] }'
}

least() # NAME NUMBER: keeps the least number of that name, in $work
{
  [ -e "$work/$1" ] && [ "$(cat "$work/$1")" -le "$2" ] || echo "$2" > "$work/$1"
}

run() # NAME COMMAND…: runs it and keeps how long it took
{
  name=$1
  shift
  times > "$work/before"
  begin=$(now)
  "$@" > "$work/out"
  end=$(now)
  times > "$work/after"
  least "$name.passed" $(((end - begin) / 1000))
  least "$name.spent" "$(spent)"
}

count_words() { xargs cat < "$work/list" | LC_ALL=C.UTF-8 wc -w; }
analyse() { "$cli" analyze --format=json --jobs="$1" --files-from="$work/list"; }
start() { "$cli" analyze --format=json -- "$(head -n 1 "$work/list")"; }

passed() { cat "$work/$1.passed"; }
spent_by() { cat "$work/$1.spent"; }

measure() # NAME FOLDER WORDS: measures its articles, laid out until there are so many words
{
  rm -rf "${work:?}"/*
  mkdir "$work/articles"
  once=$(cat "$2"/*.txt | wc -w)
  copy=0
  while [ $((copy * once)) -lt "$3" ]
  do
    for article in "$2"/*.txt
    do
      cp "$article" "$work/articles/$(basename "$article" .txt)-$copy.txt"
    done
    copy=$((copy + 1))
  done
  find "$work/articles" -name '*.txt' | sort > "$work/list"
  words=$((copy * once))
  articles=$(wc -l < "$work/list")

  round=0
  while [ $round -lt $rounds ]
  do
    run count count_words
    run two analyse 2
    run one analyse 1
    [ "$(wc -l < "$work/out")" -eq "$articles" ] || {
      echo "only $(wc -l < "$work/out") articles were analysed"
      exit 1
    }
    run start start
    round=$((round + 1))
  done

  echo "$1: $words words in $articles articles, best of $rounds runs"
  echo "  wc -w:              $((words * 1000000 / $(passed count))) words/s"
  echo "  analysis, one job:  $((words * 1000 / $(spent_by one))) words/s of processor time," \
       "$((words * 1000000 / $(passed one))) as time passed," \
       "$(($(passed one) / $(passed count))) times the time of wc -w"
  echo "  analysis, two jobs: $((words * 1000000 / $(passed two))) words/s," \
       "$(($(passed one) * 100 / $(passed two))) % of one job's speed"
  echo "  one article, with the start of the program: $(($(passed start) / 1000)) ms"
}

measure samples "$samples" 100000
pages=${ANALYZER_CORPUS:-}/corpus/pages/text
[ ! -d "$pages" ] || measure pages "$pages" 100000
