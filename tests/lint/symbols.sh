#!/bin/sh
# SPDX-License-Identifier: MIT
# The path is the prefix: a global symbol of read/docx/para.c is read_docx_para or begins with
# read_docx_para_ (tests/lint/prefix). main.c is exempt.
# Reads the objects in $BUILD/obj, which must have been built.
set -u
TOP=${TOP:-$(cd "$(dirname "$0")/../.." && pwd)}
BUILD=${BUILD:-$TOP/build}
LC_ALL=C
export LC_ALL
cd "$TOP" || exit 1

failed=0 seen=0
for source in generator/*/*.c generator/*/*/*.c; do
    test -f "$source" || continue
    seen=$((seen + 1))
    stem=$(sh tests/lint/prefix "$source")
    object=$BUILD/obj/${source#generator/}
    object=${object%.c}.o
    if [ ! -f "$object" ]; then
        echo "$source:1: is not built"
        failed=1
        continue
    fi
    # symbols with two underscores in front are the compiler's (sanitizers)
    for symbol in $(nm -g -P --defined-only "$object" | awk -v stem="$stem" '
        $1 != stem && index($1, stem "_") != 1 && $1 !~ /^__/ { print $1 }'); do
        line=$(awk -v s="$symbol" '
            /^[A-Za-z_]/ && match($0, "(^|[^A-Za-z0-9_])" s "([^A-Za-z0-9_]|$)") { print NR; exit }' \
            "$source")
        echo "$source:${line:-1}: $symbol is global but does not begin with ${stem}_"
        failed=1
    done
done
if [ "$seen" -eq 0 ]; then
    echo "tests/lint/symbols.sh: no source to look at"
    failed=1
fi
exit $failed
