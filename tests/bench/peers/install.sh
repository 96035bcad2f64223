#!/usr/bin/env bash
# Gets the tools that `npm run bench:probes` and `npm run bench:formats-speed` compare Exonym with, into the user's cache
# folder; po4a from Debian, as root. What cannot be had is named and left out. The exit code is always 0.
set -u
cd "$(dirname "$0")" || exit 0

purpose=peers
cache=${XDG_CACHE_HOME:-$HOME/.cache}/exonym-peers
. ../../interop/tools.sh

packages() {
  local name='@diplodoc/translation, md2xliff'
  mkdir -p "$cache"
  [ -s "$cache/package.json" ] || printf '{"private": true}\n' >"$cache/package.json"
  if [ -d "$cache/node_modules/@diplodoc/translation" ] && [ -d "$cache/node_modules/md2xliff" ]; then
    ready "$name"
  elif timeout 180 npm install --prefix "$cache" --no-audit --no-fund --ignore-scripts @diplodoc/translation md2xliff >/dev/null 2>&1; then
    ready "$name"
  else
    missing "$name" 'npm cannot get them'
  fi
}

packages
debian po4a 'po4a msgen' 'po4a gettext'
translate_toolkit markdown markdown
okapi "$cache/okapi.classpath"
exit 0
