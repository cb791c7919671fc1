package prose

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
)

// claimer walks the prose for one subject. What it has seen so far decides what a figure is about.
type claimer struct {
	*vocabulary
	report *report.Report
	agency string
	found  []Claim

	heading bool // the heading above is about the subject
	*passage
	tokens []token

	topic     bool // what is being talked about is the subject
	claimed   bool // this sentence stated a figure of the subject
	qualified bool // this sentence is about a part of it only: by channel, by applicant, another scope's
	carried   bool // an earlier sentence was, and nothing has been said to the contrary
	before    bool // qualified, as it was after the amount before
	listed    bool // within a list of parts
	months    bool // the sentence is about some months only
	year      int  // the last year named, 0 for none

	figures  []*templates.Figure // named last, for an amount joined to the one before
	clause   int                 // first token of the clause
	since    int                 // first token after the amount before
	sentence int                 // first token of the sentence
	end      int                 // and the one that ends it
}

// headingLength is how long a paragraph, or a first sentence, may be that is a heading.
const headingLength = 24

// read walks one paragraph and returns what it states.
func (c *claimer) read(p *passage) []Claim {
	c.passage = p
	if c.isHeading() {
		c.heading = c.mentions(c.vocabulary.topics)
		return nil
	}
	// Most paragraphs state no figure of the subject, and need not be looked at word by word.
	if len(p.amounts) == 0 && !p.denies || !c.heading && !c.isBeside() && !c.mentions(c.vocabulary.topics) && !c.mentions(c.vocabulary.near) {
		return nil
	}
	c.tokens, c.found = c.vocabulary.tokens(p.text, p.amounts), nil
	c.topic = c.heading || c.isBeside()
	c.year, c.qualified, c.carried = 0, false, false
	c.begin(0)
	var outer []claimer // the state around the brackets
	for i, t := range c.tokens {
		switch t.role {
		case opening:
			outer = append(outer, *c)
			c.listed = c.listed || i > 0 && c.tokens[i-1].role == figure
			c.next(i + 1)
		case closing:
			if n := len(outer); n > 0 {
				c.qualified, c.listed = outer[n-1].qualified, outer[n-1].listed
				outer = outer[:n-1]
			}
			c.next(i + 1)
		case stop:
			c.leave(i)
		default:
			c.see(i, t)
		}
	}
	return c.found
}

// isHeading reports whether the paragraph is a heading.
func (c *claimer) isHeading() bool {
	return len(c.text.Runes) <= headingLength && len(c.amounts) == 0 && !slices.Contains(c.text.Runes, '。')
}

// isBeside reports whether the paragraph stands beside the subject's table.
func (c *claimer) isBeside() bool { return c.Table != "" && c.Table == c.table }

// mentions reports whether one of some words stands in the paragraph.
func (c *claimer) mentions(words []string) bool { return containsAny(c.plain, words) }

// see takes in one token.
func (c *claimer) see(i int, t token) {
	switch t.role {
	case noun:
		c.topic, c.carried = true, false
	case other:
		c.topic, c.claimed = false, false
	case partial, members, office, area:
		if c.limits(t.role) {
			c.qualified = true
		}
	case comma:
		c.clause = i + 1
	case parted:
		c.listed, c.figures = false, nil
		c.next(i + 1)
	case negator:
		c.denial(i)
	case unknown:
		c.seeTime(t)
	case figure:
		c.listed = c.listed || t.amount.opener != noOpener
		if t.amount.aside {
			c.qualified = c.before // 较上年增加9件 says nothing about what follows
		}
		c.amount(i)
		c.next(i + 1)
	}
}

// begin starts a sentence.
func (c *claimer) begin(i int) {
	c.sentence, c.end = i, i
	for c.end < len(c.tokens) && c.tokens[c.end].role != stop {
		c.end++
	}
	c.carried, c.qualified = c.carried || c.qualified, false
	c.claimed, c.listed, c.figures, c.months = false, false, nil, false
	c.next(i)
}

// next starts a clause after an amount.
func (c *claimer) next(i int) { c.clause, c.since, c.before = i, i, c.qualified }

// leave ends a sentence. The next one is still about the subject only if this one stated a figure of it, or was a
// heading in all but form.
func (c *claimer) leave(i int) {
	short := i > c.sentence && c.tokens[i].from-c.tokens[c.sentence].from <= headingLength
	if !c.claimed && !short {
		c.topic = c.heading || c.isBeside()
	}
	c.begin(i + 1)
}

// limits reports whether a word makes a figure another's or a part of the form's.
func (c *claimer) limits(r role) bool {
	switch r {
	case partial, members:
		return true
	case office:
		return c.wide()
	case area:
		return !c.wide()
	}
	return false
}

// areaEnds are the ends of the names of areas; a report with such a name is the area's, not an office's.
var areaEnds = []string{"省", "市", "县", "縣", "区", "區", "州", "盟", "旗"}

// wide reports whether the report is that of an area, by its scope or by its name.
func (c *claimer) wide() bool {
	return c.report.Scope == report.Area ||
		slices.ContainsFunc(areaEnds, func(end string) bool { return strings.HasSuffix(c.report.Agency, end) })
}

var (
	yearPattern  = regexp.MustCompile(`(?:^|\D)(20\d\d)年`)
	monthPattern = regexp.MustCompile(`\d月`)
	allYear      = []string{"12月31日", "12月底"}
)

// seeTime notes the last year a paragraph names, and whether a sentence is about some months only.
func (c *claimer) seeTime(t token) {
	said := string(c.text.Runes[t.from:min(t.to+1, len(c.text.Runes))])
	if all := yearPattern.FindAllStringSubmatch(said, -1); all != nil {
		c.year, _ = strconv.Atoi(all[len(all)-1][1])
	}
	if monthPattern.MatchString(said) && !containsAny(said, allYear) {
		c.months = true
	}
}

// partial reports whether what is being said is about a part of the form's figures.
func (c *claimer) partial() bool { return c.qualified || c.carried }

// elsewhen reports whether figures are those of another time.
func (c *claimer) elsewhen() bool {
	return c.months || c.year != 0 && c.report.Year != 0 && c.year != c.report.Year
}

// amount judges the amount at a token.
func (c *claimer) amount(i int) {
	a := c.tokens[i].amount
	n := c.named(i)
	c.figures = slices.Clone(n.figures)
	if n.figures == nil || n.other || a.aside || !a.Exact || !c.units[a.Unit] || c.partial() || c.elsewhen() {
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
		Rule: n.figures[0].Rule, Words: c.quote(n.at, i), Options: options(c.report, n.figures),
		Said: Amount{Label: a.label, Written: c.text.Quote(a.From, a.To), Value: a.Value, Unit: a.Unit},
	})
}

// naming is what words make of an amount.
type naming struct {
	figures []*templates.Figure
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
			n.figures, n.at = slices.Clone(t.figures), k
		case noun, nearNoun, besideSubject, besideAny, comma:
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
		if i+1 < len(c.tokens) && c.tokens[i+1].role == figureWord && !c.tokens[i+1].figures[0].Whole {
			n.figures = slices.Clone(c.tokens[i+1].figures)
		}
		return n
	}
	// Several words in one breath name one amount: 被申请行政复议、提起行政诉讼共7件.
	for ; k >= c.since; k-- {
		switch t := c.tokens[k]; t.role {
		case figureWord:
			for _, f := range t.figures {
				if !slices.Contains(n.figures, f) {
					n.figures = append(n.figures, f)
				}
			}
			n.at = k
		case noun, nearNoun, besideSubject, besideAny, join:
		default:
			return n
		}
	}
	return n
}

// isAbout reports whether an amount is about the subject: by what is being talked about, by a noun in its own clause, or
// by the noun after it.
func (c *claimer) isAbout(i int) bool {
	if c.topic || c.claimed {
		return true
	}
	for k := c.clause; k < i; k++ {
		if r := c.tokens[k].role; r == noun || r == nearNoun {
			return true
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

// fits looks at the clause before the words that name a figure: nothing there may deny it or be another's, and what
// stands right before them must be understood: 延期办结5件 is not what was 办结.
func (c *claimer) fits(at int) bool {
	from := at
	for from > c.since && c.tokens[from-1].role != comma {
		from--
	}
	for k := from; k < at; k++ {
		switch t := c.tokens[k]; t.role {
		case other, negator:
			return false
		case unknown:
			said := string(c.text.Runes[t.from:t.to])
			next := k == at-1 || k == at-2 && c.tokens[k+1].role == join
			if foreignOrgan(said, c.agency) || next && !c.leadsTo(said) {
				return false
			}
		}
	}
	return true
}

// leadEnds are the ends of words of time and circumstance that may stand right before the words of a figure.
var leadEnds = []string{"年", "日", "底", "末", "中", "期间", "来", "目前", "现", "含", "包括", ".", "·", "”", "》"}

// leadsTo reports whether words may stand right before those that name a figure: a time, or whoever acts.
func (c *claimer) leadsTo(said string) bool {
	for _, end := range leadEnds {
		if strings.HasSuffix(said, end) {
			return true
		}
	}
	return isActor(said, c.agency)
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

// tell adds a claim, with its sentence.
func (c *claimer) tell(claim Claim) {
	from, to := c.tokens[c.sentence].from, c.tokens[min(c.end, len(c.tokens)-1)].to
	claim.Paragraph, claim.Sentence, claim.Start = c.Paragraph, c.text.Quote(from, to), c.text.Offset(from)
	claim.settle()
	c.found = append(c.found, claim)
}

// quote returns the words from one token up to another, as written.
func (c *claimer) quote(from, to int) string {
	if from >= to {
		return ""
	}
	return c.text.Quote(c.tokens[from].from, c.tokens[to].from)
}
