# SPDX-License-Identifier: MIT
# Who may include whom. Arguments: the sources in generator/, as paths from the top.
# A file of generator/X/ may include X/ itself, the folders named for X below, and the foreign headers
# of X; the libraries of the system are a closed list, so that a new dependency is a decision.
BEGIN {
    low = " base diag doc wrap "
    may["base"] = " base "
    may["diag"] = " diag base "
    may["doc"] = " doc diag base "
    may["wrap"] = " wrap diag base "
    n = split("read rule check diff form data layout", stage, " ")
    for (i = 1; i <= n; i++)
        may[stage[i]] = low stage[i] " "
    may["write"] = low "layout write "
    may["app"] = low "read rule check diff form data layout write app "
    may["main.c"] = " app "
    # a folder in a folder may what the outer one may, and see that and itself; besides:
    inner("read/md", "read/xml")     # a fenced block in the dialect
    inner("read/text", "read/md")    # labels and heads are told as in a source
    inner("read/pdf", "read/text")   # a page without places is text
    inner("read/docx read/xml write/docx write/source write/md write/scrub wrap/lua", "")
    # whole documents go through these
    may["write"] = may["write"] "write/docx write/md write/source "
    may["rule"] = may["rule"] "wrap/lua "
    may["wrap"] = may["wrap"] "wrap/lua "
    may["app"] = may["app"] "read/md read/docx read/text read/pdf read/xml write/source write/scrub "

    own("libxml/", "wrap")
    own("zip.h zipconf.h zlib.h zconf.h yaml.h csv.h jansson.h", "wrap")
    own("lua.h lauxlib.h lualib.h luaconf.h", "wrap wrap/lua rule")
    own("cmark.h cmark_version.h cmark_export.h", "read/inline.c")
    own("utf8proc.h", "base")
    own("malloc.h", "app/main.c")

    libc("assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal")
    libc("stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string tgmath")
    libc("threads time uchar wchar wctype dirent fcntl fnmatch ftw getopt glob grp langinfo")
    libc("libgen netdb poll pthread pwd regex sched search semaphore spawn strings sysexits syslog")
    libc("termios unistd utime wordexp sys/mman sys/resource sys/select sys/socket sys/stat")
    libc("sys/statvfs sys/time sys/times sys/types sys/uio sys/un sys/utsname sys/wait")
}

function inner(names, others,    i, k, name, outer) {
    k = split(names, name, " ")
    for (i = 1; i <= k; i++) {
        outer = name[i]
        sub(/\/.*/, "", outer)
        may[name[i]] = may[outer] name[i] " " others " "
    }
}

function own(names, folders,    i, k, name) {
    k = split(names, name, " ")
    for (i = 1; i <= k; i++)
        foreign[name[i]] = " " folders " "
}

function libc(names,    i, k, name) {
    k = split(names, name, " ")
    for (i = 1; i <= k; i++)
        system_header[name[i] ".h"] = 1
}

function bad(text) {
    print FILENAME ":" FNR ": " text
    failed = 1
}

# FILENAME is generator/FILE, generator/FOLDER/FILE or generator/FOLDER/FOLDER/FILE
FNR == 1 {
    files++
    path = FILENAME
    sub(/^.*generator\//, "", path)
    folder = path
    if (folder ~ /\//)
        sub(/\/[^\/]*$/, "", folder)
    if (!(folder in may))
        bad("generator/" folder " is no folder of the design (tests/lint/layers.awk)")
}

/^[ \t]*#[ \t]*include/ && folder in may {
    name = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", name)
    mark = substr(name, 1, 1)
    name = substr(name, 2)
    if (mark == "\"")
        sub(/".*$/, "", name)
    else if (mark == "<")
        sub(/>.*$/, "", name)
    else {
        bad("#include of something else than a name")
        next
    }
    key = name
    if (key ~ /^libxml\//)
        key = "libxml/"
    if (key in foreign) {
        if (!index(foreign[key], " " folder " ") && !index(foreign[key], " " path " "))
            bad("<" name "> belongs to" foreign[key] "only")
    } else if (mark == "<") {
        if (!(name in system_header))
            bad("<" name "> is no header of C or POSIX, nor of a library of ours")
    } else if (name ~ /(^|\/)\.\.?\//) {
        bad("\"" name "\": write the path from generator/")
    } else {
        target = folder
        if (name ~ /\//) {
            target = name
            sub(/\/[^\/]*$/, "", target)
        }
        if (!index(may[folder], " " target " "))
            bad(folder " may not include \"" name "\"")
    }
}

END {
    if (!files) {
        print "tests/lint/layers.awk: no file to look at"
        failed = 1
    }
    exit failed
}
