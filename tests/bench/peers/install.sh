#!/usr/bin/env bash
# Gets the tools that `npm run bench:probes`, `bench:formats-speed` and `bench:segmentation` compare Exonym with, into the
# user's cache folder; po4a from Debian, as root. What cannot be had is named and left out. The exit code is always 0.
set -u
cd "$(dirname "$0")" || exit 0

purpose=peers
cache=${XDG_CACHE_HOME:-$HOME/.cache}/exonym-peers
. ../../interop/tools.sh

# packages NAME…: packages of npm.
packages() {
  local name
  mkdir -p "$cache"
  [ -s "$cache/package.json" ] || printf '{"private": true}\n' >"$cache/package.json"
  for name in "$@"; do
    if [ -d "$cache/node_modules/$name" ]; then
      ready "$name"
    elif timeout 180 npm install --prefix "$cache" --no-audit --no-fund --ignore-scripts "$name" >/dev/null 2>&1; then
      ready "$name"
    else
      missing "$name" 'npm cannot get it'
    fi
  done
}

packages @diplodoc/translation md2xliff sentencex sbd cldr-segmentation
debian po4a 'po4a msgen' 'po4a gettext'
translate_toolkit markdown markdown
okapi "$cache/okapi.classpath"
exit 0
