package document

import (
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
)

// Options are choices for making a document of a report.
type Options struct {
	Draft   bool // a mandatory finding is open: print DraftMark
	SignOff bool // print the sign-off sheet before the report
	// Titled is the agency the title names in place of the report's, or the whole title; "" for the report's own.
	Titled string
}

// seal is the place for the agency's stamp on the sign-off sheet. It is never filled in, so it is no field of the
// edition's cover.
const seal = "公章"

// New makes the document of a report: the parts of the edition's form in their order, each with
// its heading. A part without content keeps its heading, a missing value is an empty cell.
func New(e *templates.Edition, r *report.Report, o Options) *Document {
	d := &Document{Agency: oneLine(r.Agency), Year: r.Year, Draft: o.Draft}
	d.Title = Title(e, r)
	if o.Titled != "" {
		d.titled(e, oneLine(o.Titled))
	}
	if o.SignOff {
		d.SignOff = signOff(e, r)
	}
	beside := besideTables(e, r)
	last := lastTable(e)
	for _, part := range e.Outline() {
		switch t := part.Table; {
		case t != nil:
			d.heading(t.Heading())
			d.prose(beside[t.ID])
			d.Blocks = append(d.Blocks, Block{Kind: Table, Table: sheet(t, r)})
			if t.ID == last {
				d.prose(beside[""])
			}
		case part.Section.Placed == "":
			d.heading(part.Heading())
			d.prose(r.Prose[part.Section.ID])
		}
	}
	return d
}

// Blank makes the document of an edition's empty form (打印空表).
func Blank(e *templates.Edition, year int) *Document {
	r := report.New("")
	r.Edition, r.Year = e.ID, year
	return New(e, r, Options{})
}

// Title returns a report's title: the edition's wording wherever the agency is known. A published report that does not
// name its agency keeps the title it came with.
func Title(e *templates.Edition, r *report.Report) string {
	if told := oneLine(r.Title); r.Agency == "" && told != "" {
		return told
	}
	year := ""
	if r.Year != 0 {
		year = strconv.Itoa(r.Year)
	}
	return e.ReportTitle(oneLine(r.Agency), year)
}

// titled gives the document the title an office wants: the name it bears, or the whole of it.
func (d *Document) titled(e *templates.Edition, name string) {
	wording := e.ReportTitle("", "")
	if agency, whole := strings.CutSuffix(name, wording); whole {
		d.Title, d.Agency = name, strings.TrimRight(agency, "0123456789 ")
		return
	}
	d.Title, d.Agency = e.ReportTitle(name, strconv.Itoa(d.Year)), name
}

// signOff is the part of the cover that people fill in; the part that the template filled in is
// in the title already.
func signOff(e *templates.Edition, r *report.Report) []Field {
	var fields []Field
	for _, f := range e.Cover.Fields {
		if !f.Fixed {
			fields = append(fields, Field{Label: f.Label, Value: oneLine(r.Cover[f.ID])})
		}
	}
	return append(fields, Field{Label: seal, Seal: true})
}

// besideTables sorts the prose published inside the parts that are tables by its table. Agencies
// introduce a table with it, so it is printed above; prose that names no table comes after the
// last one, as "".
func besideTables(e *templates.Edition, r *report.Report) map[string][]report.Paragraph {
	beside := map[string][]report.Paragraph{}
	for _, s := range e.Sections {
		if s.Placed == "" {
			continue
		}
		for _, p := range r.Prose[s.ID] {
			if e.Table(p.Table) == nil {
				p.Table = ""
			}
			beside[p.Table] = append(beside[p.Table], p)
		}
	}
	return beside
}

func lastTable(e *templates.Edition) string {
	id := ""
	for _, part := range e.Outline() {
		if part.Table != nil {
			id = part.Table.ID
		}
	}
	return id
}

func (d *Document) heading(text string) {
	if text != "" {
		d.Blocks = append(d.Blocks, Block{Kind: Heading, Level: 1, Runs: []Run{{Text: text}}})
	}
}

func (d *Document) prose(paragraphs []report.Paragraph) {
	for _, p := range paragraphs {
		for _, line := range lines(p.Text) {
			d.Blocks = append(d.Blocks, classify(line))
		}
	}
}
