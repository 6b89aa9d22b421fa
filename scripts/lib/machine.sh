# What the scripts need from this machine, asked for with a sentence. To be sourced.

stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Sets $java to a Java 17 or newer.
need_java() {
  java=${JAVA_HOME:+$JAVA_HOME/bin/java}
  java=${java:-$(command -v java || true)}
  [ -n "$java" ] && [ -x "$java" ] || stop "Polyphony needs a JDK, version 17 or newer, and found no Java. On Debian or Ubuntu: apt install openjdk-17-jdk-headless"
  local version
  version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = *//p')
  [ "${version%%.*}" -ge 17 ] 2>/dev/null || stop "Polyphony needs Java 17 or newer; $java is version ${version:-unknown}. Set JAVA_HOME to a newer JDK."
}

# Checks what only a build needs.
need_maven() {
  [ -x "$(dirname "$(readlink -f "$java")")/javac" ] || stop "Polyphony has to be compiled, and $java belongs to a runtime without a compiler. Install a JDK, on Debian or Ubuntu: apt install openjdk-17-jdk-headless"
  command -v mvn >/dev/null || stop "Polyphony is built with Maven 3.8 or newer, and there is no mvn on the PATH. On Debian or Ubuntu: apt install maven"
}
