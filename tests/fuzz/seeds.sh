#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes what `make fuzz` begins with for the target $1 in the folder $2, and beside it, as $2.dict,
# words. md: of every example, golden, form of the templates and small source of seeds/ one for each
# writer, the words of words.txt (one a line, \n a line feed); the digit in front of a seed chooses
# (fuzz_md.c): even Markdown, odd XML. xml: templates, forms and XML sources for each of the three
# readers of fuzz_xml.c. text: texts of tests/data, and the words of each as pdftotext
# would place them, ten points a letter. docx: the parts of every example as $VANBAN renders it and of
# the packages in tests/data (seeds_docx.py). rules: the scripts of tests/sandbox, lua and the goldens,
# for rendering and for recognition; template, data: all templates, CSV files and profiles.
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
if [ "$1" = text ]; then
    for file in tests/data/seeds/*.txt tests/data/kinds/*.txt; do
        name=$(basename "$file" .txt)
        { printf 0; cat "$file"; } >"$out/text-$name"
        awk 'BEGIN { printf "1<page width=\"1200\" height=\"3000\">\n" }
            {
                line = $0
                at = 0
                while (match(line, /[^ ]+/)) {
                    at += RSTART - 1
                    printf "<word xMin=\"%d\" yMin=\"%d\" xMax=\"%d\" yMax=\"%d\">%s</word>\n",
                        at * 10, NR * 20, (at + RLENGTH) * 10, NR * 20 + 16, substr(line, RSTART, RLENGTH)
                    at += RLENGTH
                    line = substr(line, RSTART + RLENGTH)
                }
            }
            END {
                printf "\f<page number=\"1\">\n"
                printf "<text top=\"20\" left=\"0\" width=\"900\" height=\"16\"><b>a</b> b</text>\n"
            }' "$file" >"$out/words-$name"
    done
    find tests/golden -name '*.md' | sort | while read -r file; do
        { printf 0; cat "$file"; } >"$out/md-$(printf '%s' "$file" | tr '/' '-')"
    done
    printf '"<word xMin=\\""\n"</word>\\x0a"\n"<page width=\\""\n"\\xe2\\x80\\xa2 "\n"Ph\\xe1\\xbb\\xa5 l\\xe1\\xbb\\xa5c "\n' >"$out.dict"
    exit
fi
if [ "$1" = rules ]; then
    # the byte in front chooses: 0 renders, 1 recognises
    find tests/sandbox lua/nd30 lua/import tests/golden examples -name '*.lua' | sort | while read -r file; do
        for k in 0 1; do
            { printf '%s' "$k"; cat "$file"; } >"$out/$k-$(printf '%s' "$file" | tr '/' '-')"
        done
    done
    grep -ohE '[a-z]+[.:][a-z_]+\(' lua/nd30/*.lua lua/import/*.lua | sort -u | sed 's/.*/"&"/' >"$out.dict"
    exit
fi
if [ "$1" = template ]; then
    # the byte in front chooses the writer
    find templates examples tests/golden -name '*.xml' | sort | while read -r file; do
        grep -q '<template' "$file" || continue
        for k in 0 1; do
            { printf '%s' "$k"; cat "$file"; } >"$out/$k-$(printf '%s' "$file" | tr '/' '-')"
        done
    done
    grep -ohE ' [a-z-]+="' templates/nd30/*.xml | sort -u | sed 's/"//; s/.*/"&"/' >"$out.dict"
    exit
fi
if [ "$1" = data ]; then
    # the byte in front chooses: 0 CSV, 1 a profile
    find tests/golden examples -name '*.csv' | sort | while read -r file; do
        { printf 0; cat "$file"; } >"$out/0-$(printf '%s' "$file" | tr '/' '-')"
    done
    find tests/golden examples -name '*.yaml' | sort | while read -r file; do
        { printf 1; cat "$file"; } >"$out/1-$(printf '%s' "$file" | tr '/' '-')"
    done
    printf '"\\x22\\x22"\n";"\n"stt"\n"  - "\n": |"\n"&a "\n"*a"\n"{"\n"m\\xe1\\xba\\xb7c \\xc4\\x91\\xe1\\xbb\\x8bnh:"\n' >"$out.dict"
    exit
fi
if [ "$1" = xml ]; then
    # the byte in front chooses: NUL the bare parser, 0 the same stopped at the twelfth event,
    # 1 a template, 2 a source
    find examples templates tests/golden tests/fuzz/seeds -name '*.xml' | sort | while read -r file; do
        name=$(printf '%s' "$file" | tr '/' '-')
        for k in 0 1 2; do
            { printf '%s' "$k"; cat "$file"; } >"$out/$k-$name"
        done
        { printf '\000'; cat "$file"; } >"$out/all-$name"
    done
    for file in examples/*.md; do
        { printf 2; "$VANBAN" render -q "$file" -t xml -o -; } >"$out/2-$(basename "$file").xml"
    done
    sed -n 's/^NODE_KIND([^,]*, *"\([a-z-]*\)".*/"<\1>"/p' generator/doc/node_kinds.def >"$out.dict"
    printf '"<!DOCTYPE "\n"<!ENTITY "\n"<![CDATA["\n"]]>"\n"<!--"\n"-->"\n"&#x"\n"&amp;"\n"xmlns:"\n"<?xml "\n' >>"$out.dict"
    exit
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
