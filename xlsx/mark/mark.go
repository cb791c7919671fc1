// Package mark writes the workbook that goes back to the agency: its own file with the findings marked in it.
package mark

import (
	"errors"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// Marked is the content of a marked workbook: the agency's own file, what was read from it, and
// the findings.
type Marked struct {
	Data     []byte // the file as it came in; nil for a report that came in another form, which is filled in afresh
	Edition  *templates.Edition
	Report   *report.Report
	Findings []finding.Finding
	Settled  []finding.Finding // of an earlier round, put right since; they stand at the end of the list

	note string // key of a sentence in the list: why the agency gets a fresh workbook
}

// Workbook writes the workbook that goes back: figures untouched, findings marked. Each cell with
// a finding is coloured and has a comment with what, expected, actual and what to do; the sheet
// 整改清单 lists all findings with links to the cells and back, and has a column for explanations
// (情况说明), the only part of it that is open.
//
// It is the agency's own file where that file's package is sound and stays so; else, and where it
// holds macros, a fresh one of ours with what was read, and a note in the list. The output opens
// in every program.
//
// Marks of an earlier round are taken out first. Locks stay as issued; where another program has
// dropped them, they are put on again.
func Workbook(w io.Writer, m Marked) error {
	switch {
	case m.Data == nil:
	case hasMacros(m.Report):
		m.note = "mark.fresh.macros"
	default:
		out, err := m.inOwnFile()
		if err == nil {
			_, err = w.Write(out)
			return err
		}
		m.note = "mark.fresh.package"
		if errors.Is(err, errTooLarge) {
			m.note = "mark.fresh.large"
		}
	}
	out, err := m.inFreshFile()
	if err != nil {
		return message.Wrap(err, "mark.failed", "file", m.Report.File)
	}
	_, err = w.Write(out)
	return err
}

func hasMacros(r *report.Report) bool {
	for _, o := range r.Oddities {
		if o.Rule == "file.macro" {
			return true
		}
	}
	return false
}

// place is a cell of a workbook.
type place struct {
	sheet string
	cell  templates.Address
}

// marker marks one workbook. Its styles are those of the builder, so that a marked cell differs from an issued one in
// nothing but its fill.
type marker struct {
	form.Builder
	Marked
	sheets     []form.Sheet
	issued     map[place]*form.Cell // what stands where, shifted as the report was read
	owner      map[place]*form.Sheet
	worksheets map[string]bool            // whether a sheet has cells, as far as asked
	on         map[place][]int            // findings by the cells they are about
	own        map[place]excelize.Comment // comments the agency has written itself
}

// index maps the cells of the workbook to those of the template. Inputs are where the reader
// found them. All else is where it was issued; on a sheet whose inputs have moved its place is
// unknown: formatting the cell at a label's old place as that label would dress an inserted row,
// and the labels below it.
func (k *marker) index() {
	k.owner = map[place]*form.Sheet{}
	for i := range k.sheets {
		s := &k.sheets[i]
		moved := k.moved(s)
		for j := range s.Cells {
			c := &s.Cells[j]
			if at, slot := k.found(s, c); slot || !moved {
				k.issued[at], k.owner[at] = c, s
			}
		}
	}
}

// moved reports whether an input is elsewhere than issued.
func (k *marker) moved(s *form.Sheet) bool {
	return slices.ContainsFunc(s.Cells, func(c form.Cell) bool {
		at, slot := k.found(s, &c)
		return slot && at.cell != c.First
	})
}

// found returns the place in the workbook of a template's cell, and whether that place was looked
// up.
func (k *marker) found(s *form.Sheet, c *form.Cell) (at place, slot bool) {
	if c.Slot != nil {
		if p, ok := k.Report.Places[c.Slot.ID]; ok {
			return place{p.Sheet, p.Cell}, true
		}
	}
	return place{s.Name, c.First}, c.Slot != nil
}
