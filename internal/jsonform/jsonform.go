// Package jsonform has the JSON forms of values and findings that every answer for programs
// shares. They are contracts: fields may be added, never renamed or dropped; lists are never
// null. No screen, no store and no command comes in here.
package jsonform

import (
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// Value is a value as programs meet it, in every JSON form.
type Value struct {
	Raw    string      `json:"raw"`
	Kind   report.Kind `json:"kind"`
	Number string      `json:"number"`
	Unit   string      `json:"unit"`
	Note   string      `json:"note"`
}

// Finding is a finding as programs meet it, in every JSON form.
type Finding struct {
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

// Note explains how a value was read.
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
