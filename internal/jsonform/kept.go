package jsonform

import (
	"encoding/json"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// kept is a finding as it is kept, in the ledger or by a run of very many: in its machine-readable
// form in Chinese, the language of reminders, what sets it apart between rounds, and its sentences
// in English; rows of early ledgers have none.
type kept struct {
	Finding
	Key     string `json:"key"`
	Section string `json:"section,omitempty"`
	Anchor  string `json:"anchor,omitempty"`
	English *words `json:"en,omitempty"`
}

// words are the sentences of a finding in one language.
type words struct {
	Message   string `json:"message"`
	Hint      string `json:"hint"`
	Diagnosis string `json:"diagnosis"`
}

// Keep writes findings so that [Kept] returns them: with their sentences in both languages. What
// became of a finding since an earlier round is not kept.
func Keep(findings []finding.Finding) ([]byte, error) {
	list := make([]kept, 0, len(findings))
	for i, f := range Findings(findings, message.Chinese) {
		list = append(list, kept{f, findings[i].Key, findings[i].Section, findings[i].Anchor, inEnglish(findings[i])})
	}
	return json.Marshal(list)
}

func inEnglish(f finding.Finding) *words {
	return &words{f.Message.In(message.English), f.Hint.In(message.English), f.Diagnosis.In(message.English)}
}

// Kept returns findings that were kept; nil for none.
func Kept(data []byte) ([]finding.Finding, error) {
	var list []kept
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, err
	}
	var findings []finding.Finding
	for _, k := range list {
		en := words{k.Message, k.Hint, k.Diagnosis}
		if k.English != nil {
			en = *k.English
		}
		findings = append(findings, finding.Finding{
			Rule: k.Rule, Class: templates.Class(k.Class), Outcome: finding.Outcome(k.Outcome), Key: k.Key,
			Section: k.Section,
			Anchor:  k.Anchor,
			Table:   k.Table, Row: k.Row, Column: k.Column, Sheet: k.Sheet, Cells: k.Cells, Slots: k.Slots,
			Expected: k.Expected, Actual: k.Actual, Difference: k.Difference,
			Message: said(k.Message, en.Message), Hint: said(k.Hint, en.Hint),
			Diagnosis:   said(k.Diagnosis, en.Diagnosis),
			Explanation: k.Explanation, Explained: finding.ExplanationState(k.Explained), Reason: k.Reason,
		})
	}
	return findings, nil
}

// said is a sentence that was put into words already.
func said(chinese, english string) message.Text {
	if chinese == "" {
		return message.Text{}
	}
	return message.New("ledger.said", "text", message.Both{Chinese: chinese, English: english})
}
