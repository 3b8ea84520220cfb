# Sourced by .ci/run: brings the database servers that the tests need on a bare machine. A server that answers on loopback is taken as it is;
# where there is none, one is started for this run alone, on a free port and in a folder of its own, and ended with it.

isOpen() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

freePort() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'; }

# waitFor PORT: until something listens there
waitFor() {
  for _ in $(seq 100); do
    isOpen "$1" && return 0
    sleep 0.2
  done
  echo "no server came up on port $1" >&2
  return 1
}

installMissing() {
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 0
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  [ -x /usr/sbin/mariadbd ] || missing+=(mariadb-server)
  ls /usr/lib/galera*/libgalera_smm.so >/dev/null 2>&1 || missing+=(galera-4)
  for tool in rsync lsof openssl; do command -v "$tool" >/dev/null || missing+=("$tool"); done
  command -v ip >/dev/null || missing+=(iproute2)
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
  [ ${#missing[@]} -eq 0 ] && return 0
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    echo "could not install ${missing[*]}"
}

startMariadb() {
  { [ -n "${TEST_MARIADB_URL:-}" ] || isOpen "${MARIADB_PORT:-3306}"; } && return 0
  local folder port
  folder=$(mktemp -d) port=$(freePort)
  mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$folder/data" --auth-root-authentication-method=normal --skip-test-db >/dev/null
  /usr/sbin/mariadbd --no-defaults --user="$(id -un)" --datadir="$folder/data" --tmpdir="$folder" --socket="$folder/socket" --pid-file="$folder/pid" \
    --bind-address=127.0.0.1 --port="$port" >"$folder/log" 2>&1 &
  servers+=($!)
  waitFor "$port" && export TEST_MARIADB_URL="mysql://root@127.0.0.1:$port"
}

# PostgreSQL does not run as root: there its own user runs it.
asPostgres() {
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

startPostgres() {
  { [ -n "${TEST_POSTGRES_URL:-}" ] || isOpen "${POSTGRES_PORT:-5432}"; } && return 0
  local folder port bin
  folder=$(mktemp -d) port=$(freePort) bin=$(ls -d /usr/lib/postgresql/*/bin | tail -n 1)
  [ "$(id -u)" -eq 0 ] && chown postgres "$folder"
  asPostgres "$bin/initdb" --pgdata="$folder/data" --auth=trust --username=postgres --encoding=UTF8 >/dev/null
  asPostgres "$bin/postgres" -D "$folder/data" -k "$folder" -h 127.0.0.1 -p "$port" >"$folder/log" 2>&1 &
  waitFor "$port" || return 0
  servers+=("$(head -n 1 "$folder/data/postmaster.pid")")
  export TEST_POSTGRES_URL="postgres://postgres@127.0.0.1:$port"
}

servers=()
endServers() { [ ${#servers[@]} -eq 0 ] || kill "${servers[@]}" 2>/dev/null || true; }
trap endServers EXIT
installMissing
startMariadb
startPostgres
