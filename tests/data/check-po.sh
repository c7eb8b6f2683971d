#!/bin/sh
# check-po.sh ROOT: each translation in po/LINGUAS has every sentence of the sources as they are now, none fuzzy.
# Where it fails: meson compile -C build/main trefoil-update-po, then fill in what is empty.
set -eu

for tool in xgettext msgmerge msgfmt msgattrib; do
  if ! command -v "$tool" >/dev/null; then
    echo "skipped: there is no $tool on this machine"
    exit 77
  fi
done

cd "$1"
LC_ALL=C.UTF-8
export LC_ALL
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
bad=0

# The same words as Meson's preset “glib”.
xgettext --from-code=UTF-8 --add-comments --files-from=po/POTFILES.in --output="$scratch/trefoil.pot" \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 \
  --keyword=g_dpgettext2:2c,3 2>"$scratch/complaints" || { cat "$scratch/complaints"; exit 1; }

while read -r language; do
  case $language in '' | '#'*) continue ;; esac
  merged=$scratch/$language.po
  msgmerge --quiet --no-fuzzy-matching --output-file="$merged" "po/$language.po" "$scratch/trefoil.pot"
  said=$(msgfmt --check --statistics --output-file=/dev/null "$merged" 2>&1) || bad=1
  printf '%s: %s\n' "$language" "$said"
  case $said in
    *fuzzy* | *untranslated*)
      msgattrib --untranslated --no-obsolete --no-location "$merged"
      msgattrib --only-fuzzy --no-obsolete --no-location "$merged"
      bad=1
      ;;
  esac
done <po/LINGUAS

exit "$bad"
