package result

import (
	"encoding/csv"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/internal/judging"
	"nianbao/internal/message"
)

// CSV writes one line a finding, for spreadsheets: UTF-8 with a byte order mark, lines ended by CRLF. A file without
// findings has a line too, so that none is missing from the list.
func CSV(w io.Writer, results []judging.Result, lang message.Lang) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	header := []string{"file", "agency", "year", "scope", "edition", "verdict", "id", "rule", "class", "outcome", "table", "row",
		"column", "sheet", "cells", "expected", "actual", "difference", "message", "hint", "explanation", "state", "diagnosis",
		"part", "with", "explained", "reason"}
	lines := [][]string{header}
	for _, r := range results {
		j := toJSON(r, lang)
		own := []string{j.File, j.Agency, strconv.Itoa(j.Year), string(j.Scope), j.Edition, string(j.Verdict)}
		if len(j.Findings) == 0 {
			rest := make([]string, len(header)-len(own))
			rest[12], rest[13] = j.Error, j.Hint
			rest[17], rest[18] = j.Part, strings.Join(j.With, " ")
			lines = append(lines, append(own, rest...))
		}
		for _, f := range append(j.Findings, j.Settled...) {
			lines = append(lines, append(append([]string{}, own...), f.ID, f.Rule, f.Class, f.Outcome, f.Table, f.Row, f.Column, f.Sheet,
				strings.Join(f.Cells, " "), f.Expected, f.Actual, f.Difference, f.Message, f.Hint, f.Explanation, f.State, f.Diagnosis,
				j.Part, strings.Join(j.With, " "), f.Explained, f.Reason))
		}
	}
	for _, line := range lines {
		for i := range line {
			line[i] = Harmless(line[i])
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// plainNumber is a figure in digits. What else Go would read as a number (+Inf, 0x1p2) is text to a spreadsheet.
var plainNumber = regexp.MustCompile(`^[-+]?\d+(\.\d+)?$`)

// Harmless returns a text that no spreadsheet takes for a formula: one that begins like one, also in full width, gets an
// apostrophe before it. A plain number keeps its sign.
func Harmless(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	if s == "" || !strings.ContainsRune("=+-@\t\r＝＋－＠", first) || plainNumber.MatchString(s) {
		return s
	}
	return "'" + s
}
