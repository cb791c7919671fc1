package status

import (
	"context"

	"nianbao/internal/answer"
	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
	"nianbao/xlsx/sheet"
)

// Mailed is a message to an agency, with what became of it.
type Mailed struct {
	Agency *Agency
	ledger.Sending
	Receipt string // of the report it is about; "" for none
}

// mailed gathers the messages to agencies, in the order of the roster.
func (s *Status) mailed(ctx context.Context, l *ledger.Ledger) error {
	all, err := l.Sendings(ctx)
	if err != nil {
		return err
	}
	of := map[int64][]ledger.Sending{}
	for _, one := range all {
		of[one.Agency] = append(of[one.Agency], one)
	}
	receipts := map[int64]string{}
	for _, f := range s.Files {
		receipts[f.ID] = f.Receipt
	}
	for _, list := range [][]*Agency{s.Agencies, s.Gone} {
		for _, a := range list {
			for _, one := range of[a.ID] {
				m := Mailed{Agency: a, Sending: one}
				if one.Kind == ledger.MailedReturn || one.Kind == ledger.MailedReceipt {
					m.Receipt = receipts[one.Item]
				}
				s.Mailed = append(s.Mailed, m)
			}
		}
	}
	return nil
}

// What is what the message brings, in words.
func (m Mailed) What() message.Text { return WhatIsMailed(m.Sending, m.Receipt) }

// WhatIsMailed is what a message brings, in words; receipt is that of the report it is about.
func WhatIsMailed(s ledger.Sending, receipt string) message.Text {
	key := "status.mail.kind." + string(s.Kind)
	if receipt != "" {
		key += ".of"
	}
	return message.New(key, "n", s.Item, "receipt", receipt)
}

// StateOfMail is what became of a message, in words.
func StateOfMail(s ledger.Sending) message.Text {
	switch {
	case s.State == ledger.Rejected && s.Address == "":
		return message.New("status.mail.state.nowhere")
	case s.State == ledger.Owed && s.Said != "":
		return message.New("status.mail.state.putoff")
	}
	return message.New("status.mail.state." + string(s.State))
}

// NeedsPerson reports whether a message did not reach its agency, or nobody knows.
func NeedsPerson(s ledger.Sending) bool {
	return s.State == ledger.Rejected || s.State == ledger.InDoubt
}

// mailText counts what was sent and names what did not arrive.
func (s *Status) mailText(t *answer.Writer) {
	if len(s.Mailed) == 0 {
		return
	}
	heading(t, "mail")
	sent, waiting := 0, 0
	for _, m := range s.Mailed {
		switch m.State {
		case ledger.Sent:
			sent++
		case ledger.Owed:
			waiting++
		}
	}
	t.Println(message.New("status.line.mail.sum", "sent", sent, "waiting", waiting))
	for _, m := range s.Mailed {
		if NeedsPerson(m.Sending) {
			t.Println(message.New("status.line.mail", "agency", m.Agency.Name, "what", m.What(),
				"state", StateOfMail(m.Sending), "address", m.Address, "said", m.Said))
		}
	}
}

// mailTable lists every message: who got what, when and under which Message-ID.
func (s *Status) mailTable() (table sheet.Table, any bool) {
	var rows []sheet.Row
	for _, m := range s.Mailed {
		rows = append(rows, cells(m.Agency.Name, m.What().In(message.Chinese), clock.Minute(m.At),
			StateOfMail(m.Sending).In(message.Chinese), m.Address, m.Message, m.Said))
	}
	columns := widths(28, 26, 16, 12, 26, 44, 40)
	for _, i := range []int{0, 1, 4, 5, 6} {
		columns[i].Wrap = true
	}
	return sheet.Table{Name: say("status.sheet.mail"), Title: say("status.sheet.mail.title", "year", s.Year),
		Heads:   headsOf("agency", "what", "at", "state", "address", "message", "server"),
		Columns: columns, Filter: true, Rows: sheet.Rows(rows...)}, len(rows) > 0
}

// jsonMail is a message to an agency.
type jsonMail struct {
	Agency  string `json:"agency"`
	Kind    string `json:"kind"`    // template, areatemplate, remind, return, receipt
	Number  int64  `json:"number"`  // of a reminder; 0 for others
	Receipt string `json:"receipt"` // of the report it is about; "" for none
	State   string `json:"state"`   // owed, begun (in doubt), sent, refused, dropped
	Address string `json:"address"` // "" where the roster has none
	Message string `json:"message"` // its Message-ID
	Said    string `json:"said"`    // the server's words
	At      string `json:"at"`      // of the state, UTC, RFC 3339
}

func (s *Status) mailList() []jsonMail {
	list := []jsonMail{}
	for _, m := range s.Mailed {
		one := jsonMail{Agency: m.Agency.Name, Kind: string(m.Kind), Receipt: m.Receipt, State: string(m.State),
			Address: m.Address, Message: m.Message, Said: m.Said, At: m.At}
		if m.Kind == ledger.MailedReminder {
			one.Number = m.Item
		}
		list = append(list, one)
	}
	return list
}
