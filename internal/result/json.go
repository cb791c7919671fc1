package result

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"nianbao/internal/finding"
	"nianbao/internal/harmless"
	"nianbao/internal/jsonform"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// The JSON form is a contract: fields may be added, never renamed or dropped; lists and objects
// are never null. Keys and rule ids do not depend on the language; messages, hints and notes do.
type (
	jsonResult struct {
		File     string             `json:"file"`
		Part     string             `json:"part"` // which of several reports of the file; "" where it holds one
		With     []string           `json:"with"` // the other files the report is made of
		Edition  string             `json:"edition"`
		Year     int                `json:"year"`
		Agency   string             `json:"agency"`
		Code     string             `json:"code"`
		Scope    report.Scope       `json:"scope"`
		Role     string             `json:"role"` // report, or prior: last year's, which could not be read
		Verdict  finding.Verdict    `json:"verdict"`
		Error    string             `json:"error"`
		Hint     string             `json:"hint"`
		Values   json.RawMessage    `json:"values"` // a Value by the id of its slot
		Findings []jsonform.Finding `json:"findings"`
		Settled  []jsonform.Finding `json:"settled"` // of an earlier round, put right since
		// Changes is how the report differs from the earlier one it was compared with, if it was.
		Changes *jsonChanges `json:"changes,omitempty"`
		// PassedOver is what the whole run found and did not read as a report; the first result
		// has it, if there is any.
		PassedOver []string `json:"passed_over,omitempty"`
	}
)

// JSON writes the results as one array, one result after the other: the text of ten thousand would fill the memory.
// passed is what the run found beside reports and did not read.
func JSON(w io.Writer, results judging.List, lang message.Lang, passed ...string) error {
	if results.Len() == 0 {
		_, err := io.WriteString(w, "[]\n")
		return err
	}
	out := bufio.NewWriter(w)
	var one bytes.Buffer
	encoder := json.NewEncoder(&one)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(" ", " ")
	between := "[\n "
	first := true
	for r := range results.All() {
		j := toJSON(r, lang)
		if first {
			j.PassedOver = append(j.PassedOver, passed...)
		}
		j.Values = jsonValues(r, lang)
		one.Reset()
		if err := encoder.Encode(j); err != nil {
			return err
		}
		out.WriteString(between) // the buffer remembers its first error
		out.Write(harmless.JSON(bytes.TrimSuffix(one.Bytes(), []byte("\n"))))
		between, first = ",\n ", false
	}
	out.WriteString("\n]\n")
	return out.Flush()
}

// toJSON makes the JSON form of a result, its values aside.
func toJSON(r judging.Result, lang message.Lang) jsonResult {
	out := jsonResult{File: r.File, Part: r.Part, With: append([]string{}, r.With...), Verdict: r.Verdict(),
		Scope: report.Own, Role: "report",
		Findings: jsonform.Findings(r.Findings, lang), Settled: jsonform.Findings(r.Settled, lang),
		Changes: changesOf(r.Changes)}
	if r.Prior {
		out.Role = "prior"
	}
	if r.Err != nil {
		out.Error, out.Hint = message.Say(r.Err, lang), message.HintOf(r.Err).In(lang)
	}
	if r.Report == nil {
		return out
	}
	out.Edition, out.Year, out.Agency, out.Code = r.Edition.ID, r.Report.Year, r.Report.Agency, r.Report.Code
	out.Scope = r.Report.Scope
	return out
}
