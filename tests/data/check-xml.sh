#!/bin/sh
# check-xml.sh ROOT: every XML file in the tree is well formed, and the models that come with the program are valid.
# Not those in tests/broken, which are broken on purpose.
set -eu

if ! command -v xmllint >/dev/null; then
  echo "skipped: there is no xmllint on this machine"
  exit 77
fi

cd "$1"

list=$(mktemp)
trap 'rm -f "$list"' EXIT
find data docs flatpak po src tests ui -path tests/broken -prune -o -type f \
  \( -name '*.xml' -o -name '*.xml.in' -o -name '*.ui' -o -name '*.svg' -o -name '*.rng' -o -name '*.trefoil' \) -print \
  | LC_ALL=C sort >"$list"
[ -s "$list" ] || { echo "found no XML in $1"; exit 1; }

xargs xmllint --noout --nonet <"$list"
xmllint --noout --nonet --relaxng data/trefoil-model.rng data/examples/*.trefoil data/templates/*.trefoil

echo "$(wc -l <"$list") files are well formed"
