package receipt

import (
	"cmp"
	"embed"
	"fmt"
	"net/http"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/handin"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/verdict"
	"nianbao/internal/desk/web"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Pages are the room's templates.
//
//go:embed page/*.html
var Pages embed.FS

// Receipts answers about rounds: their pages and the papers that go with them.
type Receipts struct {
	*web.Site
	Files *handin.Files
}

// receiptView is the page of one round: the verdict first, then what to correct, what changed and what
// to take along.
type receiptView struct {
	web.Page
	Fault      string // why an explanation was not taken
	Agency     string // on an officer's page
	Number     string
	Received   string
	LateWord   string
	Superseded string
	Answer     verdict.Answer
	Marked     string
	Draft      string
	Print      string
	Original   string
	Changes    *changesView
	Slips      []slipLink
}

// changesView is what a round changed of the one before.
type changesView struct {
	Sentence     string
	CellsSummary string
	Cells        []cellChange
}

type cellChange struct{ Label, Before, After string }

type slipLink struct{ Title, Link string }

// Show answers with the page of a round, or with its JSON.
func (s *Receipts) Show(w http.ResponseWriter, r *http.Request, a ledger.Agency, in ledger.Taking) {
	if web.WantsJSON(r) {
		s.JSON(w, r, in)
		return
	}
	s.Render(w, http.StatusOK, "receipt", s.receiptView(r, a, in, "", nil))
}

// receiptView makes the page; fault and typed are of an explanation that was not taken.
func (s *Receipts) receiptView(r *http.Request, a ledger.Agency, in ledger.Taking, fault string,
	typed map[string]string) receiptView {
	p := s.Page(r, in.Receipt)
	below := "/receipts/" + in.Receipt
	words := verdict.Wording{Lang: p.Language, Typed: typed}
	o, officer := session.Of(r)
	switch {
	case in.State != ledger.Current:
	case !officer:
		words.ExplainAt = p.To(below + "/explanations")
	case o.Acts():
		words.RuleAt = p.Base + below
		// 0 where it fails: then whoever rules gets all that changed
		words.Seen, _ = s.Ledger.LastEntry(r.Context())
	}
	v := receiptView{Page: p, Fault: fault, Number: in.Receipt, Received: Arrived(&in),
		Marked: below + "/marked.xlsx", Draft: below + "/draft.pdf", Print: below + "/print", Original: below + "/original"}
	if officer {
		v.Agency = a.Name
	}
	v.Answer.File = in.Files(web.FileName)
	v.Answer.Kind, v.Answer.Sentence = words.Verdict(in.Findings, false)
	words.Fill(&v.Answer, in.Findings)
	if v.Answer.Structural != "" {
		v.Draft = ""
	}
	if in.Received > a.Due(report.Own, s.Ledger.Year) {
		v.LateWord = p.Say("desk.late.word")
	}
	if in.State == ledger.Superseded {
		v.Superseded = p.Say("desk.superseded")
	}
	if in.Against != 0 {
		v.Changes = s.changes(p, in)
	}
	if v.Answer.Structural == "" {
		v.Slips = s.slips(p, in)
	}
	return v
}

func (s *Receipts) changes(p web.Page, in ledger.Taking) *changesView {
	c := in.Changes
	v := &changesView{
		Sentence: p.Say("desk.changes.says", "right", len(c.PutRight), "explained", len(c.Explained),
			"open", len(c.Open), "new", len(c.New), "cells", len(c.Cells)),
	}
	e := s.editionOf(in)
	if len(c.Sections) > 0 && e != nil {
		var names []string
		for _, id := range c.Sections {
			if section := e.Section(id); section != nil {
				names = append(names, cmp.Or(section.Heading(), section.Sheet))
			}
		}
		v.Sentence += p.Say("desk.changes.prose", "sections", names)
	}
	for _, cell := range c.Cells {
		v.Cells = append(v.Cells, cellChange{labelOf(e, cell.Slot), cell.Before, cell.After})
	}
	v.CellsSummary = p.Say("desk.changes.cells", "n", len(c.Cells))
	return v
}

// labelOf is a figure's place as people know it: sheet, cell, row and column.
func labelOf(e *templates.Edition, slot string) string {
	if e == nil {
		return slot
	}
	for _, t := range e.Tables {
		for _, one := range t.Slots {
			if one.ID == slot {
				return fmt.Sprintf("%s %s　%s　%s", t.Sheet, one.Cell, one.Row, one.Column)
			}
		}
	}
	return slot
}

// slips are the parts of the form that can be printed one by one: tables with findings first would
// reorder the form, so all of them in its order.
func (s *Receipts) slips(p web.Page, in ledger.Taking) (links []slipLink) {
	e := s.editionOf(in)
	if e == nil {
		return nil
	}
	for _, part := range e.Outline() {
		id := partID(part)
		if part.Heading() == "" || id == "" {
			continue
		}
		links = append(
			links,
			slipLink{part.Heading(), "/receipts/" + in.Receipt + "/slips/" + id + ".pdf"},
		)
	}
	return links
}

func partID(part templates.Part) string {
	if part.Table != nil {
		return part.Table.ID
	}
	if part.Section.Placed == "" {
		return part.Section.ID
	}
	return ""
}

// editionOf is the edition of a round; nil where it is none that is known here.
func (s *Receipts) editionOf(in ledger.Taking) *templates.Edition {
	if e := s.Taking.Edition; e != nil && e.ID == in.Told.Edition {
		return e
	}
	for _, e := range templates.Builtin() {
		if e.ID == in.Told.Edition {
			return e
		}
	}
	return nil
}
