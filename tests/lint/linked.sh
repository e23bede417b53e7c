#!/bin/sh
# SPDX-License-Identifier: MIT
# What the program is linked with is a closed list, so that a new dependency is a decision, and the
# packages of the mission are in it by name: nothing is opened behind the linker's back.
set -u
TOP=${TOP:-$(cd "$(dirname "$0")/../.." && pwd)}
VANBAN=${VANBAN:-$TOP/build/vanban}
LC_ALL=C
export LC_ALL

needed=$(readelf -d "$VANBAN" | sed -n 's/.*(NEEDED).*\[\(.*\)\].*/\1/p')
failed=0
for wanted in libxml2 libzip liblua5.4 libcmark libyaml-0 libcsv libutf8proc libz; do
    if ! printf '%s\n' "$needed" | grep -q "^$wanted\.so\."; then
        echo "$VANBAN is not linked with $wanted"
        failed=1
    fi
done
for library in $needed; do
    case $library in
    libxml2.so.* | libzip.so.* | libz.so.* | liblua5.4.so.* | libcmark.so.* | libyaml-0.so.*) ;;
    libcsv.so.* | libutf8proc.so.*) ;;
    libc.so.* | libm.so.* | ld-linux*) ;;
    libasan.so.* | libubsan.so.* | libgcc_s.so.* | libstdc++.so.*) ;; # SAN=address,undefined
    *)
        echo "$VANBAN is linked with $library"
        failed=1
        ;;
    esac
done
if grep -rn --include='*.[ch]' 'dlopen\|dlsym' "$TOP/generator"; then
    failed=1
fi
exit $failed
