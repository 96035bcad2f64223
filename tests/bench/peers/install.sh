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
# Public segmentation rules and Okapi's engine, for tests/long/public-srx.test.ts; they are never committed.
srx_rules() {
  local name='SRX rules of Okapi, LanguageTool and OmegaT' list=$cache/srx.classpath place=$cache/srx jar file
  local omegat=/usr/share/omegat/OmegaT.jar
  mkdir -p "$place"
  if ! { [ -s "$place/okapi.srx" ] && [ -s "$place/languagetool.srx" ] && [ -s "$list" ] && [ -e "$(cut -d: -f1 "$list")" ]; } &&
    has java && has mvn && has unzip &&
    timeout 180 mvn -q -B -f srx.pom.xml dependency:build-classpath -Dmdep.outputFile="$list" >/dev/null 2>&1; then
    for jar in $(tr : ' ' <"$list"); do
      case $jar in
        *okapi-lib-segmentation*) unzip -p "$jar" net/sf/okapi/lib/segmentation/defaultSegmentation.srx >"$place/okapi.srx" ;;
        *languagetool-core*) unzip -p "$jar" org/languagetool/resource/segment.srx >"$place/languagetool.srx" ;;
      esac
    done
  fi
  [ -s "$place/omegat.srx" ] || [ ! -e "$omegat" ] ||
    unzip -p "$omegat" org/omegat/core/segmentation/defaultRules.srx >"$place/omegat.srx"
  for file in okapi languagetool omegat; do
    [ -s "$place/$file.srx" ] && continue
    rm -f "$place/$file.srx"
    missing "$name" "there is no $file.srx (it needs Java, Maven and unzip; OmegaT is Debian's)"
    return
  done
  ready "$name"
}

debian po4a 'po4a msgen' 'po4a gettext'
translate_toolkit markdown markdown
okapi "$cache/okapi.classpath"
srx_rules
exit 0
