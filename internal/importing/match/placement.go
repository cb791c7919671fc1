package match

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/internal/importing/source"
	"nianbao/internal/report"
	"nianbao/templates"
)

// placement is a reading of a source by one edition while it is made.
type placement struct {
	form   *form
	blocks []source.Block // lines only; what a table holds besides labels and values is a line here
	used   []bool         // blocks that are accounted for
	found  map[string]*finding
	labels map[int]bool     // labels of the form that were recognised where their table stands
	fields map[string]Found // of the cover
	trace  Trace
	notes  []report.Paragraph
	dashes []int           // blocks of dashes
	odd    []report.Oddity // misprints and headings that are not the form's

	misprints []misprint

	signature string // what the report is signed with
}

// finding is a value found for a slot.
type finding struct {
	raw      string
	value    report.Value // read already, for cells that know more than their text
	known    bool         // value is set
	where    source.Where
	misfit   string
	unit     string // told by the label of its column
	conflict bool   // another figure was found for the same slot
}

func newPlacement(f *form, s *source.Source) *placement {
	p := &placement{form: f, found: map[string]*finding{}, labels: map[int]bool{}, fields: map[string]Found{}}
	listed := p.readLists(s)
	for _, b := range s.Blocks {
		switch {
		case b.Table == nil:
			p.blocks = append(p.blocks, b)
		case slices.ContainsFunc(b.Table.Texts, func(line source.Block) bool { return listed[line.Where] }):
			p.blocks = append(p.blocks, b.Table.Texts...)
		default:
			p.readTable(b.Table)
		}
	}
	p.used = make([]bool, len(p.blocks))
	for i, b := range p.blocks {
		p.used[i] = listed[b.Where]
	}
	return p
}

// tell remembers the unit in an explanation of the column's label.
func (f *finding) tell(explanation string) {
	if explanation != "" {
		f.unit = unitTold(explanation)
	}
}

// place records a value for a slot. Two different figures for one slot are both left out: which
// of them is the report's is not for us to decide.
func (p *placement) place(slot *templates.Slot, f finding) {
	before := p.found[slot.ID]
	switch {
	case before == nil:
		p.found[slot.ID] = &f
	case before.raw == f.raw || f.raw == "":
	case before.raw == "" && !before.conflict:
		p.found[slot.ID] = &f
	default:
		if !before.conflict {
			p.conflict(slot, before)
		}
		before.conflict = true
		p.conflict(slot, &f)
	}
}

func (p *placement) conflict(slot *templates.Slot, f *finding) {
	p.report(source.Unplaced{Reason: source.Conflict, Text: slot.Label(), Figures: []string{f.raw},
		Where: f.where}, len(p.blocks))
}

// report adds text that has no place; at is its block, or the block after it.
func (p *placement) report(u source.Unplaced, at int) {
	u.Order = at
	p.trace.Unplaced = append(p.trace.Unplaced, u)
}

// unplaced records figures behind a text, or a text alone; at is the token of the text.
func (p *placement) unplaced(reason source.Reason, text string, figures []token, at ...token) {
	u := source.Unplaced{Reason: reason, Text: text}
	all := slices.Concat(at, figures)
	p.use(all...)
	u.Where = p.blocks[all[0].block].Where
	for _, t := range figures {
		u.Figures = append(u.Figures, t.text)
	}
	p.report(u, all[0].block)
}

// use accounts for the lines of tokens.
func (p *placement) use(tokens ...token) {
	for _, t := range tokens {
		p.used[t.block] = true
		for _, i := range t.more {
			p.used[i] = true
		}
	}
}

// marks records a line of dashes.
func (p *placement) marks(t token) {
	p.use(t)
	p.dashes = append(p.dashes, t.block)
}

// read makes the report's value of what was found.
func (f *finding) read(slot *templates.Slot) (v report.Value, unit string) {
	v = f.value
	if !f.known {
		v = parse(f.raw)
	}
	if f.unit == "" || slot.Kind != templates.Amount || v.Kind != report.Number || v.Unit != "" {
		return v, ""
	}
	if told := parse(f.raw + f.unit); told.Kind == report.Number && told.Unit != slot.Unit {
		return told, f.unit
	}
	return v, ""
}

// finish writes the values into the report and completes the trace.
func (p *placement) finish(r *report.Report) {
	for _, t := range p.form.edition.Tables {
		for _, slot := range t.Slots {
			f := p.found[slot.ID]
			if f == nil || f.conflict {
				p.trace.Missing = append(p.trace.Missing, slot.ID)
				continue
			}
			v, unit := f.read(slot)
			r.Values[slot.ID] = v
			if place, ok := f.where.Place(); ok {
				r.Places[slot.ID] = place
			}
			p.trace.Found = append(p.trace.Found,
				Found{Slot: slot.ID, Raw: v.Raw, Where: f.where, Misfit: f.misfit, Unit: unit})
		}
	}
	if len(p.dashes) > 0 {
		first := slices.Min(p.dashes)
		b := p.blocks[first]
		p.report(source.Unplaced{Reason: source.Marks, Text: source.Trim(b.Text), Count: len(p.dashes),
			Where: b.Where}, first)
	}
	slices.SortStableFunc(p.trace.Unplaced, func(a, b source.Unplaced) int { return cmp.Compare(a.Order, b.Order) })
	for _, u := range p.trace.Unplaced {
		p.observe(r, u)
	}
	p.proofreadLabels()
	for _, o := range p.odd {
		r.Observe(o)
	}
}

// observe makes figures without a place known to whoever reads the report without its trace: the checks do.
func (p *placement) observe(r *report.Report, u source.Unplaced) {
	if len(u.Figures) == 0 {
		return
	}
	r.Observe(oddity("file.outside", "unplaced", u.Where, u.Text+" "+strings.Join(u.Figures, " "), ""))
}

// fits reports whether the reading fits better than another one: more labels recognised and figures placed; where these
// are as many, the form in force in the year; and then fewer figures without a place.
func (p *placement) fits(other *placement, year int) bool {
	if a, b := p.evidence(), other.evidence(); a != b {
		return a > b
	}
	if a, b := p.form.edition.InForce(year), other.form.edition.InForce(year); a != b {
		return a
	}
	return p.trace.Lost() < other.trace.Lost()
}

// evidence weighs the signs of this form.
func (p *placement) evidence() int {
	n := len(p.labels)
	for _, f := range p.found {
		if !f.conflict && f.raw != "" {
			n++
		}
	}
	return n
}
