# confusion.awk - the confusion matrix of a diagnosis, and its score.
#
#	awk -v aim=F1 -f confusion.awk TRUTH FOUND
#
# Both files have lines "partner cause", TRUTH in the order of the causes.
# Prints a row for each true cause and a column for each found one, with
# precision, recall and F1; then the macro average of F1, and how often a
# partner was blamed who was not to blame.  Status 1 if the average is under
# the aim, or a partner blamed falsely more than once in fifty.

function theirs(c) {
	return c ~ /^(one-sided|wrong-firm|wrong-professional)$/
}

function letter(i) {
	return substr("abcdefghijklmnopqrstuvwxyz", i, 1)
}

FNR == NR {
	truth[$1] = $2
	if (!($2 in place)) {
		place[$2] = ++n
		name[n] = $2
	}
	of[$2]++
	all++
	next
}

{
	found[$1] = $2
}

END {
	for (p in truth) {
		c = found[p]
		if (!(c in place))
			c = "other"
		count[truth[p], c]++
		as[c]++
		innocent += !theirs(truth[p])
		blamed += !theirs(truth[p]) && theirs(c)
	}
	place["other"] = n + 1
	name[n + 1] = "other"
	printf "%-22s", "true cause"
	for (j = 1; j <= n + 1; j++)
		printf "%4s", j <= n ? letter(j) : "oth"
	printf "  prec  rec   F1\n"
	for (i = 1; i <= n; i++) {
		c = name[i]
		printf "%s %-20s", letter(i), c
		for (j = 1; j <= n + 1; j++)
			printf "%4s", (c, name[j]) in count ? \
			    count[c, name[j]] : "."
		hit = count[c, c]
		precision = as[c] ? hit / as[c] : 0
		recall = hit / of[c]
		f1 = hit ? 2 * precision * recall / (precision + recall) : 0
		sum += f1
		printf "  %.2f %.2f %.2f\n", precision, recall, f1
	}
	printf "macro-averaged F1 %.3f (aim %.1f); ", sum / n, aim
	printf "blamed falsely %d of %d (aim: 1 in 50)\n", blamed, innocent
	exit sum / n < aim || blamed * 50 > innocent
}
