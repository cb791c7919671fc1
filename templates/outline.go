package templates

import (
	"cmp"
	"slices"
	"strings"
)

// Part is a table or a section, as one of the parts of the report.
type Part struct {
	Table   *Table
	Section *Section
}

// Number returns the part's number on the form, "" where it has none.
func (p Part) Number() string {
	if p.Table != nil {
		return p.Table.Number
	}
	return p.Section.Number
}

// Heading returns the part's heading as printed, "" where the form prints none.
func (p Part) Heading() string {
	if p.Table != nil {
		return p.Table.Heading()
	}
	return p.Section.Heading()
}

// Sheet returns the name of the part's sheet.
func (p Part) Sheet() string {
	if p.Table != nil {
		return p.Table.Sheet
	}
	return p.Section.Sheet
}

// numerals orders the numbered parts of the form.
const numerals = "一二三四五六七八九十"

// Outline returns tables and sections in the order of the form: what precedes the first heading,
// the numbered parts, what has no place of its own.
func (e *Edition) Outline() []Part {
	var parts []Part
	for _, s := range e.Sections {
		parts = append(parts, Part{Section: s})
	}
	for _, t := range e.Tables {
		parts = append(parts, Part{Table: t})
	}
	rank := func(p Part) int {
		switch n := p.Number(); {
		case n != "":
			return 1 + strings.Index(numerals, n)
		case p.Section.ID == "lead":
			return 0
		default:
			return 1 + len(numerals)
		}
	}
	slices.SortStableFunc(parts, func(a, b Part) int { return cmp.Compare(rank(a), rank(b)) })
	return parts
}
