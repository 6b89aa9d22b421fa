# How the Java process is run. To be sourced after build.sh; needs $root and $dist. Sets the array $options.

# The heap grows with the library, by a little over a kilobyte a track: a quarter of the machine is a bound, not a demand.
heap_mib() {
  local mib
  mib=$(($(getconf _PHYS_PAGES 2>/dev/null || echo 0) * $(getconf PAGE_SIZE 2>/dev/null || echo 0) / 1048576 / 4))
  if [ "$mib" -lt 512 ]; then
    mib=512
  elif [ "$mib" -gt 8192 ]; then
    mib=8192
  fi
  echo "$mib"
}

# Small on purpose: the services, PostgreSQL, Redis and Kafka share one machine with whatever else its owner does.
options=(
  -Xms64m "-Xmx$(heap_mib)m" -Xss512k -XX:+UseSerialGC -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=30
  -XX:ReservedCodeCacheSize=96m -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true
  "-Dpolyphony.dist=$dist" "-Dpolyphony.conf=$root/conf" "-Dpolyphony.artifacts=$root/artifacts"
)
# Half of a first scan's work is the compiler's. What is compiled to the last degree must have been run four times as
# often as Java's default asks for: the scan gains a sixth, and what runs all day is still compiled within seconds.
options+=(
  -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=2400
  -XX:Tier4CompileThreshold=60000 -XX:Tier4BackEdgeThreshold=160000
)
launcher=$dist/lib/launcher-0.1.0.jar

# More arenas for malloc than cores buy nothing here and cost memory.
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
