# The referral toolkit.  `make help` lists the targets.
#
# CFLAGS is yours; PREFIX and DESTDIR say where to install; B is the
# directory to build in, so that several builds can stand side by side.

VERSION	= 0.1
PREFIX	= /usr/local
CFLAGS	= -O2 -g
B	= build

STD	= -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE
WARN	= -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
	  -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings \
	  -Wformat=2 -Wvla
HARD	= -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong \
	  -fstack-clash-protection -fPIE -ffile-prefix-map='$(CURDIR)'=.
LINK	= -pie -Wl,-z,relro,-z,now
LIBS	= -lcsv -lm
SAN	= -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	  -fno-sanitize-recover=all

BIN	= $(addprefix $B/,$(notdir $(basename $(wildcard cmd/*/ref-*.c))))
FOLDERS	= $(patsubst cmd/%/,%,$(dir $(wildcard cmd/*/ref-*.c)))
OBJ	= $(patsubst %.c,$B/%.o,$(wildcard common/*/*.c)) \
	  $(patsubst %,$B/%.o,$(wildcard common/*/*.css))
TEXTS	= $(wildcard cmd/*/*.txt common/*/*.css)
AIDS	= $(patsubst tests/%.c,$B/tests/%,$(wildcard tests/*.c)) \
	  $B/tests/nomem.so
SRC	= $(wildcard cmd/*/*.[ch] common/*/*.[ch] tests/*.[ch] tests/fuzz/*.[ch] \
	  tests/preload/*.c)

# Harnesses: with replay.c they are programs that `make check` runs over
# tests/fuzz/corpus; libFuzzer has a main of its own.
FUZZ	= $(patsubst tests/%.c,$B/tests/%,$(filter-out %/kit.c %/replay.c, \
	  $(wildcard tests/fuzz/*.c)))
REPLAY	= $B/tests/fuzz/replay.o
FUZZ_SECONDS = 60

# `make check`: each file of tests on one build.  Most run under sanitizers; on
# the plain build run the promises that a user reads, what sanitizers cannot
# measure, and faults, at some of their points.  Where char is unsigned another
# build runs what looks at single bytes.  `make fault` has all of the rest.
TESTS	= $(wildcard tests/*.bats)
PLAIN	= $(filter tests/fault-% $(patsubst %,tests/%.bats,awkward contract \
	  demo guide hardening memory oracle),$(TESTS))
UCHAR	= $(patsubst %,tests/%.bats,mail thank text tab)
GATE	= $(PLAIN) $(addprefix build/asan:,$(filter-out $(PLAIN),$(TESTS)) \
	  tests/contract.bats) $(addprefix build/uchar:,$(UCHAR))

# What building and the demo need, and what testing needs more: a command or a
# header, and the Debian package that has it.
NEEDS	= stdio.h:libc6-dev csv.h:libcsv-dev mlr:miller
CHECK	= bats:bats ps:procps mandoc:mandoc \
	  sqlite3:sqlite3 strace:strace python3:python3 \
	  shellcheck:shellcheck cppcheck:cppcheck clang-format:clang-format \
	  /usr/bin/time:time msmtp:msmtp mshow:mblaze cmark-gfm:cmark-gfm \
	  aiosmtpd.py:python3-aiosmtpd clang:clang valgrind:valgrind \
	  readelf:binutils faketime:faketime \
	  /usr/share/i18n/locales/tr_TR:locales \
	  /usr/lib/clang/14/include/sanitizer/asan_interface.h:libclang-rt-14-dev
WORLD	= debootstrap:debootstrap cron:cron chromium:chromium file:file

all: $(BIN)	## build every program into build/

# `make V=1` shows whole commands.
SAY	= $(if $V,,@echo '  $@' &&)

# Order-only: `make setup check` sets up before it compiles, also with -j.
SETUP	= $(filter setup,$(MAKECMDGOALS))

$B/%.o: %.c | $(SETUP)
	@mkdir -p $(@D)
	$(SAY)$(CC) $(STD) $(WARN) $(HARD) $(DEFS) $(CPPFLAGS) $(CFLAGS) \
	    -Icommon -MMD -MP -c -o $@ $<

$B/common/base/opt.o: DEFS = -DVERSION='"$(VERSION)"'
$B/common/base/opt.o: Makefile
$B/tests/%.o: DEFS = -Icmd

# A text that a program prints, cmd/brief/meeting.txt, is compiled in as the
# lines that brief_meeting_txt() returns, NULL behind the last.
$(TEXTS:%=$B/%.o): $B/%.o: % Makefile | $(SETUP)
	@mkdir -p $(@D)
	$(SAY)(f="*const *$$(echo '$*' | sed 's,[^/]*/,,; s,[/.],_,g')(void)"; \
	    echo '#line 1 "$<"'; echo "const char $$f;"; echo "const char $$f {"; \
	    echo 'static const char *const lines[] = {'; \
	    sed 's/[\\"?]/\\&/g; s/.*/"&",/' $<; \
	    echo '0}; return lines; }') | \
	    $(CC) $(STD) $(WARN) $(HARD) $(CPPFLAGS) $(CFLAGS) -x c -c -o $@ -

$B/libcommon.a: $(OBJ)
	$(SAY)rm -f $@ && ar rcsD $@ $(OBJ)

# A folder of cmd/ is an archive of its parts, and its programs.
define folder
PARTS	+= $B/cmd/$1.a
$B/cmd/$1.a: $(patsubst %.c,$B/%.o,$(filter-out cmd/$1/ref-%,\
    $(wildcard cmd/$1/*.c))) $(patsubst %,$B/%.o,$(wildcard cmd/$1/*.txt))
	@mkdir -p $$(@D)
	$$(SAY)rm -f $$@ && ar rcsD $$@ $$^
$(patsubst cmd/$1/%.c,$B/%,$(wildcard cmd/$1/ref-*.c)): $B/%: \
    $B/cmd/$1/%.o $B/cmd/$1.a $B/libcommon.a
	$$(SAY)$(CC) $(CFLAGS) $(LINK) $(LDFLAGS) -o $$@ $$^ $(LIBS)
endef
$(foreach r,$(sort $(FOLDERS)),$(eval $(call folder,$r)))

$B/tests/%: $B/tests/%.o $(PARTS) $B/libcommon.a
	$(SAY)$(CC) $(CFLAGS) $(LINK) $(LDFLAGS) -o $@ $^ $(LIBS)

$B/tests/fuzz/%: $B/tests/fuzz/%.o $B/tests/fuzz/kit.o $(REPLAY) $(PARTS) \
    $B/libcommon.a
	$(SAY)$(CC) $(CFLAGS) $(LINK) $(LDFLAGS) -o $@ $^ $(LIBS)

# What is loaded before a program: without our flags, nor the sanitizers'.
$B/tests/%.so: tests/preload/%.c
	@mkdir -p $(@D)
	$(SAY)$(CC) $(STD) $(WARN) -O2 -fPIC -shared -o $@ $<

setup:	## install what is missing; `make setup demo` what a demo needs alone
	@tests/setup.sh "$(CC)" $(NEEDS) $(if $(filter-out all demo install,$(or \
	    $(filter-out setup,$(MAKECMDGOALS)),check)),$(CHECK)) \
	    $(if $(filter world,$(MAKECMDGOALS)),$(WORLD))

demo: all	## the main job on an invented ledger, each command shown
	@REF_BUILD='$(abspath $B)' tests/demo.sh

aids: $(AIDS) $(FUZZ)	## build what the tests need, without running them

.PHONY: build/asan build/uchar
build/asan build/uchar: | $(SETUP)
	@$(MAKE) --no-print-directory B=$@ CFLAGS='$(FLAGS)' HARD= all aids
build/asan: FLAGS = $(SAN)
build/uchar: FLAGS = -O1 -funsigned-char

check: all aids $(if $T,,build/asan build/uchar)	## run every test once, most under sanitizers
	@REF_BUILD='$(abspath $B)' tests/run.sh $(or $T,$(GATE))

asan: build/asan	## every test under address and undefined-behaviour sanitizers
	@REF_BUILD='$(CURDIR)/build/asan' tests/run.sh $(T)

fuzz:	## hostile input, FUZZ_SECONDS=60 for each harness of tests/fuzz
	@$(MAKE) B=build/fuzz CC=clang CFLAGS='$(SAN) -fsanitize=fuzzer-no-link' \
	    HARD= REPLAY= LDFLAGS=-fsanitize=fuzzer fuzzers
	@tests/fuzz.sh build/fuzz $(FUZZ_SECONDS) $(T)

fuzzers: $(FUZZ)	## build the harnesses of tests/fuzz

cover:	## lines and branches that the tests reach; what they miss, and why
	@$(if $T,,rm -rf build/cover)
	@$(MAKE) B=build/cover CFLAGS='-O0 -g --coverage' HARD= all aids
	@tests/cover.sh build/cover $(T)

fault: all aids $(if $T,,build/asan)	## by night: every test, and every fault at every point
	@$(if $T,,$(MAKE) fuzz FUZZ_SECONDS=300 || st=1;) \
	    REF_BUILD='$(abspath $B)' tests/fault.sh $(T) && exit $${st-0}

world: all	## by night: a bare Debian, the real cron, a browser
	@REF_BUILD='$(abspath $B)' NIGHT=1 tests/run.sh $(or $T,tests/world/*.bats)

judge: all	## how often the diagnosis finds a cause that was made
	@REF_BUILD='$(abspath $B)' tests/judge.sh

bench: all $(AIDS)	## how fast tables are read and written, beside others
	@REF_BUILD='$(abspath $B)' tests/bench.sh

lint:	## layout, shell, pages, what clang and cppcheck say, long functions
	@CLANG='clang $(STD) $(WARN) -DVERSION="0" -Icommon -Icmd' tests/lint.sh

format:	## lay the C out as .clang-format says
	@clang-format -i $(SRC)

install: all	## install programs and pages under DESTDIR, PREFIX
	install -d $(addprefix '$(DESTDIR)$(PREFIX)'/,bin share/man/man1 \
	    share/man/man5 share/man/man7)
	install $(BIN) '$(DESTDIR)$(PREFIX)/bin'
	for n in 1 5 7; do install -m 644 man/*.$$n \
	    '$(DESTDIR)$(PREFIX)/share/man/man'$$n || exit; done

uninstall:	## remove what install put there
	rm -f $(patsubst $B/%,'$(DESTDIR)$(PREFIX)/bin'/%,$(BIN))
	for n in 1 5 7; do (cd man && printf '%s\n' *.$$n) | sed \
	    "s|^|$(DESTDIR)$(PREFIX)/share/man/man$$n/|" | xargs -d '\n' rm -f; done

dist:	## make ref-VERSION.tar.gz of what is committed
	git archive --prefix=ref-$(VERSION)/ -o ref-$(VERSION).tar.gz HEAD

clean:	## remove what was built
	rm -rf build ref-*.tar.gz

help:	## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 12

.PHONY: all aids setup demo check asan fuzz fuzzers cover fault judge world \
	bench lint format install uninstall dist clean help
.SECONDARY:
-include $(wildcard $B/*/*.d $B/*/*/*.d $B/*/*/*/*.d)
