package companion

import (
	"bytes"
	"strings"

	"nianbao/internal/importing/match"
	"nianbao/internal/importing/source"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// Options is what is known of a file beside its content.
type Options struct {
	Edition *templates.Edition // nil: as the file tells
}

// Read makes the report of a companion that came back: its words, and the figures of official
// tables that somebody put into it. Nothing is known of the tables themselves, which are in the
// workbook. A file that is no companion gives nil; the error is that of a Word file that cannot be
// read.
func Read(name string, data []byte, o Options) (*report.Report, *templates.Edition, error) {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) || len(data) > source.MaxFile {
		return nil, nil, nil
	}
	w, err := source.OpenWord(name, data)
	if w == nil || err != nil {
		return nil, nil, err
	}
	marks, err := marksOf(w)
	if err != nil {
		return nil, nil, err
	}
	if len(marks) == 0 && !mentions(w) {
		return nil, nil, nil
	}
	s, err := w.Source()
	if err != nil {
		return nil, nil, err
	}
	if m := lineOf(s); m != nil {
		marks = append(marks, m)
	}
	if len(marks) == 0 {
		return nil, nil, nil
	}
	r := report.New(name)
	r.Foreign = true
	agree(r, marks)
	e := editionOf(r, o)
	for _, t := range e.Tables {
		r.Unreadable[t.ID] = true
	}
	r.Observe(report.Oddity{Rule: report.RuleWorkbook, Detail: "missing"})
	n := reading{Report: r, edition: e, source: s, file: report.Base(name)}
	n.tables()
	n.prose()
	n.marks()
	return r, e, nil
}

// mentions reports whether the document's own text may hold the visible line, which is looked for
// where a program dropped properties and parts.
func mentions(w *source.Word) bool {
	data, err := w.Part("word/document.xml")
	return err == nil && bytes.Contains(data, []byte(strings.TrimSuffix(form.LineYear, "：")))
}

// lineOf reads the visible line.
func lineOf(s *source.Source) *mark {
	for _, b := range s.Blocks {
		if !strings.Contains(b.Text, form.LineYear) {
			continue
		}
		if id, ok := form.ParseIdentityLine(strings.TrimSpace(b.Text)); ok {
			pairs := map[string]string{}
			for _, p := range form.IdentityPairs(id) {
				pairs[p[0]] = p[1]
			}
			return markOf(pairs)
		}
	}
	return nil
}

// editionOf is the edition to read by: the one asked for, that of the file, or that of its year.
func editionOf(r *report.Report, o Options) *templates.Edition {
	told, err := templates.Find(r.Edition)
	switch {
	case o.Edition != nil:
		if r.Edition != "" && r.Edition != o.Edition.ID {
			r.Observe(report.Oddity{Rule: "file.template", Detail: "other", Expected: o.Edition.ID, Actual: r.Edition})
		}
		return o.Edition
	case err == nil:
		return told
	}
	all := templates.Builtin()
	fallback := all[len(all)-1]
	if of, err := templates.ForYear(r.Year); err == nil {
		fallback = of
	}
	r.Observe(report.Oddity{Rule: "file.template", Detail: "unknown", Expected: fallback.ID, Actual: r.Edition})
	return fallback
}

// tables takes the figures of official tables that stand in the file; a table that is none is the
// clerk's own, and is told.
func (n *reading) tables() {
	official, any := map[int]bool{}, false
	for _, b := range n.source.Blocks {
		any = any || b.Table != nil
	}
	if !any {
		return
	}
	m, _, trace, err := match.Of(n.source, match.Options{Edition: n.edition, Agency: n.Agency, Year: n.Year})
	if err == nil {
		for _, f := range trace.Found {
			if f.Slot != "" && f.Where.Table > 0 {
				official[f.Where.Table] = true
				n.Values[f.Slot] = m.Values[f.Slot]
				n.Places[f.Slot] = report.Place{File: n.file, Table: f.Where.Table, Cell: f.Where.Cell}
			}
		}
	}
	n.official = official
}
