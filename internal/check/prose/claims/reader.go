package claims

import (
	"maps"
	"slices"

	"nianbao/internal/check/prose/quantity"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
	"nianbao/templates"
)

// reader reads a report's paragraphs for every subject of an edition, by constructions and by proposals.
type reader struct {
	claimers []*claimer
	scenes   []*scene
}

func newReader(e *templates.Edition, r *report.Report) *reader {
	rd := &reader{}
	for _, v := range vocabulariesOf(wording{e, r.Year}) {
		agency := quantity.Fold(r.Agency)
		if agency == "" && isWide(r) {
			agency = "人民政府" // whichever area's: a bureau or a town is not it
		}
		c := &claimer{vocabulary: v, report: r, agency: agency}
		rd.claimers = append(rd.claimers, c)
		rd.scenes = append(rd.scenes, &scene{vocabulary: v, report: r, agency: agency, wide: isWide(r), claimer: c,
			reckoned: map[*templates.Figure][]Option{}})
	}
	return rd
}

// each hands on what the constructions claim in a paragraph, where they claimed something, and what it may state.
func (rd *reader) each(passages []*reading.Passage, do func([]Claim, map[int]bool, []*Statement)) {
	section := ""
	for _, p := range passages {
		if p.Section != section {
			for i, c := range rd.claimers {
				s := rd.scenes[i]
				c.heading, c.beside, c.headed = false, false, false
				s.heading, s.astray, s.headed = false, false, false
			}
		}
		section = p.Section
		var built, compared []Claim
		var here []*Statement
		judged := map[int]bool{}
		for i, c := range rd.claimers {
			claims, s := c.read(p), rd.scenes[i]
			here = append(here, s.read(p)...)
			built = append(built, slices.DeleteFunc(claims, func(o Claim) bool {
				return o.Verdict == reading.Wrong && s.elsewhere[o.at]
			})...)
			maps.Copy(judged, c.judged)
			compared = append(compared, s.compared(p)...)
		}
		for _, o := range compared {
			judged[o.at] = true
			built = slices.DeleteFunc(built, func(b Claim) bool { return b.at == o.at }) // what is more by 11 is no figure
		}
		here = merged(here)
		number(here)
		do(append(built, compared...), judged, here)
	}
}

// Statements returns what a report's paragraphs may state, with proposals that are weighed.
func Statements(e *templates.Edition, r *report.Report, passages []*reading.Passage) []*Statement {
	var all []*Statement
	newReader(e, r).each(passages, func(_ []Claim, _ map[int]bool, here []*Statement) {
		for _, st := range here {
			st.observe()
		}
		all = append(all, here...)
	})
	return all
}
