package officer

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/desk/web"
	"nianbao/internal/message"
)

type journalLine struct{ At, Who, Did, Reason string }

// journalOf is the agency's part of the journal, the latest first.
func (s *Pages) journalOf(r *http.Request, v *caseView, agency int64) error {
	entries, err := s.Ledger.EntriesOf(r.Context(), agency, 0)
	for _, e := range slices.Backward(entries) {
		v.Journal = append(v.Journal, journalLineOf(v.Page, e))
	}
	return err
}

// journalLineOf is an entry in words.
func journalLineOf(p web.Page, e ledger.Entry) journalLine {
	who, reason := e.Said()
	key := "desk.journal." + e.Action
	did := e.Action
	if message.Has(key) {
		was, now := e.Renamed()
		did = p.Say(key, "was", was, "now", now)
	}
	if receipt := e.Receipt(); receipt != "" {
		did = p.Say("desk.journal.of", "did", did, "receipt", receipt)
	}
	if m := e.Mailed(); m.Kind != "" {
		did = p.Say("desk.journal.mail", "did", did, "what", status.WhatIsMailed(m, "").In(p.Language))
		reason = strings.Join(strings.Fields(m.Address+" "+m.Message+" "+m.Said), " ")
	}
	by := p.Say("desk.actor."+string(cmp.Or(who.Kind, ledger.CommandLine)), "name", who.Name)
	return journalLine{clock.Minute(e.At), by, did, reason}
}
