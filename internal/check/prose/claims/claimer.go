package claims

import (
	"strings"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
	"nianbao/internal/wordlist"
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

// see takes in one token.
func (c *claimer) see(i int, t token) {
	switch t.role {
	case noun:
		if !c.oneOfKinds(i) {
			c.topic, c.carried, c.foreign, c.aside = true, false, false, nil
			c.described = true
			c.clock.anew()
		}
	case nearNoun:
		if i+1 < c.end && wordlist.AnyBegins(c.said(i+1), "方面") {
			c.topic = true // 政府信息公开方面，行政复议7件
		}
	case nilWord:
		c.nothing(i)
	case zero:
		c.zero(i)
	case figureWord:
		c.allOfIt(i)
		c.group.see(t, c.groups, i+1 < c.end && c.tokens[i+1].role == unknown && strings.HasPrefix(c.said(i+1), "中"))
	case other:
		if !c.isMentioned(i) {
			if c.aside == nil {
				c.aside = &aside{c.topic, c.claimed, c.foreign}
			}
			c.topic, c.claimed, c.described, c.foreign = false, false, false, true
		}
	case partial, members, office, area, everyone:
		switch {
		case t.role == area && isWide(c.report), t.role == everyone && !c.limits(i, t.role):
			c.qualified, c.carried = false, false // 县政府办公室收到41件；全县收到203件
		case c.limits(i, t.role) && !c.isOfAll(i):
			c.qualified = true
			c.partials++
		}
	case comma:
		c.clause = i + 1
	case parted:
		c.stretch, c.listed, c.figures = i+1, false, nil
		c.endList()
		c.next(i + 1)
	case negator:
		c.denial(i)
	case figure:
		c.listed = c.listed || t.amount.Opener != reading.NoOpener &&
			!(t.amount.Opener == reading.Colon && c.since == c.sentence)
		if c.longer && c.clock.said {
			c.listed = false // 自2008年以来收到160件，其中2024年收到43件: the whole of this year
		}
		c.longer = c.elsewhen() || c.clock.mayBeOther()
		if t.amount.Aside {
			c.qualified, c.clock = c.before, c.clockBefore // 较上年增加9件 says nothing about what follows
		}
		if c.inList && c.partials > 1 && !t.amount.Joined && c.hasFigureWords(c.since, i) &&
			!c.hasPartWords(c.since, i) {
			c.endList() // 其中网络12件、信函8件，办结20件
			c.listed = false
		}
		c.described = c.topic && !c.foreign && c.qualified && (c.described || c.since == c.sentence)
		c.inList = c.inList || c.listed && c.qualified && !c.before
		c.amount(i)
		c.resume(t.amount)
		c.next(i + 1)
	}
}

// begin starts a sentence.
func (c *claimer) begin(i int) {
	c.sentence, c.stretch, c.end = i, i, i
	for c.end < len(c.tokens) && c.tokens[c.end].role != stop {
		c.end++
	}
	c.endList()
	c.carried, c.qualified = c.carried || c.qualified, false
	c.clock.begin()
	c.group.begin(c.claimed)
	c.claimed, c.counted, c.described, c.listed, c.longer, c.figures, c.run, c.aside = false, false, false,
		false, false, nil, nil, nil
	c.next(i)
	c.topic = c.topic || c.hasTerms && c.tellsByTerms()
}

// endList ends what holds only within a list of parts.
func (c *claimer) endList() {
	if c.inList {
		c.qualified, c.inList = false, false
	}
	c.partials = 0
}

// next starts a clause after an amount.
func (c *claimer) next(i int) {
	c.clause, c.since, c.before, c.clockBefore = i, i, c.qualified, c.clock
}

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
