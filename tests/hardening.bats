#!/usr/bin/env bats
# What the compiler, the linker and memcheck make sure of.

bats_require_minimum_version 1.5.0
load common
load fault

BUILD=${REF_BUILD:-$ROOT/build}

# The builds for sanitizers and gcov have flags of their own.
plain() {
	case $BUILD in
	*/asan | */cover) skip "not a build to be installed" ;;
	esac
}

@test "every program is position-independent, its stack is guarded, its tables read-only" {
	plain
	n=0
	for source in "$ROOT"/cmd/*/ref-*.c; do
		p=$BUILD/$(basename "$source" .c)
		readelf -hldW --dyn-syms "$p" >elf
		grep -q 'Type: *DYN (Position-Independent Executable' elf
		grep -q 'GNU_RELRO' elf
		grep -q '(FLAGS_1).* NOW.* PIE' elf
		grep -q 'GNU_STACK.* RW ' elf
		grep -q ' __stack_chk_fail@' elf
		grep -qE ' __(fprintf|snprintf|memcpy|vsnprintf|printf)_chk@' elf
		run ! grep -q TEXTREL elf
		n=$((n + 1))
	done
	[ "$n" -ge 9 ]
}

@test "no program has a function of the C library that overruns, guesses or runs a shell" {
	plain
	for source in "$ROOT"/cmd/*/ref-*.c; do
		readelf -W --dyn-syms "$BUILD/$(basename "$source" .c)"
	done | awk '$7 == "UND" { sub(/@.*/, "", $8); print $8 }' |
		sed 's/^__\(.*\)_chk$/\1/' | sort -u >names
	[ "$(wc -l <names)" -gt 50 ]
	run ! grep -xE 'str(cpy|cat|tok|ptime)|stpcpy|v?sprintf|gets|ato(i|l|ll|f)|mktemp|tmpnam|tempnam|system|popen|s?rand' names
}

@test "no program has a function that speaks to a network, nor a library that could" {
	plain
	for source in "$ROOT"/cmd/*/ref-*.c; do
		p=$BUILD/$(basename "$source" .c)
		readelf -W --dyn-syms "$p" |
			awk '$7 == "UND" { sub(/@.*/, "", $8); print $8 }' >names
		[ "$(wc -l <names)" -gt 20 ]
		run ! grep -xE 'socket(pair)?|connect|bind|listen|accept4?|(send|recv)(to|from|m?msg)?|shutdown|[gs]etsockopt|getaddrinfo|getnameinfo|gethostby.*|getservby.*|inet_.*|res_.*|ns_.*|dlopen|dlmopen|syscall' names
		readelf -dW "$p" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' >libraries
		grep -qx 'libc\.so\.6' libraries
		run ! grep -vE '^lib(c|m|csv)\.so\.[0-9]+$' libraries
	done
}

@test "every file that the programs make can be read by nobody else" {
	umask 000
	export REF_LEDGER=L
	printf 'partner,name\nann,Ann\nbob,Bob\n' | ref-add partners - >/dev/null 2>&1
	ref-add -u partner partner=ann name=Anna </dev/null >/dev/null
	ref-add referral from=ann prospect=Tom referral=r1 \
		date=2026-06-01 </dev/null >/dev/null
	ref-add event r1 contacted </dev/null >/dev/null
	ref-add policy my_name=M </dev/null >/dev/null
	ref-add need client=Kim wants=x </dev/null >/dev/null
	printf 'partner,name\n,\n' >bad
	ref-add -r refused.csv partners bad </dev/null >/dev/null 2>&1 || true
	printf '2026-06-05,ann,,cal' >>L/events.csv
	ref-check -r </dev/null >/dev/null 2>&1 || true
	find L refused.csv -printf '%m %y %f\n' | sort -k 3 >modes
	diff -u - modes <<'E'
600 f .lock
700 d L
600 f events.csv
600 f events.torn
600 f needs.csv
600 f partners.csv
600 f partners.csv~
600 f policy.csv
600 f referrals.csv
600 f refused.csv
E
}

@test "two directories give the same bytes" {
	by_night
	plain
	for d in one two/three; do
		mkdir -p $d
		cp -r "$ROOT/Makefile" "$ROOT/common" $d
		mkdir $d/cmd $d/tests
		cp -r "$ROOT/cmd/mail" "$ROOT/cmd/import" $d/cmd
		env -u MAKEFLAGS -u MAKELEVEL -u MFLAGS \
			make -s -C $d CFLAGS='-O0 -g' all >/dev/null </dev/null
	done
	cmp one/build/ref-inform two/three/build/ref-inform
	cmp one/build/ref-import two/three/build/ref-import
	run ! grep -qF "$PWD" one/build/ref-import
}

# What every reader prints, and says, of the ledger L, in ./$1.
as_printed() {
	local command
	while read -r -a command; do
		echo "${command[*]}"
		"${command[@]}" 2>&1 </dev/null || echo "status $?"
	done < <(readers) | sed -E 's/^(Date|Message-ID):.*//' | same - >"$1"
}

@test "a char without a sign makes no difference" {
	plain
	env -u MAKEFLAGS -u MAKELEVEL -u MFLAGS \
		make -s -C "$ROOT" build/uchar >/dev/null </dev/null
	inputs
	export REF_LEDGER=L
	ref-add partner partner=zoe name='Zoë Lärch' firm='Łódź "Öl" & Käse' \
		email=zoe@x.example >ids </dev/null
	ref-add policy my_name='José Ñ.' my_email=j@x.example >ids </dev/null
	ref-add referral from=zoe prospect='Åsa Ünver' referral=a1 \
		date=2026-06-01 >ids </dev/null
	ref-add event a1 contacted date=2026-06-02 >ids </dev/null
	ref-status -a >referrals.csv </dev/null
	ref-status -p >partners.csv </dev/null
	as_printed usual
	grep -q '^To: =?UTF-8?Q?Zo=C3=AB_L=C3=A4rch?=' usual
	PATH=$ROOT/build/uchar:$PATH as_printed others
	diff usual others
}

# check STATUS COMMAND ...: memcheck finds no error and no leak in it
check() {
	local want=$1 st=0
	shift
	n=$((n + 1))
	valgrind -q --error-exitcode=99 --leak-check=full --track-fds=no \
		--errors-for-leak-kinds=definite,indirect,possible \
		--log-file=memcheck "$BUILD/$1" "${@:2}" >out 2>err || st=$?
	[ "$st" -eq "$want" ] || cat memcheck err
	[ "$st" -eq "$want" ]
	[ ! -s memcheck ]
}

@test "memcheck finds nothing in a run of every program" {
	by_night
	plain
	n=0
	cp -r "$ROOT/tests/demo" L
	chmod -R u+w,go= L
	export REF_LEDGER=L
	for o in '' -p -d -da -j -n '-p -T'; do
		# shellcheck disable=SC2086
		check 0 ref-status $o </dev/null
		cp out "rows$o"
	done
	check 0 ref-status nair </dev/null
	check 2 ref-status 'no such one' </dev/null
	check 0 ref-diagnose <rows-p
	cp out findings
	check 0 ref-match -k partners rows-p </dev/null
	check 0 ref-match rows-n rows-p </dev/null
	check 0 ref-thank -f a@b.example <rows
	check 0 ref-inform -a -f a@b.example -x true rows </dev/null
	for f in rows rows-p rows-d rows-j rows-n findings; do
		check 0 ref-report $f </dev/null
	done
	check 0 ref-report -o csv rows-p </dev/null
	check 0 ref-report -b category rows-p </dev/null
	check 0 ref-import -k partners "$ROOT/tests/data/connections.csv" </dev/null
	check 0 ref-import -l "$ROOT/tests/data/connections.csv" </dev/null
	printf 'date,partner,event\n2026-06-01,nair,"call\n' >bad
	check 2 ref-add events bad </dev/null
	check 0 ref-add partner name='Zoë Ray' </dev/null
	check 0 ref-add event nair coffee,learned 'wants owners' until=+30 </dev/null
	check 0 ref-add referral from=nair prospect='Tim Grey' need=audit </dev/null
	check 0 ref-add event 'tim grey' contacted </dev/null
	check 0 ref-add -u partner partner=nair phone=5550100 </dev/null
	printf 'partner,name\nx,X\n' >in
	check 0 ref-add partners in </dev/null
	check 0 ref-check </dev/null
	check 0 ref-check -p </dev/null
	printf '2026-06-05,nair,,cal' >>L/events.csv
	check 1 ref-check </dev/null
	check 1 ref-check -r </dev/null # it names what it kept
	echo "# memcheck: $n runs" >&3
}
