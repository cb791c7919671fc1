package main

import (
	"nianbao/internal/check"
	"nianbao/internal/importing/match"
	"nianbao/internal/importing/source"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// tell prints what was found, what was not and what had no place. A workbook with our sheets is
// read by them, and its oddities are printed here: the workbook that is written no longer shows
// them. It returns how many figures were found.
func (o *importOptions) tell(opened *inbox.Opened) int {
	trace := opened.Trace
	if trace == nil {
		trace = traceOf(opened)
	}
	if opened.Report.Agency == "" {
		o.term.Println(message.New("cmd.import.noagency"))
	}
	if opened.Report.Year == 0 {
		o.term.Println(message.New("cmd.import.noyear"))
	}
	o.term.Println(message.New("cmd.import.found", "found", trace.Figures(), "slots", slots(opened.Edition)))
	if o.list {
		for _, f := range trace.Found {
			o.term.Println(message.New("cmd.import.one", "label", label(opened.Edition, f), "raw", f.Raw,
				"where", f.Where.Message(),
				"how", how(f)))
		}
	}
	if trace.Unparted && trace.Figures() > 0 {
		o.term.Println(message.New("cmd.import.unparted.some"))
	}
	for _, row := range missingRows(opened.Edition, trace.Missing) {
		o.term.Println(message.New("cmd.import.missing", "row", row))
	}
	for _, u := range trace.Unplaced {
		o.term.Println(message.New("cmd.import.unplaced", "what", u.Message()))
	}
	observed := check.Proofread // an import judges nothing: these are what the readers observed
	if opened.Trace == nil {
		observed = check.File
	}
	for _, f := range observed(opened.Edition, opened.Report) {
		o.term.Println(message.New("cmd.import.unplaced", "what", f.Message))
	}
	return trace.Figures()
}

// traceOf is what was found where in a workbook that has our sheets.
func traceOf(opened *inbox.Opened) *match.Trace {
	trace := &match.Trace{}
	for _, t := range opened.Edition.Tables {
		for _, s := range t.Slots {
			v := opened.Report.Value(s.ID)
			switch {
			case !opened.Report.Located(s.ID):
				trace.Missing = append(trace.Missing, s.ID)
			case v.Kind != report.Blank:
				at := opened.Report.Place(s)
				where := source.Where{Sheet: at.Sheet, Cell: at.Cell, IsCell: true}
				trace.Found = append(trace.Found, match.Found{Slot: s.ID, Raw: v.Raw, Where: where})
			}
		}
	}
	return trace
}

// how explains how a figure was recognised, where it took more than reading it.
func how(f match.Found) message.Text {
	switch {
	case f.Misfit != "" && f.Unit != "":
		return message.New("cmd.import.both", "text", f.Misfit, "unit", f.Unit)
	case f.Misfit != "":
		return message.New("cmd.import.misfit", "text", f.Misfit)
	case f.Unit != "":
		return message.New("cmd.import.unit", "unit", f.Unit)
	}
	return message.Text{}
}

// label is the form's label for what was found; a title is in no form.
func label(e *templates.Edition, f match.Found) any {
	if s := e.Slot(f.Slot); s != nil {
		return s.Label()
	}
	if field := e.CoverField(f.Field); field != nil {
		return field.Label
	}
	if f.Field == "title" || f.Field == "signature" {
		return message.New("cmd.import." + f.Field)
	}
	return f.Field
}

// missingRows names the rows nothing was found for, each once.
func missingRows(e *templates.Edition, missing []string) []string {
	var rows []string
	for _, id := range missing {
		s := e.Slot(id)
		name := s.Table.Heading()
		if s.Row != "" {
			name += " " + s.Row
		}
		if len(rows) == 0 || rows[len(rows)-1] != name {
			rows = append(rows, name)
		}
	}
	return rows
}
