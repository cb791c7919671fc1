package measure

import (
	"slices"

	"nianbao/internal/report"
	"nianbao/templates"
)

// Fault is one way in which a report goes wrong.
type Fault struct {
	Kind  string   // its name; the words stand in the catalogue under planted.kind.<kind>
	Must  bool     // some mandatory rule has to find it
	Rules []string // rules of which one at least has to find it
	Gap   bool     // it is no fault but a gap, of which the rules have to say that they cannot judge
	// Silent are rules that cannot judge what the fault leaves of a figure, and must not accuse its cell.
	Silent []string
	// plant spoils the report of a case and returns the cells that are wrong; ok is false where the
	// case gives no occasion.
	plant func(c *Case) (slots []string, ok bool)
	// damage spoils the workbook instead and returns where.
	damage func(c *Case, w *workbook) (at place, ok bool)
	// base makes the case it is planted in; nil for an agency's own report.
	base func(seed uint64, e *templates.Edition, year int, size Size) *Case
}

// Faults are the faults that can be planted, the commonest of real reports first.
var Faults = slices.Concat([]Fault{
	{Kind: "digit", Must: true, Rules: declared, plant: digit},
	{Kind: "swapped", Must: true, Rules: declared, plant: digitsSwapped},
	{Kind: "moved", Must: true, Rules: declared, plant: cellMoved},
	{Kind: "exchanged", Must: true, Rules: declared, plant: exchanged},
	{Kind: "row", Must: true, Rules: declared, plant: rowCopied},
	{Kind: "total", Must: true, Rules: declared, plant: totalForgotten},
	{Kind: "changed", Must: true, Rules: declared, plant: rowChanged},
	{Kind: "tenthousand", Must: true, Rules: declared, plant: tenThousand},
	{Kind: "sign", Must: true, Rules: []string{"value.negative"}, plant: sign},
	{Kind: "lastyear", Must: true, Rules: declared, plant: lastYears},
}, cellFaults, memberFaults, proseFaults, fileFaults, wordsFaults, sheetFaults, contentFaults,
	partFaults, gaps)

// declared are the mandatory relations of the forms.
var declared = []string{"requests.balance", "requests.outcomes", "requests.applicants", "review.total"}

// related are the slots some mandatory relation reads, in which every single change breaks one.
func (c *Case) related(choose func(*templates.Slot, int64) bool) []*templates.Slot {
	var out []*templates.Slot
	for _, id := range []string{"requests", "review"} {
		for _, s := range c.Edition.Table(id).Slots {
			if choose(s, c.figure(s.ID)) {
				out = append(out, s)
			}
		}
	}
	return out
}

// figure is a count of the report.
func (c *Case) figure(slot string) int64 { return c.Report.Value(slot).Number.IntPart() }

// set writes a text into a cell.
func (c *Case) set(slot, raw string) {
	c.Report.Values[slot] = report.Parse(raw, report.StoredText)
}

// some picks one of the slots; ok is false when there is none.
func (c *Case) some(slots []*templates.Slot) (*templates.Slot, bool) {
	if len(slots) == 0 {
		return nil, false
	}
	return pick(c.dice, slots), true
}

func isTotal(s *templates.Slot) bool {
	row, column := rowColumn(s)
	return row == "total" || column == "total"
}
