package officer

import (
	"context"
	"net/http"
	"slices"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/desk/season"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/web"
)

// Messages by mail, both ways: those files came in, with their text for a person to read, and those
// that went to the agency.

// letterIn is a message that something came in. What it holds is a stranger's: it is shown as text.
type letterIn struct{ From, At, Subject, Text, Files string }

// letterOut is a message to an agency.
type letterOut struct {
	What, At, Address, Message, Said string
	State, Kind                      string // in words, and as a colour
}

// lettersIn are the messages that takings came in, the latest first, each once.
func (s *Pages) lettersIn(ctx context.Context, p web.Page, takings []ledger.Taking) ([]letterIn, error) {
	ids := make([]int64, len(takings))
	for i, in := range takings {
		ids[i] = in.ID
	}
	mails, err := s.Ledger.Mails(ctx, ids)
	if err != nil {
		return nil, err
	}
	var list []letterIn
	at := map[string]int{}
	for _, in := range slices.Backward(takings) {
		m, is := mails[in.ID]
		if !is {
			continue
		}
		file := web.FileName(in.File)
		if i, met := at[m.Message]; met && m.Message != "" {
			list[i].Files = file + "　" + list[i].Files
			continue
		}
		at[m.Message] = len(list)
		from := m.Name + " <" + m.Sender + ">"
		if m.Sender == "" {
			from = p.Say("desk.letter.nobody")
		}
		list = append(list, letterIn{From: from, At: arrivedBy(p, m), Subject: m.Subject, Text: m.Text, Files: file})
	}
	return list, nil
}

// arrivedBy is when the office's server received a message, else when its sender says it was sent.
func arrivedBy(p web.Page, m ledger.Mail) string {
	switch {
	case m.Received != "":
		return p.Say("desk.letter.received", "at", clock.Minute(m.Received))
	case m.Sent != "":
		return p.Say("desk.letter.sent", "at", clock.Minute(m.Sent))
	}
	return ""
}

// lettersOut are the messages to an agency, the latest first.
func lettersOut(p web.Page, a *season.Card) (list []letterOut) {
	receipts := map[int64]string{}
	for _, in := range a.Files {
		receipts[in.ID] = in.Receipt
	}
	for _, m := range a.Mailed {
		receipt := ""
		if m.Kind == ledger.MailedReturn || m.Kind == ledger.MailedReceipt {
			receipt = receipts[m.Item]
		}
		out := letterOut{What: status.WhatIsMailed(m, receipt).In(p.Language), At: clock.Minute(m.At),
			Address: m.Address, Message: m.Message, Said: m.Said,
			State: status.StateOfMail(m).In(p.Language), Kind: "none"}
		switch {
		case status.NeedsPerson(m):
			out.Kind = "fail"
		case m.State == ledger.Sent:
			out.Kind = "pass"
		}
		list = append(list, out)
	}
	return list
}

// undelivered is an agency that a message did not reach, as the queue lists it.
type undelivered struct {
	Agency, Link string
	Letters      []letterOut
}

// undeliveredTo are the agencies an officer may see that a message did not reach.
func undeliveredTo(p web.Page, snap *season.Snapshot, o session.Officer) (list []undelivered) {
	for _, c := range snap.Seen(o, "") {
		one := undelivered{Agency: c.Name, Link: p.CaseAt(c.ID)}
		for _, m := range lettersOut(p, c) {
			if m.Kind == "fail" {
				one.Letters = append(one.Letters, m)
			}
		}
		if len(one.Letters) > 0 {
			list = append(list, one)
		}
	}
	return list
}

// unaccepted is a file that was refused and that nobody is known to have sent, with its message.
type unaccepted struct {
	unknownFile
	Letter *letterIn
}

// unacceptedOf lists those an officer may see, the latest first.
func (s *Pages) unacceptedOf(r *http.Request, p web.Page, snap *season.Snapshot,
	o session.Officer) (list []unaccepted, err error) {
	for _, f := range slices.Backward(refusedOf(snap, o)) {
		if len(list) == shownQueue {
			break
		}
		one := unaccepted{unknownFile: unknownOf(p, f)}
		letters, err := s.lettersIn(r.Context(), p, []ledger.Taking{*f.Taking})
		if err != nil {
			return nil, err
		}
		if len(letters) > 0 {
			one.Letter = &letters[0]
		}
		list = append(list, one)
	}
	return list, nil
}
