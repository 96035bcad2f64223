#!/usr/bin/env bash
# Gets the translators' tools that tests/interop tries: Debian's OmegaT and Translate Toolkit (as root), the newest
# Translate Toolkit, Okapi's filters (both into the user's cache folder). What cannot be had is named and left out;
# the tests skip it. Every step has a limit of time, and the exit code is always 0.
set -u
cd "$(dirname "$0")" || exit 0

cache=${XDG_CACHE_HOME:-$HOME/.cache}/exonym-interop
toolkit=3.20.4
has() { command -v "$1" >/dev/null 2>&1; }
ready() { printf 'interop: %s: ready\n' "$1"; }
missing() { printf 'interop: %s: skipped, %s\n' "$1" "$2"; }

debian() {
  has omegat && has xliff2po && ready 'OmegaT, Translate Toolkit (Debian)' && return
  has apt-get || { missing 'OmegaT, Translate Toolkit (Debian)' 'this is no Debian'; return; }
  [ "$(id -u)" -eq 0 ] || { missing 'OmegaT, Translate Toolkit (Debian)' 'run «apt-get install omegat translate-toolkit» as root'; return; }
  export DEBIAN_FRONTEND=noninteractive
  if timeout 60 apt-get update -qq >/dev/null 2>&1 &&
    timeout 180 apt-get install -y -qq --no-install-recommends omegat translate-toolkit >/dev/null 2>&1; then
    ready 'OmegaT, Translate Toolkit (Debian)'
  else
    missing 'OmegaT, Translate Toolkit (Debian)' 'the packages cannot be had'
  fi
}

newest_toolkit() {
  local place=$cache/translate-toolkit
  "$place/bin/python" -c 'import translate.storage.xliff2' 2>/dev/null && ready "Translate Toolkit $toolkit" && return
  local python
  for python in python3 /usr/bin/python3; do
    rm -rf "$place"
    if timeout 60 "$python" -m venv "$place" >/dev/null 2>&1 &&
      timeout 90 "$place/bin/pip" install -q --retries 1 --timeout 15 --disable-pip-version-check "translate-toolkit==$toolkit" >/dev/null 2>&1; then
      ready "Translate Toolkit $toolkit"
      return
    fi
  done
  rm -rf "$place"
  missing "Translate Toolkit $toolkit" 'pip cannot get it (Python 3.11 or newer)'
}

okapi() {
  local list=$cache/okapi/classpath
  # The jars lie in Maven's own cache, which may have been emptied.
  [ -s "$list" ] && [ -e "$(cut -d: -f1 "$list")" ] && ready Okapi && return
  has java && has mvn || { missing Okapi 'it needs Java 11 and Maven'; return; }
  mkdir -p "$cache/okapi"
  if timeout 180 mvn -q -B -f okapi.pom.xml dependency:build-classpath -Dmdep.outputFile="$list.new" >/dev/null 2>&1 &&
    [ -s "$list.new" ]; then
    mv "$list.new" "$list"
    ready Okapi
  else
    rm -f "$list" "$list.new"
    missing Okapi 'Maven cannot get it'
  fi
}

debian
newest_toolkit
okapi
exit 0
