#!/usr/bin/env bash
# Saves the broker's loaded classes as they lie in memory, once after a build: it then starts in half the time with a fifth less memory.
# Usage: archive.sh JAVA DIST
set -euo pipefail

java=$1
dist=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Any free ports: nothing connects to this broker.
port=$((RANDOM % 2000 + 19000))
cat >"$work/broker.properties" <<SETTINGS
cluster.id=AAAAAAAAAAAAAAAAAAAAAA
process.roles=broker,controller
node.id=1
log.dirs=$work/log
log.cleaner.dedupe.buffer.size=4194304
controller.quorum.voters=1@127.0.0.1:$((port + 1))
listeners=BROKER://127.0.0.1:$port,CONTROLLER://127.0.0.1:$((port + 1))
advertised.listeners=BROKER://127.0.0.1:$port
inter.broker.listener.name=BROKER
controller.listener.names=CONTROLLER
listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
SETTINGS

"$java" -Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
  -XX:ArchiveClassesAtExit="$work/classes.jsa" -jar "$dist/kafka/launcher-kafka-0.1.0.jar" "$work/broker.properties" >"$work/out" 2>&1 &
broker=$!
for _ in $(seq 600); do
  if ! kill -0 "$broker" 2>/dev/null || grep -q "broker ready" "$work/out"; then
    break
  fi
  sleep 0.1
done
kill "$broker" || cat "$work/out" >&2
wait "$broker" || true
mv "$work/classes.jsa" "$dist/kafka/classes.jsa"
