# How scripts get the programs of others: install.sh here and in tests/bench/peers. They set `purpose`, which messages begin
# with, and `cache`, a folder of the user's, and stand in the folder of their okapi.pom.xml. What cannot be had is named
# and left out. Every step has a limit of time; what was fetched when it ran out is there the next time.

toolkit=3.20.4
has() { command -v "$1" >/dev/null 2>&1; }
ready() { printf '%s: %s: ready\n' "$purpose" "$1"; }
missing() { printf '%s: %s: skipped, %s\n' "$purpose" "$1" "$2"; }

# debian NAME COMMANDS PACKAGES: packages of Debian, as root, by the commands that they bring.
debian() {
  local name=$1 packages=$3 command
  local -i found=1
  for command in $2; do has "$command" || found=0; done
  [ "$found" -eq 1 ] && ready "$name" && return
  has apt-get || { missing "$name" 'this is no Debian'; return; }
  [ "$(id -u)" -eq 0 ] || { missing "$name" "run «apt-get install $packages» as root"; return; }
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # a list
  if timeout 60 apt-get update -qq >/dev/null 2>&1 &&
    timeout 180 apt-get install -y -qq --no-install-recommends $packages >/dev/null 2>&1; then
    ready "$name"
  else
    missing "$name" 'the packages cannot be had'
  fi
}

# translate_toolkit MODULE [EXTRA]: the newest one, of which MODULE is needed, which EXTRA brings.
translate_toolkit() {
  local place=$cache/translate-toolkit module=$1 extra=${2:+[$2]} python
  "$place/bin/python" -c "import translate.storage.$module" 2>/dev/null && ready "Translate Toolkit $toolkit" && return
  for python in python3 /usr/bin/python3; do
    rm -rf "$place"
    if timeout 60 "$python" -m venv "$place" >/dev/null 2>&1 &&
      timeout 90 "$place/bin/pip" install -q --retries 1 --timeout 15 --disable-pip-version-check "translate-toolkit$extra==$toolkit" >/dev/null 2>&1; then
      ready "Translate Toolkit $toolkit"
      return
    fi
  done
  rm -rf "$place"
  missing "Translate Toolkit $toolkit" 'pip cannot get it (Python 3.11 or newer)'
}

# okapi LIST: the filters that okapi.pom.xml names, into Maven's own cache; LIST tells where they lie.
okapi() {
  local list=$1
  # Maven's cache may have been emptied.
  [ -s "$list" ] && [ -e "$(cut -d: -f1 "$list")" ] && ready Okapi && return
  has java && has mvn || { missing Okapi 'it needs Java 11 and Maven'; return; }
  mkdir -p "$(dirname "$list")"
  if timeout 180 mvn -q -B -f okapi.pom.xml dependency:build-classpath -Dmdep.outputFile="$list.new" >/dev/null 2>&1 &&
    [ -s "$list.new" ]; then
    mv "$list.new" "$list"
    ready Okapi
  else
    rm -f "$list" "$list.new"
    missing Okapi 'Maven cannot get it'
  fi
}
