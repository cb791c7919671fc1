package match

import (
	"slices"

	"nianbao/internal/importing/source"
)

// Trace accounts for everything in a published file. What is neither in the report nor under
// Found is under Unplaced.
type Trace struct {
	Found    []Found           // what was taken for a figure or a field of the cover, in the order of the form
	Missing  []string          // ids of the slots nothing was found for, in the order of the form
	Unplaced []source.Unplaced // what has no place in the report, in the order of the file
	// Squeezed means that no figure was found because the copy has lost its cells: labels are run
	// together in one line.
	Squeezed bool
	// Unparted means that most figures of a plain text were not found because the text does not keep
	// the cells of its tables apart.
	Unparted bool
}

// Found is one figure or field and its place.
type Found struct {
	Slot   string // id of the slot; "" for a field
	Field  string // id of a field of the cover (agency, year, …), or "title"; "" for a figure
	Raw    string // what stands in the report
	Where  source.Where
	Misfit string // what stood in place of a label that was recognised in spite of a misprint
	Unit   string // the unit that was added to the figure because its column's label tells it
}

// Tells reports whether the file itself names a field of the cover.
func (t *Trace) Tells(field string) bool {
	return slices.ContainsFunc(t.Found, func(f Found) bool { return f.Field == field })
}

// Figures counts the figures that were placed.
func (t *Trace) Figures() int {
	n := 0
	for _, f := range t.Found {
		if f.Slot != "" && f.Raw != "" {
			n++
		}
	}
	return n
}

// Lost counts the figures that have no place in the report.
func (t *Trace) Lost() int {
	n := 0
	for _, u := range t.Unplaced {
		n += len(u.Figures)
	}
	return n
}
