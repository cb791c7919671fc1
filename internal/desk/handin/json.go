package handin

import (
	"bytes"
	"encoding/json"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/result"
)

// JSON is the contract of a hand-in; fields may be added, lists are never null.
func (s *Files) JSON(all []Handed, lang message.Lang) []handInJSON {
	list := []handInJSON{}
	counts := map[string]string{} // receipts of one report, by receipt
	for _, group := range sameReport(all) {
		for _, h := range group {
			counts[h.Receipt] = group[0].Receipt
		}
	}
	for _, h := range all {
		one := s.OneJSON(h, lang)
		if number := counts[h.Receipt]; number != h.Receipt {
			one.SupersededBy = number
		}
		list = append(list, one)
	}
	return list
}

type handInJSON struct {
	Receipt  string `json:"receipt"`
	File     string `json:"file"`
	SHA256   string `json:"sha256"`
	Received string `json:"received"`
	Outcome  string `json:"outcome"`
	Why      string `json:"why"`
	Late     bool   `json:"late"`
	// SupersededBy is the receipt of the file of the same report, handed in with this
	// one, that counts; "" for none.
	SupersededBy string          `json:"superseded_by"`
	Result       json.RawMessage `json:"result"`
	Changes      changesJSON     `json:"changes"`
}

type changesJSON struct {
	PutRight  []string      `json:"put_right"`
	Explained []string      `json:"explained"`
	Open      []string      `json:"open"`
	New       []string      `json:"new"`
	Cells     []ledger.Cell `json:"cells"`
	Sections  []string      `json:"sections"`
}

// OneJSON is one report of a hand-in.
func (s *Files) OneJSON(h Handed, lang message.Lang) handInJSON {
	out := handInJSON{Receipt: h.Receipt, File: h.File, SHA256: h.SHA256, Outcome: string(h.Outcome),
		Why: h.Why.In(lang), Late: h.Late, Changes: changesOf(h.Changes),
		Received: h.Received.Format(time.RFC3339)}
	r := judging.Result{File: h.File, Findings: h.Taken.Findings}
	switch {
	case h.Err != nil:
		out.Outcome, out.Why, r.Err = string(taking.Refused), message.Say(h.Err, lang), h.Err
		out.Received = s.Today().Format(time.RFC3339)
	case h.Opened != nil:
		r.Edition, r.Report, r.Part, r.With = h.Opened.Edition, h.Opened.Report, h.Opened.Part, h.Opened.With
	default:
		r.Err = message.NewError("ledger.said", "text", h.Why.In(lang))
	}
	out.Result = resultJSON(r, lang)
	return out
}

// resultJSON is one object of check --format json.
func resultJSON(r judging.Result, lang message.Lang) json.RawMessage {
	var text bytes.Buffer
	_ = result.JSON(&text, judging.ListOf(r), lang) // memory takes everything
	var list []json.RawMessage
	if err := json.Unmarshal(text.Bytes(), &list); err != nil || len(list) != 1 {
		return json.RawMessage("null")
	}
	return list[0]
}

func changesOf(c ledger.Amendment) changesJSON {
	return changesJSON{
		PutRight:  full(c.PutRight),
		Explained: full(c.Explained),
		Open:      full(c.Open),
		New:       full(c.New),
		Cells:     full(c.Cells),
		Sections:  full(c.Sections),
	}
}

// full is a list that is never null.
func full[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
