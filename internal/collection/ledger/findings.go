package ledger

import (
	"encoding/json"

	"nianbao/internal/finding"
	"nianbao/internal/jsonform"
	"nianbao/internal/message"
	"nianbao/templates"
)

// kept is a finding as the ledger keeps it: in its machine-readable form, said in Chinese since that is the language of
// reminders, with what tells it apart between rounds.
type kept struct {
	jsonform.Finding
	Key     string `json:"key"`
	Section string `json:"section,omitempty"`
	Anchor  string `json:"anchor,omitempty"`
}

func encodeFindings(findings []finding.Finding) (string, error) {
	list := make([]kept, 0, len(findings))
	for i, f := range jsonform.Findings(findings, message.Chinese) {
		list = append(list, kept{f, findings[i].Key, findings[i].Section, findings[i].Anchor})
	}
	text, err := json.Marshal(list)
	return string(text), err
}

func decodeFindings(text string) ([]finding.Finding, error) {
	var list []kept
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		return nil, err
	}
	var findings []finding.Finding
	for _, k := range list {
		findings = append(findings, finding.Finding{
			Rule: k.Rule, Class: templates.Class(k.Class), Outcome: finding.Outcome(k.Outcome), Key: k.Key, Section: k.Section,
			Anchor: k.Anchor,
			Table:  k.Table, Row: k.Row, Column: k.Column, Sheet: k.Sheet, Cells: k.Cells, Slots: k.Slots,
			Expected: k.Expected, Actual: k.Actual, Difference: k.Difference,
			Message: said(k.Message), Hint: said(k.Hint), Diagnosis: said(k.Diagnosis),
			Explanation: k.Explanation, Explained: finding.ExplanationState(k.Explained), Reason: k.Reason,
		})
	}
	return findings, nil
}

// said is a sentence that was put into words already.
func said(text string) message.Text {
	if text == "" {
		return message.Text{}
	}
	return message.New("ledger.said", "text", text)
}
