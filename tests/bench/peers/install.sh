#!/usr/bin/env bash
# Gets the tools that `npm run bench:probes` and `npm run bench:formats-speed` compare Exonym with, into the user's cache
# folder; po4a from Debian, as root. What cannot be had is named and left out. The exit code is always 0.
set -u
cd "$(dirname "$0")" || exit 0

cache=${XDG_CACHE_HOME:-$HOME/.cache}/exonym-peers
toolkit=3.20.4
okapi=1.47.0
ready() { printf 'peers: %s: ready\n' "$1"; }
missing() { printf 'peers: %s: skipped, %s\n' "$1" "$2"; }
mkdir -p "$cache"

packages() {
  [ -s "$cache/package.json" ] || printf '{"private": true}\n' >"$cache/package.json"
  if [ -d "$cache/node_modules/@diplodoc/translation" ] && [ -d "$cache/node_modules/md2xliff" ]; then
    ready '@diplodoc/translation, md2xliff'
  elif timeout 180 npm install --prefix "$cache" --no-audit --no-fund --ignore-scripts @diplodoc/translation md2xliff >/dev/null 2>&1; then
    ready '@diplodoc/translation, md2xliff'
  else
    missing '@diplodoc/translation, md2xliff' 'npm cannot get them'
  fi
}

debian() {
  command -v po4a >/dev/null && command -v msgen >/dev/null && ready po4a && return
  command -v apt-get >/dev/null || { missing po4a 'this is no Debian'; return; }
  [ "$(id -u)" -eq 0 ] || { missing po4a 'run «apt-get install po4a gettext» as root'; return; }
  export DEBIAN_FRONTEND=noninteractive
  timeout 60 apt-get update -qq >/dev/null 2>&1
  if timeout 240 apt-get install -y -qq --no-install-recommends po4a gettext >/dev/null 2>&1; then ready po4a; else missing po4a 'the package cannot be had'; fi
}

translate_toolkit() {
  local place=$cache/translate-toolkit python
  "$place/bin/html2po" --version >/dev/null 2>&1 && ready "Translate Toolkit $toolkit" && return
  for python in python3 /usr/bin/python3; do
    rm -rf "$place"
    if timeout 60 "$python" -m venv "$place" >/dev/null 2>&1 &&
      timeout 120 "$place/bin/pip" install -q --retries 1 --timeout 15 --disable-pip-version-check "translate-toolkit[markdown]==$toolkit" >/dev/null 2>&1; then
      ready "Translate Toolkit $toolkit"
      return
    fi
  done
  rm -rf "$place"
  missing "Translate Toolkit $toolkit" 'pip cannot get it (Python 3.11 or newer)'
}

okapi_filters() {
  local list=$cache/okapi.classpath
  [ -s "$list" ] && [ -e "$(cut -d: -f1 "$list")" ] && ready "Okapi $okapi" && return
  command -v java >/dev/null && command -v mvn >/dev/null || { missing Okapi 'it needs Java 11 and Maven'; return; }
  if timeout 240 mvn -q -B -f okapi.pom.xml dependency:build-classpath -Dmdep.outputFile="$list" >/dev/null 2>&1 && [ -s "$list" ]; then
    ready "Okapi $okapi"
  else
    rm -f "$list"
    missing "Okapi $okapi" 'Maven cannot get it'
  fi
}

packages
debian
translate_toolkit
okapi_filters
exit 0
