// Package read makes reports of returned workbooks, and plain grids of foreign ones. It compares
// every fixed cell, sheet and merged range with the form, and takes values by label where lines
// moved; it judges nothing.
package read

import (
	"strconv"

	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/book"
)

// ErrForeign is the error of a sound workbook that was not made from our template; [Grids] reads
// such a one.
var ErrForeign error = message.NewError("xlsx.foreign.why")

// Options are what the caller knows about a returned workbook.
type Options struct {
	Edition *templates.Edition // the edition it must be of; nil: the file says so itself
	Year    int                // the year it must be for; 0: any
}

// Workbook reads a returned workbook: the values of its slots, its prose, who and when, and what is not
// as issued. The name is the file's, for messages; the edition returned is the one the workbook was
// read by.
//
// Everything odd that leaves the file readable is observed on the report (see [Oddities]) and
// judged by the rules. The error, a [*message.Error] with advice, is for a file that cannot be read
// at all; it wraps [ErrForeign] when the workbook is sound but not ours.
//
// A slot that could not be located for certain has no value at all, which is not the same as a
// blank one; tables and sections on sheets that could not be read whole are listed in the report as
// unreadable. In prose, every line of a cell is a paragraph.
func Workbook(name string, data []byte, o Options) (*report.Report, *templates.Edition, error) {
	b, err := book.Open(data)
	if err != nil {
		return nil, nil, refused(name, err)
	}
	return read(name, b, o)
}

// read reads an opened workbook.
func read(name string, b *book.Book, o Options) (*report.Report, *templates.Edition, error) {
	found := marksOf(b)
	id := found.identity()
	f := formFor(b, id.Edition, found.none(), o)
	if f == nil {
		return nil, nil, foreign(name, b)
	}
	r := &reading{Report: report.New(name), book: b, form: f, marks: found, told: map[OddityKind]int{}}
	r.Identity = id
	r.Values = make(map[string]report.Value, 256)
	found.compare(r.Report)
	r.compareEdition(found.none(), o)
	if o.Year != 0 && id.Year != 0 && id.Year != o.Year {
		r.Observe(report.Oddity{Rule: "file.year", Detail: "other",
			Expected: strconv.Itoa(o.Year), Actual: strconv.Itoa(id.Year)})
	}
	r.sheets()
	r.brought()
	return r.Report, f.edition, nil
}

// reading is one workbook being read.
type reading struct {
	*report.Report
	book   *book.Book
	form   *official
	marks  *marks
	told   map[OddityKind]int
	untold int // how many things were not observed, because there are too many of their kind
}

// maxTold is how many oddities of one kind are reported one by one; a file with more is not a
// filled form.
const maxTold = 300

// Observe adds an oddity, as long as there are not too many of its kind.
func (r *reading) Observe(o report.Oddity) {
	kind := OddityKind{o.Rule, o.Detail}
	if r.told[kind]++; r.told[kind] > maxTold {
		r.untold++
		return
	}
	r.Report.Observe(o)
}

// formFor chooses the form to read by: of the edition the file names, else of the one asked for,
// else of the one whose sheets look most like the file's. It is nil when the file is not ours.
func formFor(b *book.Book, told string, unmarked bool, o Options) *official {
	known := templates.Builtin()
	if o.Edition != nil {
		known = append([]*templates.Edition{o.Edition}, known...)
	}
	for _, e := range known {
		if e.ID == told {
			return formOf(e)
		}
	}
	var best *official
	likeness := 0.0
	for _, e := range known {
		f := formOf(e)
		if n := f.like(b); n > likeness && (!unmarked || f.names(b)) {
			best, likeness = f, n
		}
	}
	if likeness < certain {
		return nil
	}
	return best
}

// compareEdition observes what is odd about the edition the file names.
func (r *reading) compareEdition(unmarked bool, o Options) {
	e := r.form.edition
	observe := func(detail, expected, actual string) {
		r.Observe(report.Oddity{Rule: "file.template", Detail: detail, Expected: expected, Actual: actual})
	}
	switch told := r.Edition; {
	case unmarked:
		observe("unmarked", e.ID, "")
	case told != e.ID:
		observe("unknown", e.ID, told)
	}
	switch {
	case o.Edition != nil && e.ID != o.Edition.ID:
		observe("other", o.Edition.ID, e.ID)
	case o.Edition == nil && r.Year != 0 && !e.InForce(r.Year):
		if official, err := templates.ForYear(r.Year); err == nil {
			observe("year", official.ID, e.ID)
		}
	}
	r.Edition = e.ID
}

// foreign is the error for a workbook that is not ours. When none of its sheets could be read, that
// is what is wrong with it.
func foreign(name string, b *book.Book) error {
	for _, s := range b.Sheets {
		if s.Err != nil {
			return refused(name, s.Err)
		}
	}
	return message.Wrap(ErrForeign, "xlsx.foreign", "file", name).WithHint("xlsx.foreign.hint")
}
