#!/usr/bin/env bats
# Widths, visible text, keys and slugs: text.c and prospect.c, through textdump.

bats_require_minimum_version 1.5.0
load common

LC_ALL=C.UTF-8 # what bash makes of \u here; textdump has ${L:-C}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	PATH="${REF_BUILD:-$ROOT/build}/tests:$PATH"
}

# is WANT FUNCTION ARGUMENT ...
is() {
	local want=$1
	shift
	run -0 --separate-stderr env LC_ALL="${L:-C}" textdump "$@" </dev/null
	diff -u <(printf '%s\n' "$want") <(printf '%s\n' "$output")
	[ -z "$stderr" ]
}

@test "what is shown of control characters is an escape" {
	is 'a\nb\tc\rd' visible $'a\nb\tc\rd'
	is '\x1b[31m\x07\x7f\x01' visible $'\e[31m\a\x7f\x01'
	is '\u009b0m \u0085' visible $'\xc2\x9b0m \xc2\x85'
}

@test "what is shown of directions and of what has no width is an escape" {
	is '\u202ea\u2066b\u200f\u061c' visible $'\u202ea\u2066b\u200f\u061c'
	is '\u200b\u200d\ufeff\u2060\u00ad' visible $'\u200b\u200d\ufeff\u2060\u00ad'
	is '\u2028\u2029\U000e0041' visible $'\u2028\u2029\U000e0041'
}

@test "what is shown of bytes that are no UTF-8 is an escape, the rest is whole" {
	is 'a\xffb\xc3' visible $'a\xffb\xc3'
	is '\xc0\xaf\xed\xa0\x80é' visible $'\xc0\xaf\xed\xa0\x80é'
	is '\xf4\x90\x80\x80\xe2\x82x' visible $'\xf4\x90\x80\x80\xe2\x82x'
}

@test "other text is shown as it is, a backslash too" {
	is 'Ünï 漢字 😀 \n \\ "q"' visible 'Ünï 漢字 😀 \n \\ "q"'
}

@test "visible text never overruns, and is cut between characters and escapes" {
	is '' visible -1 abc
	is ab visible -3 abc
	is abc visible -4 abc
	is a visible -3 aé
	is aé visible -4 aé
	is a visible -4 $'a\x1b'
	is 'a\x1b' visible -6 $'a\x1b'
	is '漢' visible -6 漢字
}

@test "width is that of a terminal" {
	is 0 width ''
	is 5 width Zoë\ M
	is 4 width 漢字
	is 2 width 😀
	is 4 width $'cafe\u0301'
	is 6 width ｆu...
	is 1 width ½
	is 3 width Жук
}

@test "the environment does not change a width" {
	for l in C POSIX C.UTF-8 de_DE.UTF-8 tr_TR; do
		L=$l is 6 width 漢字あ
		env -i "$(command -v textdump)" width 漢字あ | cmp - <(echo 6)
	done
}

@test "the width is that of what is shown" {
	is 4 width $'\x1b'
	is 2 width $'\n'
	is 6 width $'\u202e'
	is 10 width $'\U000e0041'
	is 5 width $'a\xff'
}

@test "what fits is cut between characters, and keeps the marks of the last" {
	is abc fit -3 abcdef
	is '' fit -0 abc
	is abc fit -9 abc
	is 漢 fit -3 漢字
	is '' fit -1 漢
	is $'cafe\u0301' fit -4 $'cafe\u0301s'
	is aé fit -2 aéb
}

@test "a key is caseless in Latin, Greek and Cyrillic" {
	is 'ann o'\''neil' fold "ANN O'Neil"
	is 'šäø λάμδα жук' fold 'ŠÄØ ΛΆΜΔΑ ЖУК'
	is i̇x fold i̇X
}

@test "a key has no blanks at its ends, and one between words" {
	is 'a b c' fold $' \ta  b\u00a0 \u3000c \n'
	is '' fold $' \t\u2003 '
}

@test "a key keeps what is no UTF-8" {
	is $'a\xffb' fold $'A\xffB'
}

@test "letters whose small form takes more bytes fit" {
	is ⱥⱥⱥⱥⱥⱥⱥⱥ fold ȺȺȺȺȺȺȺȺ
}

@test "whole words are found, and parts of words are not" {
	is $'1\n1\n1\n0\n0' words blue 'tom blue' 'blue tom' 'blue, tom' \
		'bluetooth' 'tom blues'
	is $'1\n0' words 'tom blue' 'old tom blue inc' 'tom bluest'
	is $'0\n1' words ann 'joanne ann2' 'joann (ann)'
	is $'0\n1' words mull 'müller mullér' 'mull – er'
	is $'0\n0' words '' 'a' ''
	is $'0\n1' words jose $'jose\u0301' 'san jose'
	is 1 words bb 'bbb bb'
}

@test "a slug has small letters, digits, and single dashes between" {
	is acme-law slug 'Acme Law'
	is acme-law slug '  --Acme___Law!! '
	is o-brien-co-2 slug "O'Brien & Co. #2"
	is '' slug '漢字 !?'
	is 7 slug 7
}

@test "a slug folds the accents of Latin" {
	is aeiou-naive-uber slug 'ÀÉÎÕÜ naïve ÜBER'
	is strasse-aeon-smorrebrod slug 'Straße Æon Smørrebrød'
	is lodz-sofia-duc-stefan-tarziu slug 'Łódź Sofia Đức Ștefan Târziu'
	is oeuvre-thor-ijssel slug 'Œuvre Þór Ĳssel'
	is nguyen-th-ng slug 'Nguyễn th 𝟘 ng'
	is cafe-zoe slug $'cafe\u0301 zoe\u0308'
}

@test "every Latin letter that Unicode decomposes has its plain one in the slug" {
	python3 - >table <<-'END'
		import unicodedata
		for c in map(chr, [*range(0xc0, 0x250), *range(0x1e00, 0x1f00)]):
		    d = unicodedata.normalize('NFD', c)
		    if len(d) > 1 and d[0].isascii() and d[0].isalpha():
		        print(c, d[0].lower())
	END
	[ "$(wc -l <table)" -gt 400 ]
	cut -d' ' -f1 table | textdump slug - | diff -u <(cut -d' ' -f2 table) -
}

@test "a slug is at most 64 bytes, and does not end in a dash" {
	x=$(printf 'x%.0s' {1..63})
	is "$x" slug "$x y"
	is "${x}y" slug "${x}yz"
	is "$x" slug "${x}ß"
}

@test "bytes that are no UTF-8 part the words of a slug" {
	is a-b slug $'a\xffb'
}

@test "the key of a phone is its last nine digits, and of fewer there is none" {
	is 155501009 phone '+44 (155) 501-00.9'
	is 155501009 phone 155501009
	is '' phone 15550100
	is '' phone 'none'
	is '' phone ''
}

@test "the key of an e-mail is in small letters, ASCII's, and cut to its room" {
	is $'a.b@c.org\n\xc3\x84@x' email -99 A.B@C.Org $'\xc3\x84@X'
	is 'a.b' email -4 A.B@C.Org
	is '' email -1 A.B@C.Org
}

@test "comparing without case leaves all but ASCII alone" {
	is $'0\n-1\n1\n1' case Abc aBC abb abd abcd
	is $'0\n1' case $'\xc3\x84' $'\xc3\x84' $'\xc3\xa4'
	is $'0\n0\n-1' ncase -3 ABCd abcx abc ab
}

@test "Turkish changes nothing" {
	L=tr_TR.UTF-8 is $'0' case TITLE title
	L=tr_TR.UTF-8 is title slug TITLE
	L=tr_TR.UTF-8 is title fold TITLE
}
