package claims

import (
	"strings"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
	"nianbao/templates"
)

// claimer walks the prose for one subject. What it has seen so far decides what a figure is about.
type claimer struct {
	*vocabulary
	report  *report.Report
	agency  string
	found   []Claim
	judged  map[int]bool   // where amounts and denials stand that were claimed for, in characters
	refused map[int]string // why an amount is not claimed, by its place

	heading  bool // the heading above is about the subject
	beside   bool // or about something else
	headed   bool // there is one that is not about the subject
	runIn    bool // the paragraph begins with one that is
	hasTerms bool // the paragraph has terms of the form
	*reading.Passage
	tokens []token
	passed int // how many expressions of time were taken in

	clock
	clockBefore clock  // as it was after the amount before
	topic       bool   // what is being talked about is the subject
	foreign     bool   // something else has been named since the subject was
	aside       *aside // what it put aside, until it is counted in another measure than the subject
	claimed     bool   // this sentence stated a figure of the subject
	described   bool   // this sentence names the subject and counts nothing, or counts parts of it only
	counted     bool   // this sentence counts what may be something else
	qualified   bool   // this sentence is about a part of it only: by channel, by applicant, another scope's
	inList      bool   // only as far as a list of parts goes: 其中自然人10件
	partials    int    // how many words of parts the list had
	lost        bool   // the amount before is another's
	carried     bool   // an earlier sentence was, and nothing has been said to the contrary
	before      bool   // qualified, as it was after the amount before
	listed      bool   // within a list of parts
	longer      bool   // the amount before was, or may be, that of more than the report's year

	group // whose rows are being told

	figures  []*templates.Figure // named last, for an amount joined to the one before
	run      []*templates.Figure // stated one after another in this sentence, for a total after them
	namedAt  int                 // where
	clause   int                 // first token of the clause
	since    int                 // first token after the amount before
	stretch  int                 // first token after the last semicolon
	sentence int                 // first token of the sentence
	end      int                 // and the one that ends it
}

// read walks one paragraph and returns what it states.
func (c *claimer) read(p *reading.Passage) []Claim {
	c.Passage, c.judged, c.refused = p, nil, nil
	if c.isHeading() {
		c.heading = c.mentions(c.topics) || c.mentions(c.near) && c.mentions(c.names)
		c.beside = !c.heading && c.mentions(c.others)
		c.headed = !c.heading
		return nil
	}
	// Most paragraphs state no figure of the subject, and need not be looked at word by word.
	if len(p.Amounts) == 0 && !p.Denies || !c.mayBeAbout() {
		return nil
	}
	c.tokens, c.found, c.judged = c.vocabulary.tokens(p.Folded, p.Amounts), nil, map[int]bool{}
	c.refused = map[int]string{}
	c.runIn = c.begins()
	c.topic, c.foreign = c.heading || c.isBeside() || c.isMeant(), c.beside
	c.clock, c.passed, c.qualified, c.inList, c.carried, c.described = clock{}, 0, false, false, false, false
	c.group = group{}
	c.hasTerms = c.mentions(c.terms)
	c.begin(0)
	var outer []outside
	for i, t := range c.tokens {
		for ; c.passed < len(c.Moments) && c.Moments[c.passed].At < t.from; c.passed++ {
			if m := c.Moments[c.passed]; i == 0 || c.tokens[i-1].role != figureWord || m.At < c.tokens[i-1].from {
				c.clock.see(m, c.report.Year) // the year in 结转2024年 dates nothing
			}
		}
		switch t.role {
		case opening:
			if c.Folded.Closes[t.from] <= t.from {
				continue // nothing closes it
			}
			if c.isAside(i) {
				continue
			}
			outer = append(outer, outside{c.qualified, c.inList, c.listed, c.clock})
			c.listed = c.listed || i > 0 && c.tokens[i-1].role == figure
			c.next(i + 1)
		case closing:
			if n := len(outer); n > 0 {
				c.qualified, c.inList, c.listed, c.clock = outer[n-1].qualified, outer[n-1].inList,
					outer[n-1].listed, outer[n-1].clock
				outer = outer[:n-1]
			}
			c.next(i + 1)
		case stop:
			c.leave(i)
		default:
			c.see(i, t)
		}
	}
	return c.settled(c.found)
}

// isAside reports whether a bracket without amounts is right before one, as in
// 收到申请（含网上、信函）12件, and removes it.
func (c *claimer) isAside(i int) bool {
	k := i + 1
	for k < c.end && c.tokens[k].role != closing && c.tokens[k].role != figure && c.tokens[k].role != opening {
		k++
	}
	if k+1 >= c.end || c.tokens[k].role != closing || c.tokens[k+1].role != figure ||
		i > 0 && c.tokens[i-1].role == figure {
		return false
	}
	as := besideAny
	if c.hasFigureWords(i, k) {
		as = unknown // 公开（含部分公开）15件 is the sum of both, and weighed
	}
	for ; i <= k; i++ {
		c.tokens[i].role = as
	}
	return true
}

// outside is what holds around a pair of brackets, and again after them.
type outside struct {
	qualified, inList, listed bool
	clock                     clock
}

// mayBeAbout reports whether the paragraph could state a figure of the subject at all.
func (c *claimer) mayBeAbout() bool {
	return c.heading || c.isBeside() || c.mentions(c.topics) || c.mentions(c.near) || c.mentions(c.terms) ||
		c.Denies && c.mentions(c.names) || c.isMeant()
}

// isMeant reports whether a paragraph can be about nothing but the subject: cases have names of their own (行政复议), and a
// report on disclosure tells of no others unless it names what they were about.
func (c *claimer) isMeant() bool {
	_, part, _ := strings.Cut(c.Plain, "其中")
	// 行政诉讼17件，其中政府信息公开类1件
	return !c.headed && len(c.groups) > 0 && c.mentions(c.heads) && !c.mentions(c.others) && !c.near.Begins(part)
}

// isBeside reports whether the paragraph is beside the subject's table.
func (c *claimer) isBeside() bool { return c.Table != "" && c.Table == c.table }

// mentions reports whether one of some words occurs in the paragraph.
func (c *claimer) mentions(words *lexicon.Set) bool { return words.In(c.Plain) }

// partial reports whether the statement is about a part of the form's figures.
func (c *claimer) partial() bool { return c.qualified || c.carried }

// elsewhen reports whether figures are those of another time.
func (c *claimer) elsewhen() bool { return c.clock.isOther(c.report.Year) }

// tell adds a claim, with its sentence. One that may be about several years can only be
// confirmed, and one about what was done in time, or counted with something left out, is not
// wrong for being less than the form's.
func (c *claimer) tell(claim Claim) {
	from, to := c.tokens[c.sentence].from, c.tokens[min(c.end, len(c.tokens)-1)].to
	claim.Paragraph, claim.Sentence, claim.Start = c.Paragraph, c.Folded.Quote(from, to), c.Folded.Offset(from)
	claim.settle()
	c.judged[claim.at] = true
	if claim.Verdict != reading.Right && c.clock.mayBeOther() ||
		claim.Verdict == reading.Wrong && claim.isLess() && (claim.some || claim.isCount() && c.leavesOut()) {
		return
	}
	c.found = append(c.found, claim)
}

// quote returns the words from one token up to another, as written.
func (c *claimer) quote(from, to int) string {
	if from >= to {
		return ""
	}
	return c.Folded.Quote(c.tokens[from].from, c.tokens[to].from)
}
