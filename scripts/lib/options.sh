# How the Java process is run. To be sourced after build.sh; needs $root and $dist. Sets the array $options.

# Small on purpose: the services, PostgreSQL, Redis and Kafka share one machine with whatever else its owner does.
options=(
  -Xms64m -Xmx512m -Xss512k -XX:+UseSerialGC -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=30
  -XX:ReservedCodeCacheSize=96m -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true
  "-Dpolyphony.dist=$dist" "-Dpolyphony.conf=$root/conf"
)
launcher=$dist/lib/launcher-0.1.0.jar

# More arenas for malloc than cores buy nothing here and cost memory.
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
