// Package opendata writes reports for programs: [JSON] one report with everything that is known
// of it, [CSV] its figures one a line for spreadsheets, [Codebook] what the figures of an edition
// are. [Schema] describes the JSON form.
//
// These forms are contracts: fields may be added, never renamed or dropped; lists and objects are never null. Keys,
// slot and rule ids do not depend on the language; labels are the official ones; messages are in the reader's language.
//
// Values are as the agency wrote them (raw) beside their meaning: number is the figure in plain
// digits, in unit, never converted. A blank has no number; it is not zero.
package opendata

import (
	"cmp"
	_ "embed"
	"io"

	"nianbao/internal/document"
	"nianbao/internal/finding"
	"nianbao/internal/harmless"
	"nianbao/internal/jsonform"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Schema is the JSON Schema (2020-12) of what [JSON] writes.
//
//go:embed report.schema.json
var Schema []byte

// format names the form, for programs that meet files of several kinds.
const format = "nianbao-report-1"

type jsonReport struct {
	Format    string                    `json:"format"`
	Edition   string                    `json:"edition"`
	Year      int                       `json:"year"`
	Agency    string                    `json:"agency"`
	Code      string                    `json:"code"`
	Scope     report.Scope              `json:"scope"`
	Title     string                    `json:"title"`
	Cover     map[string]string         `json:"cover"`
	Sections  []jsonSection             `json:"sections"`
	NilTables []string                  `json:"nilTables"`
	Values    map[string]jsonform.Value `json:"values"`
	Verdict   finding.Verdict           `json:"verdict"`
	Findings  []jsonform.Finding        `json:"findings"`
}

type jsonSection struct {
	ID         string          `json:"id"`
	Heading    string          `json:"heading"`
	Paragraphs []jsonParagraph `json:"paragraphs"`
}

type jsonParagraph struct {
	Text  string `json:"text"`
	Table string `json:"table"` // which table it stood beside, "" outside tables
}

// JSON writes a checked report: who and when, the prose, every value of the edition, the
// findings. Messages are in lang.
func JSON(
	w io.Writer, e *templates.Edition, from *report.Report, findings []finding.Finding, lang message.Lang,
) error {
	out := jsonReport{
		Format: format, Edition: e.ID, Year: from.Year, Agency: from.Agency, Code: from.Code, Scope: from.Scope,
		Title: document.Title(e, from), Cover: map[string]string{}, Sections: []jsonSection{}, NilTables: []string{},
		Values: map[string]jsonform.Value{}, Verdict: finding.Judge(findings),
		Findings: jsonform.Findings(findings, lang),
	}
	for _, f := range e.Cover.Fields {
		if !f.Fixed {
			out.Cover[f.ID] = from.Cover[f.ID]
		}
	}
	for _, s := range e.Sections {
		section := jsonSection{ID: s.ID, Heading: s.Heading(), Paragraphs: []jsonParagraph{}}
		for _, p := range from.Prose[s.ID] {
			section.Paragraphs = append(section.Paragraphs, jsonParagraph{p.Text, p.Table})
		}
		out.Sections = append(out.Sections, section)
	}
	for _, t := range e.Tables {
		if from.NilTable[t.ID] {
			out.NilTables = append(out.NilTables, t.ID)
		}
		for _, s := range t.Slots {
			v := from.Value(s.ID)
			out.Values[s.ID] = jsonform.Value{Raw: v.Raw, Kind: v.Kind, Number: v.NumberText(), Unit: unit(s, v),
				Note: jsonform.Note(v, lang)}
		}
	}
	return harmless.WriteJSON(w, out)
}

// unit is the unit of a figure: the cell's own, else the form's.
func unit(s *templates.Slot, v report.Value) string {
	if !v.IsNumber() {
		return ""
	}
	return cmp.Or(v.Unit, s.Unit)
}
