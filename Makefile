# The referral toolkit.  `make help` lists the targets.

PREFIX	= /usr/local
VERSION	= 0.1
CFLAGS	= -O2 -g
B	= build

STD	= -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE \
	  -DVERSION=\"$(VERSION)\"
WARN	= -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
	  -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings \
	  -Wformat=2 -Wvla
HARD	= -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong \
	  -fstack-clash-protection -fPIE
LINK	= -pie -Wl,-z,relro,-z,now
LIBS	= -lcsv -lm

BIN	= $(patsubst cmd/%.c,$B/%,$(wildcard cmd/*.c))
OBJ	= $(patsubst common/%.c,$B/common/%.o,$(wildcard common/*.c))

all: $(BIN)	## build every program into build/

$B/%: $B/cmd/%.o $B/libcommon.a
	$(CC) $(CFLAGS) $(LINK) $(LDFLAGS) -o $@ $< $B/libcommon.a $(LIBS)

$B/libcommon.a: $(OBJ)
	rm -f $@
	ar rcsD $@ $(OBJ)

$B/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(STD) $(WARN) $(HARD) $(CPPFLAGS) $(CFLAGS) -Icommon -MMD -MP -c -o $@ $<

clean:	## remove what was built
	rm -rf build

help:	## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 12

.PHONY: all clean help
.SECONDARY:
-include $(wildcard $B/*/*.d)
