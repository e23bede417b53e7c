#!/bin/sh
# SPDX-License-Identifier: MIT
# Compares what vanban makes of tests/golden/AREA/NAME.in.EXT with each NAME.out.KIND beside it.
#   tree, md, source   render -t KIND -o - NAME.in.EXT   must exit with 0 or 1
#   docx       render -t docx --no-source, then tests/tool/docxdump.py of the result
#   msg        stderr of render -t tree -o -, and a last line "exit N"
# NAME.args holds more arguments, one line, quoted as in a shell. The working directory is AREA.
# A new golden: write the input, `touch` the wanted NAME.out.KIND, `make accept`, read the result.
# usage: golden.sh [AREA...]     ACCEPT=1 rewrites what differs; CASE=TEXT only names that hold TEXT
set -u
TOP=${TOP:-$(cd "$(dirname "$0")/.." && pwd)}
BUILD=${BUILD:-$TOP/build}
VANBAN=${VANBAN:-$BUILD/vanban}
PYTHON=${PYTHON:-python3}
ACCEPT=${ACCEPT:-}
CASE=${CASE:-}
# the search for vanban.yaml goes up to HOME, never out of the repository
HOME=$TOP
LC_ALL=C.UTF-8
export HOME LC_ALL

tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM

# vanban KIND OUT ARGS...: leaves $status; a crash, a sanitizer's report or no end is a reason
vanban() {
    kind=$1 out=$2
    shift 2
    timeout 60 "$VANBAN" render -t "$kind" -o "$out" "$@" >"$tmp/out" 2>"$tmp/err"
    status=$?
    test "$status" -lt 99
}

# make KIND INPUT ARGS...: the actual output in $tmp/got
make_output() {
    kind=$1 in=$2
    shift 2
    case $kind in
    tree | md | source)
        vanban "$kind" - "$@" "$in" && test "$status" -le 1 && mv "$tmp/out" "$tmp/got" ;;
    docx)
        rm -f "$tmp/it.docx"
        vanban docx "$tmp/it.docx" --no-source "$@" "$in" && test "$status" -le 1 || return 1
        "$PYTHON" "$TOP/tests/tool/docxdump.py" "$tmp/it.docx" >"$tmp/got" 2>"$tmp/err"
        status=$?
        test "$status" -eq 0 ;;
    msg)
        vanban tree - "$@" "$in" || return 1
        { cat "$tmp/err"; echo "exit $status"; } >"$tmp/got" ;;
    esac
}

one() { # AREA NAME KIND INPUT
    test_name=$2.$3
    want=$2.out.$3
    eval "set -- \"\$3\" \"\$4\" $(test ! -f "$2.args" || cat "$2.args")"
    if ! make_output "$@"; then
        echo "not ok $test_name: exit $status"
        head -n 40 "$tmp/err"
    elif cmp -s "$want" "$tmp/got"; then
        echo "ok $test_name"
    elif [ "$ACCEPT" = 1 ]; then
        echo "ok $test_name"
        echo "accepted: the difference is"
        diff -u --label "$want" --label "new $want" "$want" "$tmp/got"
        cp "$tmp/got" "$want"
    else
        echo "not ok $test_name: differs"
        diff -u --label "$want" --label "got" "$want" "$tmp/got" | head -n 50
    fi
}

area() {
    cd "$TOP/tests/golden/$1" || exit 1
    for input in *.in.*; do
        test -f "$input" || continue
        name=${input%%.in.*}
        case $1/$name in *"$CASE"*) ;; *) continue ;; esac
        set -- "$1" "$name".in.*
        if [ $# -gt 2 ]; then
            echo "not ok $name: several inputs of one name"
            continue
        fi
        found=
        for want in "$name".out.*; do
            test -f "$want" || continue
            found=1
            kind=${want#"$name".out.}
            case $kind in
            tree | md | source | docx | msg) one "$1" "$name" "$kind" "$input" ;;
            *) echo "not ok $name.$kind: unknown kind of output" ;;
            esac
        done
        test -n "$found" || echo "not ok $name: no $name.out.KIND beside it"
    done
    for other in *.out.* *.args; do
        test -f "$other" || continue
        name=${other%%.out.*}
        name=${name%.args}
        case $1/$name in *"$CASE"*) ;; *) continue ;; esac
        set -- "$1" "$name".in.*
        test -f "$2" || echo "not ok $other: no input of that name"
    done
}

if [ $# -eq 0 ]; then
    for dir in "$TOP"/tests/golden/*/; do
        test ! -d "$dir" || set -- "$@" "$(basename "$dir")"
    done
fi
for name_of_area in "$@"; do
    area "$name_of_area"
done
