package opendata

import (
	"io"
	"strconv"
	"strings"

	"nianbao/internal/harmless"
	"nianbao/internal/report"
	"nianbao/templates"
)

// CSV files are for spreadsheets: UTF-8 with a byte order mark, without which Excel takes Chinese for something else,
// lines ended by CRLF, no field that could be taken for a formula.

// reportColumns and codebookColumns are contracts.
var (
	reportColumns = []string{"agency", "year", "edition", "scope", "table", "row", "column", "slot",
		"value", "unit", "raw", "kind"}
	codebookColumns = []string{"slot", "table", "section", "title", "row", "column", "rowpath", "columnpath",
		"kind", "unit", "sheet", "cell", "relations"}
)

// CSV writes a report's figures in long form, one a line, in the order of the form. value is the
// figure in plain digits, empty where there is none; raw is the text of the cell.
func CSV(w io.Writer, e *templates.Edition, r *report.Report) error {
	lines := [][]string{reportColumns}
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			v := r.Value(s.ID)
			lines = append(lines, []string{r.Agency, strconv.Itoa(r.Year), e.ID, string(r.Scope),
				t.ID, s.Row, s.Column, s.ID, v.NumberText(), unit(s, v), v.Raw, string(v.Kind)})
		}
	}
	return harmless.CSV(w, lines)
}

// Codebook describes the values of an edition: labels, all labels on the path to the value, kind,
// unit, place in the template, and the relations it is part of.
func Codebook(w io.Writer, e *templates.Edition) error {
	lines := [][]string{codebookColumns}
	relations := relationsOf(e)
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			lines = append(lines, []string{s.ID, t.ID, t.Number, t.Title, s.Row, s.Column, strings.Join(s.RowPath, "｜"),
				strings.Join(s.ColumnPath, "｜"), string(s.Kind), s.Unit, t.Sheet, s.Cell.String(),
				strings.Join(relations[s.ID], " ")})
		}
	}
	return harmless.CSV(w, lines)
}

// relationsOf returns the ids of the relations each slot is part of, in the order of the edition.
func relationsOf(e *templates.Edition) map[string][]string {
	relations := map[string][]string{}
	for _, r := range e.Relations {
		seen := map[string]bool{}
		for _, instance := range r.Instances {
			for _, term := range instance.Terms() {
				if !seen[term.Slot] {
					seen[term.Slot] = true
					relations[term.Slot] = append(relations[term.Slot], r.ID)
				}
			}
		}
	}
	return relations
}
