package claims

import (
	"slices"

	"nianbao/internal/check/prose/quantity"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
	"nianbao/internal/wordlist"
)

// A figure may be another's, or that of a part of those the report is about. Words of scope
// decide it, depending on the report: the office's figure is a part in the report of an area and
// the whole in the office's own.

// limits reports whether a word of scope, or of a part, makes the figures after it others than the form's.
func (c *claimer) limits(i int, r role) bool {
	switch r {
	case partial, members:
		return true
	case office:
		return isWide(c.report) || isOthersOffice(c.tokens, i, c.Folded, c.agency)
	case area:
		return !isWide(c.report)
	case everyone:
		return !isWide(c.report) || c.isBesideParts(i)
	}
	return false
}

// allWords apply to all that was named, and part nothing: 均为村民通过信函提出.
var allWords = []string{"均", "都", "全", "皆", "一律"}

// isOfAll reports whether a word of a part applies to all that was counted before.
func (c *claimer) isOfAll(i int) bool {
	if c.since == c.sentence && i > 0 && c.tokens[max(c.since-1, 0)].role != figure {
		return false
	}
	for k := c.clause; k < i; k++ {
		if r := c.tokens[k].role; (r == besideAny || r == unknown) && wordlist.AnyBegins(c.said(k), allWords...) {
			return true
		}
	}
	return false
}

// hasPartWords reports whether words of a part, or of others than the agency, are between two
// tokens.
func (c *claimer) hasPartWords(from, to int) bool {
	return slices.ContainsFunc(c.tokens[from:to], func(t token) bool {
		return t.role == partial || t.role == members || t.role == office || t.role == everyone || t.role == area
	})
}

// isBesideParts reports whether a sentence with a word for everyone continues with the others:
// 各部门收到20件，各乡镇收到8件. In a list of parts they are some of everyone.
func (c *claimer) isBesideParts(i int) bool {
	for k := i + 1; k < c.end; k++ {
		switch t := c.tokens[k]; {
		case t.role == members, t.role == office:
			return true
		case t.role == opening, t.role == figure && t.amount.Opener != reading.NoOpener:
			return false
		case t.role == besideAny && c.said(k) == "其中":
			return false
		}
	}
	return false
}

// isOthersOffice reports whether an office is not the agency's but that of the body named before it: 县政府办公室 in the
// report of a bureau.
func isOthersOffice(tokens []token, i int, text quantity.Text, agency string) bool {
	if i == 0 || tokens[i-1].role != unknown {
		return false
	}
	body := reading.LastRunes(string(text.Runes[tokens[i-1].from:tokens[i-1].to]), 2)
	return wordlist.AnyEnds(body, bodyEnds...) && !inOrder(body, agency)
}

// bodyEnds are the ends of names of bodies that have offices. The last character identifies the
// body; the one before it the area.
var bodyEnds = []string{"政府", "党委", "人大", "政协"}

// othersAct are words after which others act, or some of many: 指导区民政局办理12件, 各海关收到12件.
var othersAct = []string{"各", "指导", "督导", "督促", "配合", "会同", "联合", "协调", "帮助"}

// opensWithOther reports whether a sentence, or the text after a semicolon, begins with another
// organ, and nothing before the words of a figure in a later clause names the actor there:
// 县公安局责任到人，办结77件.
func (c *claimer) opensWithOther(from, at int) bool {
	for k := c.stretch; k < from && c.tokens[k].role != comma; k++ {
		if c.tokens[k].role != unknown {
			continue
		}
		said := c.said(k)
		if wordlist.AnyBegins(said, prepositions...) || !foreignOrgan(said, c.agency) {
			return false
		}
		for k = from; k < at; k++ {
			switch t := c.tokens[k]; {
			case t.role == area, t.role == everyone, t.role == office:
				return false
			case t.role == unknown && isActor(c.said(k), c.agency):
				return false
			}
		}
		return true
	}
	return false
}

// prepositions begin a clause whose organ is not the one that acts: 按照县政府办公室部署，收到12件.
var prepositions = []string{"根据", "按照", "依照", "在", "向", "由", "经", "对", "与", "和", "为", "除"}

// isWide reports whether a report is that of an area, by its scope or by its name.
func isWide(r *report.Report) bool {
	return r.Scope == report.Area || wordlist.AnyEnds(r.Agency, placeEnds...)
}

// said returns the text of a token.
func (c *claimer) said(i int) string { return c.Folded.Words(c.tokens[i].from, c.tokens[i].to) }
