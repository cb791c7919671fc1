package result

import (
	"io"
	"strconv"
	"strings"

	"nianbao/internal/harmless"
	"nianbao/internal/judging"
	"nianbao/internal/message"
)

// CSV writes one line a finding, for spreadsheets: UTF-8 with a byte order mark, lines ended by CRLF. A file without
// findings has a line too, so that none is missing from the list.
func CSV(w io.Writer, results judging.List, lang message.Lang) error {
	header := []string{"file", "agency", "year", "scope", "edition", "verdict", "id", "rule", "class",
		"outcome", "table", "row",
		"column", "sheet", "cells", "expected", "actual", "difference", "message", "hint", "explanation",
		"state", "diagnosis",
		"part", "with", "explained", "reason"}
	out, err := harmless.NewCSV(w)
	if err != nil {
		return err
	}
	out.Line(header...)
	for r := range results.All() {
		j := toJSON(r, lang)
		own := []string{j.File, j.Agency, strconv.Itoa(j.Year), string(j.Scope), j.Edition, string(j.Verdict)}
		if len(j.Findings) == 0 {
			rest := make([]string, len(header)-len(own))
			rest[12], rest[13] = j.Error, j.Hint
			rest[17], rest[18] = j.Part, strings.Join(j.With, " ")
			out.Line(append(own, rest...)...)
		}
		for _, f := range append(j.Findings, j.Settled...) {
			out.Line(append(append([]string{}, own...), f.ID, f.Rule, f.Class, f.Outcome, f.Table,
				f.Row, f.Column, f.Sheet,
				strings.Join(f.Cells, " "), f.Expected, f.Actual, f.Difference, f.Message, f.Hint,
				f.Explanation, f.State, f.Diagnosis,
				j.Part, strings.Join(j.With, " "), f.Explained, f.Reason)...)
		}
	}
	return out.End()
}
