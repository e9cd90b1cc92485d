# examples.awk - the commands that a page shows, and what it says they print.
#
#	awk -v dir=DIR -f examples.awk PAGE
#
# PAGE is mdoc, where the literal displays count, or Markdown, where the
# fenced blocks do.  A line that begins with `$ ` is a command; while it ends
# in `\` or `|`, or the next begins with `> `, it goes on.  What follows, up to
# the next command or the end of the block, is what it prints.  Writes
# DIR/NNN.cmd and DIR/NNN.out; nothing for blocks without a command.
#
# With -v section=NAME only that section of a page of mdoc counts.

function plain(s) {
	if (markdown)
		return s
	gsub(/\\\(aq/, "'", s)
	gsub(/\\\(dq/, "\"", s)
	gsub(/\\\(ga/, "`", s)
	gsub(/\\\(ha/, "^", s)
	gsub(/\\\(ti/, "~", s)
	gsub(/\\-/, "-", s)
	gsub(/\\&/, "", s)
	gsub(/\\e/, "\\", s)
	return s
}

function command(s) {
	n++
	name = sprintf("%s/%03d", dir, n)
	printf "%s\n", s > (name ".cmd")
	printf "" > (name ".out")
	more = s ~ /[\\|]$/
}

function shown(s) {
	if (s ~ /^\$ /) {
		command(substr(s, 3))
	} else if (n > was && (more || s ~ /^> /)) {
		sub(/^> /, "", s)
		printf "%s\n", s > (name ".cmd")
		more = s ~ /[\\|]$/
	} else if (n > was) {
		printf "%s\n", s > (name ".out")
	}
}

FNR == 1 { markdown = FILENAME ~ /\.md$/ }

!markdown && /^\.Sh / { here = substr($0, 5) }
!markdown && /^\.Bd .*-literal/ { block = section == "" || here == section; was = n; next }
!markdown && /^\.Ed/ { block = 0; next }
markdown && /^```/ { block = !block; was = n; next }
block { shown(plain($0)) }
