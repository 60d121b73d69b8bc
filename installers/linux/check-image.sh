#!/bin/bash
# Tries the image as somebody without a JDK, a display or a locale would; a failure fails the build.
# usage: check-image.sh <launcher> <version>
set -euo pipefail
launcher=$1
version=$2
work=$(mktemp -d)
broker=
trap '[ -z "$broker" ] || kill "$broker" 2> /dev/null || true; rm -rf "$work"' EXIT

deskwire() { env -i PATH=/nonexistent HOME="$work" "$launcher" "$@"; }

expect() { # <exit code> <text in the output> <arguments ...>
  local code=0 wanted=$1 text=$2
  shift 2
  deskwire "$@" > "$work/out" 2>&1 || code=$?
  if [ "$code" -ne "$wanted" ] || ! grep -qF -- "$text" "$work/out" || grep -q $'^\tat ' "$work/out"; then
    echo "The image is not right: \"deskwire $*\" ended with $code instead of $wanted, or did not say \"$text\":" >&2
    cat "$work/out" >&2
    exit 1
  fi
}

expect 0 "Deskwire $version" --version
expect 0 "probe" --help
expect 2 "no command" nonsense
expect 1 "kept in $work" send --endpoint mqtt://127.0.0.1:1 --room r1 --text "Grüße 1" --timeout 1

env -i PATH=/nonexistent HOME="$work" "$launcher" broker > "$work/endpoints" 2> "$work/broker.log" &
broker=$!
for _ in $(seq 300); do
  [ "$(wc -l < "$work/endpoints")" -lt 3 ] && kill -0 "$broker" && sleep 0.1 || break
done
stomp=$(grep '^stomp+ws:' "$work/endpoints")
mqtt=$(grep '^mqtt:' "$work/endpoints")
# what the first send has left behind goes first
deskwire tail --endpoint "$stomp" --count 2 --timeout 60 > "$work/events" 2> "$work/tail.log" &
tail=$!
for _ in $(seq 300); do
  ! grep -qs Listening "$work/tail.log" && kill -0 "$tail" && sleep 0.1 || break
done
expect 0 "-" send --endpoint "$mqtt" --room r1 --text "Grüße 2" --timeout 30
wait "$tail"
if [ "$(sed 's/.*"text":"\([^"]*\)".*/\1/' "$work/events" | paste -sd, -)" != "Grüße 1,Grüße 2" ]; then
  echo "The image is not right: tail did not see both messages in order:" >&2
  cat "$work/events" >&2
  exit 1
fi
expect 0 "0.0%" probe --endpoint "$stomp" --endpoint "$mqtt" --count 3
expect 0 "outbox 0" demo --duration 6

env -i PATH=/nonexistent HOME="$work" "$launcher" console --data-dir "$work/desk" > "$work/out" 2>&1 &
console=$!
for _ in $(seq 300); do
  ! grep -qsF "window open" "$work/desk/log/deskwire.log" && kill -0 "$console" && sleep 0.1 || break
done
kill "$console" || true
wait "$console" || true
if ! grep -qF "window open" "$work/desk/log/deskwire.log" || grep -qF "Shaping" "$work/desk/log/deskwire.log"; then
  echo "The image is not right: the console did not come up, or the launcher does not open what io.deskwire.ui.fx.Shaping mends:" >&2
  cat "$work/desk/log/deskwire.log" "$work/out" >&2
  exit 1
fi
echo "Image checked: commands, exit codes, a message over MQTT and STOMP, the demo, the console."
