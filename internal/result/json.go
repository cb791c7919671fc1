package result

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"nianbao/internal/finding"
	"nianbao/internal/harmless"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// The JSON form is a contract: fields may be added, never renamed or dropped; lists and objects are never null. Keys and
// rule ids do not depend on the language; messages, hints and notes do.
type (
	jsonResult struct {
		File     string          `json:"file"`
		Part     string          `json:"part"` // which of several reports of the file; "" where it holds one
		With     []string        `json:"with"` // the other files the report is made of
		Edition  string          `json:"edition"`
		Year     int             `json:"year"`
		Agency   string          `json:"agency"`
		Code     string          `json:"code"`
		Scope    report.Scope    `json:"scope"`
		Role     string          `json:"role"` // report, or prior: last year's, which could not be read
		Verdict  finding.Verdict `json:"verdict"`
		Error    string          `json:"error"`
		Hint     string          `json:"hint"`
		Values   json.RawMessage `json:"values"` // a Value by the id of its slot
		Findings []Finding       `json:"findings"`
		Settled  []Finding       `json:"settled"` // of an earlier round, put right since
	}
	// Value is a value as programs meet it, in every JSON form.
	Value struct {
		Raw    string      `json:"raw"`
		Kind   report.Kind `json:"kind"`
		Number string      `json:"number"`
		Unit   string      `json:"unit"`
		Note   string      `json:"note"`
	}
	// Finding is a finding as programs meet it, in every JSON form.
	Finding struct {
		ID          string   `json:"id"`
		Rule        string   `json:"rule"`
		Class       string   `json:"class"`
		Outcome     string   `json:"outcome"`
		Table       string   `json:"table"`
		Row         string   `json:"row"`
		Column      string   `json:"column"`
		Sheet       string   `json:"sheet"`
		Cells       []string `json:"cells"`
		Slots       []string `json:"slots"`
		Expected    string   `json:"expected"`
		Actual      string   `json:"actual"`
		Difference  string   `json:"difference"`
		Message     string   `json:"message"`
		Hint        string   `json:"hint"`
		Explanation string   `json:"explanation"`
		State       string   `json:"state"` // right, open, new, unjudged; "" when no earlier round was given
		Diagnosis   string   `json:"diagnosis"`
		Explained   string   `json:"explained"` // given, accepted, sentback; "" without an explanation
		Reason      string   `json:"reason"`    // the officer's sentence about the explanation
	}
)

// JSON writes the results as one array, one result after the other: the text of ten thousand would fill the memory.
func JSON(w io.Writer, results []judging.Result, lang message.Lang) error {
	if len(results) == 0 {
		_, err := io.WriteString(w, "[]\n")
		return err
	}
	out := bufio.NewWriter(w)
	var one bytes.Buffer
	encoder := json.NewEncoder(&one)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(" ", " ")
	between := "[\n "
	for _, r := range results {
		j := toJSON(r, lang)
		var err error
		if j.Values, err = jsonValues(r, lang); err != nil {
			return err
		}
		one.Reset()
		if err := encoder.Encode(j); err != nil {
			return err
		}
		out.WriteString(between) // the buffer remembers its first error
		out.Write(harmless.JSON(bytes.TrimSuffix(one.Bytes(), []byte("\n"))))
		between = ",\n "
	}
	out.WriteString("\n]\n")
	return out.Flush()
}

// toJSON makes the JSON form of a result, its values aside.
func toJSON(r judging.Result, lang message.Lang) jsonResult {
	out := jsonResult{File: r.File, Part: r.Part, With: list(r.With), Verdict: r.Verdict(), Scope: report.Own, Role: "report",
		Findings: Findings(r.Findings, lang), Settled: Findings(r.Settled, lang)}
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

// Findings returns findings as programs meet them; the list is never nil.
func Findings(findings []finding.Finding, lang message.Lang) []Finding {
	out := make([]Finding, 0, len(findings))
	for _, f := range findings {
		out = append(out, Finding{
			ID: f.ID(), Rule: f.Rule, Class: string(f.Class), Outcome: string(f.Outcome),
			Table: f.Table, Row: f.Row, Column: f.Column, Sheet: f.Sheet,
			Cells: list(f.Cells), Slots: list(f.Slots),
			Expected: f.Expected, Actual: f.Actual, Difference: f.Difference,
			Message: f.Message.In(lang), Hint: f.Hint.In(lang),
			Explanation: f.Explanation, State: f.State, Diagnosis: f.Diagnosis.In(lang),
			Explained: string(f.Explained), Reason: f.Reason,
		})
	}
	return out
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// Note says in words what was done to read a value.
func Note(v report.Value, lang message.Lang) string {
	var said []message.Text
	for _, n := range v.Notes {
		said = append(said, message.New("value."+string(n), "aside", v.Aside, "unit", v.Unit))
	}
	if len(said) == 0 {
		return ""
	}
	return message.New("value.notes", "notes", said).In(lang)
}
