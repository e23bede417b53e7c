#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes what `make fuzz` begins with for the target $1 in the folder $2, and beside it, as $2.dict,
# words. md: of every example, golden, form of the templates and small source of seeds/ one for each
# writer, the words of words.txt (one a line, \n a line feed); the digit in front of a seed chooses
# (fuzz_md.c): even Markdown, odd XML. docx: the parts of every example as $VANBAN renders it and of
# the packages in tests/data (seeds_docx.py).
set -eu
TOP=${TOP:-$(cd "$(dirname "$0")/../.." && pwd)}
cd "$TOP"
out=$2
if [ "$1" = docx ]; then
    mkdir -p "$out-rendered"
    for file in examples/*.md; do
        "$VANBAN" render -q "$file" -o "$out-rendered/$(basename "$file" .md).docx"
    done
    exec "${PYTHON:-python3}" tests/fuzz/seeds_docx.py "$out" "$out-rendered" tests/data
fi
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
