#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes what `make fuzz` begins with in the folder $1: seeds, of every example, golden, form of the
# templates and small source of seeds/ one for each writer, and beside it, as $1.dict, the words of words.txt (one a line, \n a
# line feed). The digit in front of a seed chooses (fuzz_md.c): even Markdown, odd XML.
set -eu
TOP=${TOP:-$(cd "$(dirname "$0")/../.." && pwd)}
cd "$TOP"
out=$1
made=0
find examples templates tests/golden tests/fuzz/seeds -name '*.md' -o -name '*.xml' | sort | while read -r file; do
    case $file in
    *.xml) first='1 3 5' ;;
    *) first='0 2 4' ;;
    esac
    name=$(printf '%s' "$file" | tr '/' '-')
    for k in $first; do
        { printf '%s' "$k"; cat "$file"; } >"$out/$k-$name"
    done
done
# libFuzzer takes what is not ASCII as \xNN only
while IFS= read -r word; do
    printf "\"%s\"\n" "$(printf '%b' "$word" | od -An -v -tx1 | tr -d '\n' | sed 's/ /\\x/g')"
done <tests/fuzz/words.txt >"$out.dict"
for file in "$out"/*; do
    test -f "$file" && made=$((made + 1))
done
test "$made" -gt 0 || { echo "seeds.sh: no seed" >&2; exit 1; }
