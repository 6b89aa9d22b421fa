# Builds what the command line runs, when it has to be built. To be sourced after machine.sh; needs $root and $java.

dist=$root/verticles/launcher/target/dist
built=$dist/.built

sources_changed() {
  [ -f "$built" ] || return 0
  [ -n "$(find "$root/pom.xml" "$root/cluster.xml" "$root/conf" "$root/verticles" "$root/gateway" \
    -name target -prune -o -path '*/src/test' -prune -o -type f -newer "$built" -print -quit)" ]
}

build_if_needed() {
  sources_changed || return 0
  need_maven
  mkdir -p "$root/verticles/launcher/target"
  exec 8>"$root/verticles/launcher/target/build.lock"
  if command -v flock >/dev/null && ! flock -n 8; then
    echo "waiting for another build of Polyphony to end"
    flock 8
  fi
  # Another process may have built it while this one waited.
  if sources_changed; then
    build
  fi
  exec 8>&-
}

build() {
  local log=$root/verticles/launcher/target/build.log started=$SECONDS stamp
  stamp=$(mktemp)
  echo "building Polyphony (log: $log); the first time Maven also fetches about 250 MB"
  rm -rf "$dist"
  # shellcheck disable=SC2086  # options are words on purpose
  if ! (cd "$root" && mvn -B -Dfast -DskipTests ${POLYPHONY_MAVEN_OPTS:-} -pl verticles/launcher/kafka,verticles/launcher -am package 8>&-) 2>&1 | tee "$log" | steps; then
    rm -f "$stamp"
    grep -m 20 -E '^\[ERROR\]' "$log" >&2 || tail -n 20 "$log" >&2
    stop "The build failed; all of its output is in $log"
  fi
  # The archives of loaded classes only make starts quicker: without them everything works.
  echo "  saving loaded classes, so that starts are quick"
  bash "$root/scripts/lib/archive.sh" "$java" "$dist" "$root" >>"$log" 2>&1 8>&- || true
  # The moment the build began: what was edited meanwhile counts as newer.
  mv "$stamp" "$built"
  echo "built in $((SECONDS - started)) s"
}

# Maven's output as steps: one line that changes on a terminal, a line for each module elsewhere.
steps() {
  local fetched=0 step='' line terminal=
  [ -t 1 ] && terminal=yes
  while IFS= read -r line; do
    case $line in
      *Downloaded\ from*) fetched=$((fetched + 1)) ;;
      *'] Building '*'['*/*']'*)
        step=$(sed -E 's/.*Building ([^ ]+) .*\[([0-9]+)\/([0-9]+)\].*/\2 of \3: \1/' <<<"$line")
        [ -n "$terminal" ] || echo "  $step"
        ;;
      *) continue ;;
    esac
    [ -z "$terminal" ] || printf '\r\033[K  %s%s' "$step" "$([ $fetched = 0 ] || echo ", $fetched files fetched")"
  done
  [ -z "$terminal" ] || printf '\r\033[K'
}
