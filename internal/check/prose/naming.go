package prose

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/templates"
)

// An amount is taken for a figure of the form only if every word between the figure's name and the number is understood,
// and nothing around them says that something else is counted. What is not understood is not judged.

// amount judges the amount at a token.
func (c *claimer) amount(i int) {
	a := c.tokens[i].amount
	n := c.named(i)
	c.figures = slices.Clone(n.figures)
	if n.at < i {
		c.namedAt = n.at
	}
	if n.figures == nil || n.other || a.aside || !a.Exact || !c.units[a.Unit] || c.partial() || c.elsewhen() || c.dated(i) {
		return
	}
	if c.listed {
		n.figures = slices.DeleteFunc(n.figures, func(f *templates.Figure) bool { return f.Whole })
	}
	if len(n.figures) == 0 || !c.isAbout(i) || !c.fits(n.at) || !c.goesOn(i) {
		return
	}
	c.claimed = true
	c.tell(Claim{
		inTime: containsAny(string(c.text.Runes[c.tokens[c.clauseAt(n.at)].from:a.From]), inTimeWords),
		Rule:   n.figures[0].Rule, Words: c.quote(n.at, i), Clause: c.clauseOf(i, n.at), Options: options(c.report, n.figures, n.words),
		Said: Amount{Label: a.label, Written: c.text.Quote(a.From, a.To), Value: a.Value, Unit: a.Unit},
	})
}

// naming is what words make of an amount.
type naming struct {
	figures []*templates.Figure
	words   int  // how many words name them
	at      int  // where the words begin
	other   bool // but they are about something else
}

// named finds the figures an amount is said to be: by the words right before it, with nothing between that is not
// understood; else by those of the amount it is joined to; else by the word right after it.
func (c *claimer) named(i int) naming {
	n := naming{at: i}
	k := i - 1
	for ; k >= c.since && n.figures == nil; k-- {
		switch t := c.tokens[k]; t.role {
		case figureWord:
			n.figures, n.at, n.words = slices.Clone(t.figures), k, 1
		case noun, nearNoun, besideSubject, besideAny:
		case comma:
			if c.trails(k) || c.isNamedAfter(i) {
				return c.namedAfter(i, n) // 均已办结：1件予以公开
			}
		case other:
			n.other = true
		case join:
			if k == c.since {
				n.figures = slices.Clone(c.figures)
			}
			return n
		default:
			return n
		}
	}
	if n.figures == nil {
		return c.namedAfter(i, n)
	}
	// Several words in one breath name one amount: 被申请行政复议、提起行政诉讼共7件.
	for ; k >= c.since; k-- {
		switch t := c.tokens[k]; t.role {
		case figureWord:
			for _, f := range t.figures {
				if !slices.Contains(n.figures, f) {
					n.figures = slices.Insert(n.figures, 0, f)
				}
			}
			n.at = k
			n.words++
		case noun, nearNoun, besideSubject, besideAny, join:
		default:
			return n
		}
	}
	return n
}

// namedAfter names an amount by the word right after it: 12件予以公开.
func (c *claimer) namedAfter(i int, n naming) naming {
	if i+1 < len(c.tokens) && c.tokens[i+1].role == figureWord && !c.tokens[i+1].figures[0].Whole {
		n.figures = slices.Clone(c.tokens[i+1].figures)
	}
	return n
}

// trails reports whether the words that end at a comma begin right after the amount before, and so are that one's and not
// the next one's: 12件予以公开，6件部分公开.
func (c *claimer) trails(comma int) bool {
	return comma > c.since && c.since > 0 && c.tokens[c.since-1].role == figure &&
		!slices.ContainsFunc(c.tokens[c.since:comma], isComma)
}

func isComma(t token) bool { return t.role == comma }

// isAbout reports whether an amount is about the subject: by what is being talked about, by a noun in its own clause, or
// by the noun after it.
func (c *claimer) isAbout(i int) bool {
	if c.topic || c.claimed {
		return true
	}
	for k := c.clause; k < i; k++ {
		switch t := c.tokens[k]; t.role {
		case noun, nearNoun:
			return true
		case figureWord:
			if containsAny(string(c.text.Runes[t.from:t.to]), c.topics) {
				return true // 政府信息公开申请数量
			}
		}
	}
	for k := i + 1; k < c.end; k++ {
		switch c.tokens[k].role {
		case noun, nearNoun:
			return true
		case besideSubject, besideAny:
		default:
			return false
		}
	}
	return false
}

// inTimeWords say that only what was done in time is counted; the rest was late: 按期办结38件，延期办结2件.
var inTimeWords = []string{"按时", "按期", "如期", "及时", "期限内", "时限内", "时间内", "限期内"}

// longestClause is how many words of a clause are looked at.
const longestClause = 60

// clauseAt returns where the clause of the words at a token begins.
func (c *claimer) clauseAt(at int) int {
	from := at
	for from > max(c.since, at-longestClause) && c.tokens[from-1].role != comma {
		from--
	}
	return from
}

// fits looks at the clause before the words that name a figure: nothing there may deny it or be another's, and what
// stands right before them must be understood: 延期办结5件 is not what was 办结.
func (c *claimer) fits(at int) bool {
	from := c.clauseAt(at)
	last := at - 1 // what stands before the words and the nouns that go with them
	for last > from && isBesides(c.tokens[last].role) {
		last--
	}
	for k := from; k < at; k++ {
		switch t := c.tokens[k]; t.role {
		case other, negator:
			return false
		case unknown:
			said := string(c.text.Runes[t.from:t.to])
			if foreignOrgan(said, c.agency) || k == last && !c.leadsTo(said) {
				return false
			}
		}
	}
	return true
}

// isBesides reports whether a word may stand between those of a figure and what leads to them.
func isBesides(r role) bool {
	return r == join || r == noun || r == nearNoun || r == besideSubject || r == besideAny
}

// leadEnds are the ends of words of time and circumstance that may stand right before the words of a figure.
var leadEnds = []string{"年", "年度", "度内", "期内", "方面", "月", "日", "底", "末", "中", "期间", "来", "至今", "目前", "现", "含", "包括", "限内", "时间内", ".", "·", "”", "》"}

// leadsTo reports whether words may stand right before those that name a figure: a time, or whoever acts.
func (c *claimer) leadsTo(said string) bool {
	for _, end := range leadEnds {
		if strings.HasSuffix(said, end) {
			return true
		}
	}
	return isYear(lastRunes(said, 4)) || slices.Contains(ordinals, said) || isActor(said, c.agency)
}

// ordinals number the items of a row: 一是予以公开12件；二是部分公开6件.
var ordinals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九"}

// isYear reports whether a text is the number of a year; 年度 after it is a word of its own.
func isYear(text string) bool {
	n, err := strconv.Atoi(text)
	return err == nil && n/100 == 20
}

// goesOn looks at what follows an amount up to the end of its clause: it must not be another thing that is counted.
func (c *claimer) goesOn(i int) bool {
	named := false
	for k := c.since; k < i; k++ {
		named = named || c.tokens[k].role == noun || c.tokens[k].role == nearNoun
	}
	for k := i + 1; k < c.end; k++ {
		switch c.tokens[k].role {
		case noun, nearNoun, besideSubject, besideAny, figureWord:
			named = true
		case unknown:
			if !named {
				return false
			}
		case other, partial, members:
			return false
		default:
			return true
		}
	}
	return true
}
