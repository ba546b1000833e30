#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# session.sh PROGRAM [ARGUMENT…]: runs a test of the window on a display and a
# session bus of its own, with folders of its own for settings and data, so
# that it neither sees nor touches the user's.
set -u

for program in Xvfb dbus-run-session
do
  command -v $program >/dev/null || { echo "1..0 # SKIP $program is missing"; exit 77; }
done

folder=$(mktemp -d) || exit 1
server=
clean_up()
{
  [ -z "$server" ] || { kill "$server"; wait "$server"; } 2>/dev/null
  rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

mkdir -m 700 "$folder/run" "$folder/home"
# A number that no session had a moment ago: one that has just ended may still
# take its display's socket away. A server that resets when its last client has
# gone refuses the next one for a moment: ours never does.
number=$((100 + $$ % 20000))
tries=0
until [ -s "$folder/display" ]
do
  if [ -z "$server" ] || ! kill -0 "$server" 2>/dev/null
  then
    number=$((number + 1))
    Xvfb ":$number" -displayfd 3 -screen 0 1280x800x24 -noreset -nolisten tcp 3>"$folder/display" >"$folder/server.log" 2>&1 &
    server=$!
  fi
  tries=$((tries + 1))
  if [ $tries -gt 600 ]
  then
    cat "$folder/server.log" >&2
    echo "Bail out! the display did not start"
    exit 1
  fi
  sleep 0.1
done

unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XAUTHORITY
export DISPLAY=":$(cat "$folder/display")"
export HOME="$folder/home" XDG_RUNTIME_DIR="$folder/run"
export XDG_DATA_HOME="$folder/data" XDG_CONFIG_HOME="$folder/config" XDG_CACHE_HOME="$folder/cache"
export GDK_BACKEND=x11 GSK_RENDERER=cairo LC_ALL=C.UTF-8 LANGUAGE=

# What the bus and its services say is not the test's.
exec 4>&1
dbus-run-session -- sh -c 'exec "$0" "$@" >&4 4>&-' "$@" >&2
