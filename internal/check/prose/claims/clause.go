package claims

import "strings"

// longestSaid is how many characters of a figure's clause a message repeats, and lastSaid how
// many of them from its end, where the number is.
const longestSaid, lastSaid = 36, 24

// clauseOf finds the quotation of the amount at a token, so that a reader finds it in the
// sentence: from the figure's name, at another token, to the noun after the number. Where the
// name was that of the amount before, the words of its own are quoted, and without any the name
// with both amounts.
func (c *claimer) clauseOf(i, name int) (from, to int) {
	from = name
	if from == i {
		for from > c.since && c.tokens[from-1].role != comma && c.tokens[from-1].role != join {
			from--
		}
		if from == i && !c.isNamedAfter(i) {
			from = min(i, c.namedAt)
		}
	}
	to = i
	for to+1 < c.end && c.follows(to+1, name == i) {
		to++
	}
	return c.tokens[from].from, c.tokens[to].to
}

// isNamedAfter reports whether the word right after an amount may be its name.
func (c *claimer) isNamedAfter(i int) bool { return c.wordAfter(i) > 0 }

// follows reports whether a token after a number names what it counts.
func (c *claimer) follows(k int, named bool) bool {
	switch c.tokens[k].role {
	case noun, nearNoun:
		return true
	case figureWord:
		return named
	}
	return false
}

// shortened leaves out the middle of a long clause.
func shortened(clause string) string {
	r := []rune(clause)
	if len(r) <= longestSaid {
		return clause
	}
	head := string(r[:longestSaid-lastSaid])
	return strings.TrimSpace(head) + "…" + string(r[len(r)-lastSaid:])
}
