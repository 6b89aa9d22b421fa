#!/usr/bin/env bash
# Saves the classes that a start loads as they lie in memory, once after a build: later starts need half the time and less memory.
# A whole Polyphony is started for it, on data of its own in a temporary folder.
# Usage: archive.sh JAVA DIST ROOT
set -euo pipefail

java=$1
dist=$2
root=$3
. "$root/scripts/lib/options.sh"

work=$(mktemp -d)
launched=
clean_up() {
  [ -z "$launched" ] || kill "$launched" 2>/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT

# Starts a Polyphony with the given Java options and stops it when it is ready.
start_once() {
  : >"$work/out"
  env -i PATH="$PATH" HOME="${HOME:-/}" MALLOC_ARENA_MAX=2 "$java" "${options[@]}" "$@" -jar "$launcher" \
    up --data "$work/data" --music "$work/music" --port 0 --management.port 0 --cluster.port 0 >"$work/out" 2>&1 &
  launched=$!
  for _ in $(seq 1200); do
    if grep -q '^ready ' "$work/out" || ! kill -0 "$launched" 2>/dev/null; then
      break
    fi
    sleep 0.1
  done
  kill "$launched" 2>/dev/null || cat "$work/out"
  wait "$launched" || true
  launched=
}

mkdir "$work/music"
start_once "-XX:ArchiveClassesAtExit=$work/launcher.jsa" "-Dpolyphony.kafka.archive=$work/classes.jsa"
[ ! -s "$work/classes.jsa" ] || mv -f "$work/classes.jsa" "$dist/kafka/classes.jsa"
[ ! -s "$work/launcher.jsa" ] || mv -f "$work/launcher.jsa" "$dist/launcher.jsa"
