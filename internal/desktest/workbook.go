package desktest

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/specimen"
)

// Wrong breaks a sum, and asks for an explanation.
func Wrong(r *report.Report) {
	Figure("requests.received.total", "7")(r)
	Figure("disclosure.documents.issued", "3")(r)
}

// Workbook is a completed workbook without a fault, but for the changes.
func (o *Office) Workbook(agency string, change ...func(*report.Report)) []byte {
	o.T.Helper()
	return WorkbookOf(o.T, o.Edition, agency, change...)
}

// WorkbookOf is such a workbook of any edition.
func WorkbookOf(
	t testing.TB,
	e *templates.Edition,
	agency string,
	change ...func(*report.Report),
) []byte {
	t.Helper()
	r := SpecimenOf(e, agency)
	for _, c := range change {
		c(r)
	}
	var out bytes.Buffer
	require.NoError(t, form.Fill(&out, e, r))
	return out.Bytes()
}

// SpecimenOf is a report without a fault.
func SpecimenOf(e *templates.Edition, agency string) *report.Report {
	r := specimen.EveryValue(e, "0")
	r.Identity = report.Identity{Edition: e.ID, Year: Year, Agency: agency, Scope: report.Own}
	for _, section := range e.Sections {
		if section.Number != "" {
			r.Prose[section.ID] = []report.Paragraph{{Text: "本年度按照规定办理，未收取信息处理费。"}}
		}
	}
	return r
}

// Figure has a report say something else in a slot.
func Figure(slot, text string) func(*report.Report) {
	return func(r *report.Report) { r.Values[slot] = report.Parse(text, report.StoredNumber) }
}

// Asking is the finding of a hand-in, as its JSON has it, that asks for an explanation.
func Asking(one map[string]any) (id string) {
	for _, f := range one["result"].(map[string]any)["findings"].([]any) {
		if f := f.(map[string]any); f["class"] == "verify" && f["outcome"] == "fail" {
			return f["id"].(string)
		}
	}
	return ""
}
