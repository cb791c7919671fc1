package match

import (
	"strings"

	"nianbao/internal/importing/source"
	"nianbao/internal/report"
)

// An office proof-reads before it prints: misprinted labels, titles and headings, and headings
// whose number or order is not the form's, are observed with their places. What they head is read
// all the same.

// proofreadHeadings observes headings that are not as the form has them.
func (p *placement) proofreadHeadings(chosen []heading) {
	last := -1
	for _, h := range chosen {
		b := p.blocks[h.block]
		if h.score == besides || b.Heading {
			continue
		}
		text, want := source.Trim(b.Text), p.form.outline[h.part].Heading()
		switch {
		case h.own:
			p.odd = append(p.odd, oddity("text.headings", "own", b.Where, text, ""))
			continue
		case h.misfit:
			p.odd = append(p.odd, oddity("text.misprint", "heading", b.Where, text, want))
		}
		if h.number != "" {
			p.odd = append(p.odd, oddity("text.headings", "number", b.Where, text, want))
		} else if h.part < last {
			p.odd = append(p.odd, oddity("text.headings", "order", b.Where, text, p.form.outline[last].Heading()))
		}
		last = max(last, h.part)
	}
}

// proofreadLabels observes labels that were recognised in spite of a misprint, each once.
func (p *placement) proofreadLabels() {
	told := map[string]bool{}
	for _, m := range p.misprints {
		if key := m.text + m.where.String(); !told[key] {
			told[key] = true
			p.odd = append(p.odd, oddity("text.misprint", "label", m.where, m.text, m.want))
		}
	}
}

// misprint is a label that was recognised in spite of a misprint.
type misprint struct {
	text, want string
	where      source.Where
}

// oddity is one oddity of a text, with its place.
func oddity(rule, detail string, where source.Where, actual, expected string) report.Oddity {
	o := report.Oddity{Rule: rule, Detail: detail, Actual: strings.Join(strings.Fields(actual), " "),
		Expected: expected,
		Sheet:    where.Sheet, Line: where.Line, Paragraph: where.Paragraph, TableNo: where.Table}
	if where.IsCell {
		o.Cell = where.Cell.String()
	}
	return o
}
