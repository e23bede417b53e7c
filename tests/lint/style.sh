#!/bin/sh
# SPDX-License-Identifier: MIT
# The rules of style that a machine can see: SPDX line, blanks, width, length, banned functions.
set -u
TOP=${TOP:-$(cd "$(dirname "$0")/../.." && pwd)}
# bytes: the width of a line is counted here, in characters
LC_ALL=C
export LC_ALL
cd "$TOP" || exit 1

# inputs of tests are not ours to judge
find generator lua templates tests examples \( -path tests/golden -o -path tests/data \) -prune -o \
    -type f \( -name '*.c' -o -name '*.h' -o -name '*.lua' \) -print 2>/dev/null |
    sort | xargs awk '
function bad(text) {
    print FILENAME ":" FNR ": " text
    failed = 1
}
function close_file() {
    if (file != "" && lines > 600 && file !~ /^(tests|examples)\//) {
        print file ":601: more than 600 lines"
        failed = 1
    }
}
BEGIN {
    n = split("strcpy strcat sprintf vsprintf gets strtok atoi atol atof scanf sscanf fscanf " \
              "alloca toupper tolower isalpha strcasecmp strncasecmp strcoll setlocale", name, " ")
    for (i = 1; i <= n; i++)
        banned[name[i]] = 1
}
# the line without comments, strings and character constants
function code(s,    out, mark, at) {
    out = ""
    while (s != "") {
        if (in_comment) {
            at = index(s, "*/")
            if (!at)
                return out
            s = substr(s, at + 2)
            in_comment = 0
            out = out " "
        }
        if (!match(s, /"|\047|\/\*|\/\//))
            return out s
        mark = substr(s, RSTART, 1)
        if (mark == "/") {
            out = out substr(s, 1, RSTART - 1)
            if (substr(s, RSTART, 2) == "//")
                return out
            in_comment = 1
            s = substr(s, RSTART + 2)
        } else {
            out = out substr(s, 1, RSTART - 1) "\"\""
            s = substr(s, RSTART + 1)
            if (!match(s, mark == "\"" ? "^([^\"\\\\]|\\\\.)*\"" : "^([^\047\\\\]|\\\\.)*\047"))
                return out
            s = substr(s, RLENGTH + 1)
        }
    }
    return out
}
FNR == 1 {
    close_file()
    file = FILENAME
    files++
    in_comment = 0
    is_c = FILENAME ~ /\.[ch]$/
    if ($0 !~ /SPDX-License-Identifier: MIT/)
        bad("the first line has no SPDX-License-Identifier: MIT")
}
{ lines = FNR }
/\t/ { bad("a tab") }
/[ \t\r]$/ { bad("a blank at the end of the line") }
is_c {
    if (length($0) > 100) {
        wide = $0
        gsub(/[\200-\277]/, "", wide)
        if (length(wide) > 100)
            bad("more than 100 columns (" length(wide) ")")
    }
    rest = code($0)
    while (match(rest, /[A-Za-z_][A-Za-z0-9_]*[ \t]*\(/)) {
        word = substr(rest, RSTART, RLENGTH - 1)
        sub(/[ \t]+$/, "", word)
        if (word in banned)
            bad(word "() is banned")
        rest = substr(rest, RSTART + RLENGTH)
    }
}
END {
    close_file()
    if (!files) {
        print "tests/lint/style.sh: no file to look at"
        failed = 1
    }
    exit failed
}'
