package lists

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/judge"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
	"nianbao/templates"
)

// List is a total and the parts a sentence gives for it.
type List struct {
	Totals   []reading.Stated // one; or several told side by side, as they stand
	Parts    []reading.Stated
	Verdict  reading.Verdict
	Sum      decimal.Decimal  // of the parts
	Sentence string           // as written
	Start    int              // where the sentence begins in its text, in bytes
	Way      Way              // how the total comes of the parts
	Minus    []reading.Stated // of the parts, those that are taken away
	Times    []reading.Stated // of the parts, those that say how often the one before is taken

	totals totals
	parts  []*reading.Amount
	at, of int // where the first part and the total stand
}

// Total is what the totals come to.
func (l List) Total() decimal.Decimal {
	v := decimal.Zero
	for _, t := range l.Totals {
		v = v.Add(t.Value)
	}
	return v
}

// In finds the totals of a text with their stated parts. A list that may name only some of the
// parts is left out, unless it adds up.
func In(e *templates.Edition, raw string) []List {
	return Of(e, reading.Read(e, reading.Paragraph{Paragraph: report.Paragraph{Text: raw}}))
}

// Of finds the lists of a paragraph, as In does.
func Of(e *templates.Edition, p *reading.Passage) []List { return Weighed(e, p, builtin()) }

// Weighed finds the lists of a paragraph by a scale of one's own.
func Weighed(e *templates.Edition, p *reading.Passage, scale *judge.Scale) []List {
	shares := strings.ContainsRune(p.Plain, '%')
	if len(p.Amounts) < 2 && !shares {
		return nil
	}
	r := propose(e, p)
	r.confirm()
	r.arithmetic()
	r.weigh(scale)
	if shares {
		r.percents()
	}
	slices.SortStableFunc(r.found, func(a, b List) int { return cmp.Or(a.at-b.at, a.of-b.of) })
	return r.found
}

// tell adds a list to the result.
func (r *proposer) tell(v reading.Verdict, w totals, parts []*reading.Amount) {
	l := List{Verdict: v, totals: w, parts: parts, at: parts[0].From, of: w[0].From}
	unit := w[0].Unit
	from, to := len(r.text.Runes), 0
	for _, t := range slices.Backward(w) {
		l.Totals = append(l.Totals, r.stated(t, unit))
		from, to = min(from, t.In.From), max(to, t.In.To)
	}
	for _, p := range parts {
		l.Parts = append(l.Parts, r.stated(p, unit))
		from, to = min(from, p.In.From), max(to, p.In.To)
	}
	l.Sum = sum(parts, unit)
	l.Start, l.Sentence = r.text.Offset(from), r.text.Quote(from, to)
	r.found = append(r.found, l)
}

func (r *proposer) stated(a *reading.Amount, unit string) reading.Stated {
	value := a.Value
	if a.Unit != unit {
		value = a.Number
	}
	return reading.Stated{Label: r.text.Quote(a.LabelAt[0], a.LabelAt[1]), Written: r.text.Quote(a.From, a.To),
		Value: value, Unit: a.Unit}
}

func sum(parts []*reading.Amount, unit string) decimal.Decimal {
	total := decimal.Zero
	for _, p := range parts {
		if p.Unit == unit {
			total = total.Add(p.Value)
		} else {
			total = total.Add(p.Number)
		}
	}
	return total
}

// exactly reports whether parts add up to the totals, leaving room for what rounding decimals takes away. Unlike measure
// words are compared by their bare numbers; several totals together are whole numbers of one measure.
func (w totals) exactly(parts []*reading.Amount) bool {
	unit, value, room := w[0].Unit, w.value(), w[0].Rounding()
	for _, p := range parts {
		room = room.Add(p.Rounding())
		if p.Unit != unit {
			unit, value = "", w[0].Number
		}
	}
	if unit == "" || len(w) > 1 {
		room = decimal.Zero
	}
	off := sum(parts, unit).Sub(value).Abs()
	return (unit != "" || len(w) == 1) && (off.IsZero() || off.LessThan(room))
}
