package form

import (
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/pack"
)

// Prior is an agency's report for the year before, and the edition it was made after.
type Prior struct {
	Edition *templates.Edition
	Report  *report.Report
}

// Keys of the data from last year's report: the words in a slot's prompt, and the figure proposed
// for it.
const (
	keyPrior  = "prior:"
	keyFigure = "figure:"
)

// takeover is how a slot follows from last year's report of one edition.
type takeover struct {
	slot     string
	from     string // last year's slot whose figure is proposed; "" for none
	proposed string // what the prompt says of that, as XML
}

// proposals returns the slots that take a figure over from last year, and from which slot: those a relation of the
// edition equates with a single figure of last year's report.
func proposals(e *templates.Edition) map[string]string {
	out := map[string]string{}
	for _, r := range e.Relations {
		if r.Compare != "=" {
			continue
		}
		for _, i := range r.Instances {
			if len(i.Left) != 1 || len(i.Right) != 1 {
				continue
			}
			this, last := i.Left[0], i.Right[0]
			if !this.Prior && last.Prior && !this.Minus && !last.Minus {
				out[this.Slot] = last.Slot
			}
		}
	}
	return out
}

// takeoversOf returns what may be taken over from a report of last year's edition.
func (f *Factory) takeoversOf(last *templates.Edition) []takeover {
	var out []takeover
	for _, t := range f.edition.Tables {
		for _, s := range t.Slots {
			if !f.edition.ComparableTo(last, s.ID) {
				continue
			}
			o := takeover{slot: s.ID}
			if from := f.proposals[s.ID]; from != "" && f.edition.ComparableTo(last, from) {
				o.from = from
				o.proposed = escape("\n" + Say("template.proposed",
					"label", pack.Cut(rowOrColumn(last.Slot(from)), maxPrior/2)))
			}
			out = append(out, o)
		}
	}
	return out
}

func rowOrColumn(s *templates.Slot) string {
	if s.Row == "" {
		return s.Column
	}
	return s.Row
}

// addPrior adds the data from last year's report, as XML by key.
func (f *Factory) addPrior(differing map[string]string, p *Prior) {
	before, after, _ := strings.Cut(escape("\n"+Say("template.prior", "value", holeOpen)), holeOpen)
	for _, t := range f.takeovers(p.Edition) {
		words := ""
		if printed := p.Report.Value(t.slot).Printed(); printed != "" {
			words = before + escape(pack.Cut(oneLine(printed), maxPrior/2)) + after
		}
		if t.from != "" {
			if n, ok := exact(p.Report.Value(t.from)); ok {
				differing[keyFigure+t.slot] = "<v>" + strconv.FormatFloat(n, 'f', -1, 64) + "</v>"
				words += t.proposed
			}
		}
		differing[keyPrior+t.slot] = words
	}
}
