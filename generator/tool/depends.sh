#!/bin/sh
# SPDX-License-Identifier: MIT
# The Debian packages that a program needs, as dpkg-shlibdeps tells them, without dpkg-dev: of the
# libraries that the program itself names, the symbols it uses decide the oldest version that will
# do (NAME.symbols); where a package tells none of that, it tells its dependency (NAME.shlibs).
# usage: depends.sh PROGRAM      prints one line, as in Depends:
set -eu
LC_ALL=C
export LC_ALL
info=/var/lib/dpkg/info

# "soname" a line, then "symbol@version" a line
needs() {
    objdump -p "$1" | awk '$1 == "NEEDED" { print $2 }'
    objdump -T "$1" | awk '/\*UND\*/ {
        version = $(NF - 1)
        gsub(/[()]/, "", version)
        print $NF "@" (version ~ /^[A-Z].*[0-9a-z]$/ && NF > 5 ? version : "Base")
    }'
}

# What dpkg knows of the packages that hold these libraries, a file a line. ldd tells where they
# are; a package may list a file of /usr/lib as one of /lib.
told() {
    ldd "$1" | sed -n 's,.*=> \(/usr\)*\(/[^ ]*\) .*,\2 /usr\2,p' | xargs dpkg -S 2>/dev/null |
        sed 's/: .*//' | sort -u | while read -r package; do
        for file in "$info/$package".symbols "$info/$package".shlibs; do
            test ! -f "$file" || echo "$file"
        done
    done
}

# The dependencies, one a line: a template of the package, a tab, the version it asks for or nothing.
templates() {
    set -- "$1" $(told "$1")
    needs "$1" >"$tmp"
    shift
    awk '
    function ask(template, version,    each, n, i) {
        n = split(template, each, / *, */)
        for (i = 1; i <= n; i++)
            print each[i] "\t" version
    }
    NR == FNR { if (/@/) used[$1] = 1; else needed[$1] = 1; next }
    FNR == 1 { here = 0 }
    FILENAME ~ /\.shlibs$/ {
        type = $1 ~ /:$/ # of a udeb
        soname = $1 ".so." $2
        if (!type && soname in needed)
            plain[soname] = substr($0, index($0, $3))
        if (!type && ($1 "-" $2 ".so") in needed)
            plain[$1 "-" $2 ".so"] = substr($0, index($0, $3))
        next
    }
    /^[^ *|]/ {
        here = $1 in needed
        template[0] = $0
        sub(/^[^ ]+ +/, "", template[0])
        if (here && !($1 in known)) {
            known[$1] = 1
            ask(template[0], "")
        }
        alternatives = 0
    }
    here && /^\|/ { template[++alternatives] = substr($0, 3) }
    here && /^ / && $1 in used { ask(template[NF > 2 ? $3 : 0], $2) }
    END {
        for (soname in needed)
            if (!(soname in known) && soname in plain)
                ask(plain[soname], "")
            else if (!(soname in known)) {
                print "depends.sh: no package tells of " soname > "/dev/stderr"
                exit 1
            }
    }' "$tmp" "$@"
}

tmp=$(mktemp)
trap 'rm -f "$tmp" "$tmp.all"' EXIT
templates "$1" >"$tmp.all"
sort -u "$tmp.all" | {
    tab=$(printf '\t') last='' least=''
    put() { # the template, with the highest version asked for in its place
        test -z "$last" || case $last in
        *'#MINVER#'*) echo "${last%%#MINVER#*}${least:+(>= $least)}${last#*#MINVER#}" ;;
        *) echo "$last" ;;
        esac
    }
    while IFS="$tab" read -r template version; do
        if [ "$template" != "$last" ]; then
            put
            last=$template least=''
        fi
        if [ "${version:-0}" != 0 ] && dpkg --compare-versions "$version" gt "${least:-0}"; then
            least=$version
        fi
    done
    put
} | sed 's/ *$//' | sort -u | paste -sd, | sed 's/,\([^ ]\)/, \1/g'
