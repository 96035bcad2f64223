#!/usr/bin/env bash
# Gets the translators' tools that tests/interop tries: Debian's OmegaT and Translate Toolkit (as root), the newest
# Translate Toolkit, Okapi's filters (both into the user's cache folder). What cannot be had is named and left out;
# the tests skip it. The exit code is always 0.
set -u
cd "$(dirname "$0")" || exit 0

purpose=interop
cache=${XDG_CACHE_HOME:-$HOME/.cache}/exonym-interop
. ./tools.sh

debian 'OmegaT, Translate Toolkit (Debian)' 'omegat xliff2po' 'omegat translate-toolkit'
translate_toolkit xliff2
okapi "$cache/okapi/classpath"
exit 0
