#!/bin/sh
# SPDX-License-Identifier: MIT
# Every header compiles alone, and twice; its guard is its path (read/docx/part.h: READ_DOCX_PART_H),
# or its prefix where that is shorter (tests/lint/prefix).
set -u
TOP=${TOP:-$(cd "$(dirname "$0")/../.." && pwd)}
CC=${CC:-cc}
LINT_CPPFLAGS=${LINT_CPPFLAGS:--Igenerator -D_POSIX_C_SOURCE=200809L}
LC_ALL=C
export LC_ALL
cd "$TOP" || exit 1

failed=0 seen=0
for header in generator/*/*.h generator/*/*/*.h; do
    test -f "$header" || continue
    seen=$((seen + 1))
    name=${header#generator/}
    guard=$(sh tests/lint/prefix "$header" | tr 'a-z' 'A-Z')_H
    if ! grep -q "^#ifndef $guard\$" "$header" || ! grep -q "^#define $guard\$" "$header"; then
        echo "$header:1: no guard $guard"
        failed=1
    fi
    # the flags come as make would write them for a shell
    if ! printf '#include "%s"\n#include "%s"\nextern int nothing;\n' "$name" "$name" |
        eval "$CC $LINT_CPPFLAGS -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c -" 2>&1
    then
        echo "$header:1: does not compile alone"
        failed=1
    fi
done
if [ "$seen" -eq 0 ]; then
    echo "tests/lint/headers.sh: no header to look at"
    failed=1
fi
exit $failed
