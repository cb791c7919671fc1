package opendata

import (
	"encoding/csv"
	"strconv"
	"strings"

	"nianbao/internal/harmless"
	"nianbao/internal/importing/match"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// The columns a file must have, in any order; spreadsheets save it with commas, semicolons or tabs.
var needed = []string{"agency", "year", "edition", "slot", "raw"}

// isCSV reports whether the first line names the columns.
func isCSV(text string) bool {
	head, _, _ := strings.Cut(strings.TrimPrefix(text, "\ufeff"), "\n")
	for _, name := range needed {
		if !strings.Contains(head, name) {
			return false
		}
	}
	return commaOf(head) != 0
}

func commaOf(head string) rune {
	for _, comma := range ",;\t" {
		if strings.Count(head, string(comma)) >= len(needed)-1 {
			return comma
		}
	}
	return 0
}

// owner is whose figures a line has.
type owner struct {
	agency, edition string
	year            int
	scope           report.Scope
}

func readCSV(name, text string, o match.Options) (all []match.Reading, err error) {
	text = strings.TrimPrefix(text, "\ufeff")
	head, _, _ := strings.Cut(text, "\n")
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.FieldsPerRecord, in.LazyQuotes = commaOf(head), -1, true
	lines, err := in.ReadAll()
	if err != nil || len(lines) < 2 {
		return nil, message.NewError("intake.open.broken", "file", name).WithHint("intake.open.broken.hint")
	}
	at := columnsOf(lines[0])
	var owners []owner
	figures := map[owner][]figure{}
	for i, fields := range lines[1:] {
		get := func(column string) string {
			if k, there := at[column]; there && k < len(fields) {
				return plain(fields[k])
			}
			return ""
		}
		if get("slot") == "" {
			continue
		}
		year, _ := strconv.Atoi(strings.TrimSpace(get("year")))
		of := owner{get("agency"), get("edition"), year, report.Scope(get("scope"))}
		if figures[of] == nil {
			owners = append(owners, of)
		}
		figures[of] = append(figures[of], figure{get("slot"), get("raw"), get("value"), report.Kind(get("kind")), i + 2})
	}
	for _, of := range owners {
		e, err := editionOf(name, of.edition, o)
		if err != nil {
			return nil, err
		}
		one := newReport(name, e, of.agency, of.year, of.scope, o)
		take(one, figures[of])
		all = append(all, one)
	}
	if len(all) == 0 {
		return nil, message.NewError("intake.open.broken", "file", name).WithHint("intake.open.broken.hint")
	}
	parts(all)
	return all, nil
}

// plain is a field without the mark that keeps a spreadsheet from taking it for a formula.
func plain(field string) string {
	if rest, marked := strings.CutPrefix(field, "'"); marked && harmless.Cell(rest) == field {
		return rest
	}
	return field
}
