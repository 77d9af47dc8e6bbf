# What every bench does, read by the scripts beside it after they have set:
#   work      the folder below bench/target for results and data
#   port      where the application listens; the next one is that of its management
#   samples   whether pages show codes and links (true or false)
#   build     empty to take the classes that BENCH_CLASSPATH names, and the load that BENCH_GATLING names
# BENCH_UNDER names a command that starts the product, for one that limits it: with systemd
# "systemd-run --scope -p MemoryMax=1G", without "cgexec -g memory:prasan" (Debian: cgroup-tools).
# Needs pgbench (Debian: postgresql-contrib) for the floor.
set -euo pipefail
command -v pgbench >/dev/null || { echo "Please install pgbench (Debian: postgresql-contrib)." >&2; exit 1; }
JAVA_HOME=$(bin/jdk25)
export JAVA_HOME
java=$JAVA_HOME/bin/java
target=$PWD/bench/target
url=http://localhost:$port
results=$target/$work
data=$target/$work-data
settings=(--prasan.data="$data" --prasan.sample="$samples")
server=

say() { echo "$(date +%T) $*"; }

# Prints the end of a file and gives up.
fail() { tail -"${2:-20}" "$1"; exit 1; }

stop() {
  [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true; }
  server=
}
trap stop EXIT

# Builds, and begins anew; with an argument that is not empty the data of the run before stay.
prepare() {
  if [ -n "${1:-}" ]; then
    find "$results" -type f ! -name paths.tsv -delete
  else
    rm -rf "$results" "$data"
    mkdir -p "$results"
  fi
  if [ -n "$build" ]; then
    say "building"
    mvn -q -B -DskipTests package
    rm -rf "$target/app"
    "$java" -Djarmode=tools -jar target/prasan.jar extract --destination "$target/app" >/dev/null
    mvn -q -B -f bench test-compile
    classpath="$target/app/prasan.jar:$target/app/lib/*"
  else
    classpath=${BENCH_CLASSPATH:?names the classes and their libraries}
  fi
}

# Runs one of the programs in bench/java.
run() { "$java" -Xmx1g -cp "$classpath" "bench/java/$1.java" "${@:2}"; }

# Runs one that fills the empty data folder, and starts the product for it.
generate() {
  run "$@" "${settings[@]}" --server.port=0 --management.server.port=0 >"$results/generate.log" 2>&1 ||
    fail "$results/generate.log"
}

start() {
  say "starting"
  ${BENCH_UNDER:-} "$java" ${BENCH_JAVA_OPTIONS:--Xmx400m -XX:+UseCompactObjectHeaders} --enable-native-access=ALL-UNNAMED \
    -cp "$classpath" org.prasan.Prasan "${settings[@]}" --server.port="$port" \
    --management.server.port=$((port + 1)) >"$results/server.log" 2>&1 &
  server=$!
  for _ in $(seq 400); do
    curl -fso /dev/null "$url/sign-in" && break
    kill -0 $server || fail "$results/server.log"
    sleep 0.5
  done
  postmaster=$(head -1 "$data/postgres/postmaster.pid")
}

# Lets a simulation of Gatling ask.
ask() {
  say "asking"
  if [ -n "${BENCH_GATLING:-}" ]; then
    "$java" -Xmx300m --add-opens=java.base/java.lang=ALL-UNNAMED -Dbench.url="$url" \
      -Dbench.seconds="$seconds" -Dbench.results="$results" -cp "$BENCH_GATLING" io.gatling.app.Gatling \
      -s "org.prasan.bench.$1" -nr -rf "$target/gatling" >"$results/gatling.log" 2>&1 ||
      fail "$results/gatling.log" 40
  else
    mvn -q -B -f bench gatling:test -Dbench.simulation="org.prasan.bench.$1" -Dbench.url="$url" \
      -Dbench.seconds="$seconds" -Dbench.results="$results" >"$results/gatling.log" 2>&1 ||
      fail "$results/gatling.log" 40
  fi
}

# The share of memory of some processes: what they have in common is counted once.
megabytes() { awk '/^Pss:/ {sum += $2} END {printf "%d", sum / 1024}' "$@"; }

# What application and database hold, as a sentence.
memory() {
  local application database
  application=$(megabytes "/proc/$server/smaps_rollup")
  database=$(for p in $postmaster $(pgrep -P "$postmaster"); do cat "/proc/$p/smaps_rollup"; done 2>/dev/null | megabytes)
  echo "Memory after the load: application $application MB, database $database MB, together $((application + database)) MB."
}

machine() { echo "$(nproc) cores ($(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -1)), load $(cut -d' ' -f1 /proc/loadavg) at the end, shared by application, database and load"; }

# The database of the product, for pgbench, as the application: row-level security holds.
connect() {
  PGPASSWORD=$(cat "$data/secrets/database-application")
  PGPORT=$(sed -n 4p "$data/postgres/postmaster.pid")
  export PGPASSWORD PGPORT PGHOST=127.0.0.1 PGUSER=prasan_app
}

# The -D of a file of variables, one a line, in an array of that name.
variables_of() {
  variables=()
  while IFS= read -r line; do variables+=(-D "$line"); done <"$1"
}

# Plays what was captured of each page in floor.list, over a connection for each person it was captured as.
floor() {
  echo "$seconds" >"$results/floor.seconds"
  cut -f2 "$results/floor.list" | while read -r page; do
    for script in "$results/$page".[0-9]*.sql; do
      variables_of "${script%.sql}.variables"
      client=${script#"$results/$page."}
      (cd "$results" && pgbench -n -M prepared -c 1 -T "$seconds" -l --log-prefix="$page.log.${client%.sql}" \
        "${variables[@]}" -f "$script" prasan >"${script%.sql}.out" 2>&1 || tail -1 "${script%.sql}.out") &
    done
    wait $(jobs -p | grep -v "^$server$")
  done
}
