package officer

import (
	"context"
	"net/http"
	"slices"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/link"
	"nianbao/internal/desk/season"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/web"
	"nianbao/internal/finding"
	"nianbao/internal/output"
	"nianbao/internal/report"
)

// An act is what an officer can do about an agency. Each asks once, in a form that names what will
// happen; the words are in the catalogue under desk.act.<id>, .says, .button and .done.
type act struct {
	id     string
	reason bool // a reason has to be given
	fields []string
	fits   func(*season.Card) bool // whether it can be done now; nil for always
	do     func(context.Context, *Pages, acting) error
}

// acting is an act under way: on which agency, by whom, with what was filled in.
type acting struct {
	agency ledger.Agency
	by     ledger.Actor
	form   map[string]string
}

func (a acting) reason() string { return a.form["reason"] }

var acts = []act{
	{"extend", true, []string{"until"}, func(a *season.Card) bool { return a.Must() },
		func(ctx context.Context, s *Pages, a acting) error {
			if _, err := time.Parse(time.DateOnly, a.form["until"]); err != nil {
				return web.Unfilled("desk.field.until")
			}
			return s.Ledger.As(a.by).Extend(ctx, a.agency.ID, a.form["until"], a.reason())
		}},
	{"unextend", false, nil, func(a *season.Card) bool { return a.Extended != "" },
		func(ctx context.Context, s *Pages, a acting) error {
			return s.Ledger.As(a.by).Extend(ctx, a.agency.ID, "", a.reason())
		}},
	{"exempt", true, nil, func(a *season.Card) bool { return a.Must() },
		func(ctx context.Context, s *Pages, a acting) error {
			return s.Ledger.As(a.by).Exempt(ctx, a.agency.ID, a.reason())
		}},
	{"unexempt", false, nil, func(a *season.Card) bool { return !a.Must() },
		func(ctx context.Context, s *Pages, a acting) error {
			return s.Ledger.As(a.by).Exempt(ctx, a.agency.ID, "")
		}},
	{"return", false, nil, func(a *season.Card) bool { return a.Fails() && !a.Returned() }, sentBack},
	{"withdraw", true, []string{"receipt"}, func(a *season.Card) bool { return a.Received() }, withdraw},
	{"rename", false, []string{"name"}, nil, rename},
	{"merge", false, []string{"into"}, nil, mergeInto},
	{"renew", false, nil, nil, func(ctx context.Context, s *Pages, a acting) error {
		_, err := link.List(ctx, s.Ledger.As(a.by), s.Key, link.Options{Only: a.agency.ID, Renew: true})
		return err
	}},
	{"revoke", false, nil, nil, func(ctx context.Context, s *Pages, a acting) error {
		return s.Ledger.As(a.by).RevokeLink(ctx, a.agency.ID)
	}},
}

func actNamed(id string) *act {
	for i := range acts {
		if acts[i].id == id {
			return &acts[i]
		}
	}
	return nil
}

// sentBack notes of the reports that fail that they went back to be corrected: the agency has had
// the verdict and the marked workbook on its page since it sent them.
func sentBack(ctx context.Context, s *Pages, a acting) error {
	for _, scope := range []report.Scope{report.Own, report.Area} {
		in, err := s.Ledger.CurrentOf(ctx, a.agency.ID, scope)
		if err != nil {
			return err
		}
		if in == nil || in.Verdict != finding.Fail || in.Returned != "" {
			continue
		}
		if err := s.Ledger.As(a.by).Returned(
			ctx, *in, output.Name(a.agency.Name)+" "+in.Receipt+".xlsx",
		); err != nil {
			return err
		}
	}
	return nil
}

// withdraw takes a round out that was taken in wrongly.
func withdraw(ctx context.Context, s *Pages, a acting) error {
	in, err := s.Ledger.Receipt(ctx, a.form["receipt"])
	if err != nil {
		return err
	}
	if in == nil || in.Agency != a.agency.ID {
		return web.Unfilled("desk.field.receipt")
	}
	_, err = s.Ledger.As(a.by).Withdraw(ctx, in.ID, a.reason())
	return err
}

// actForm is an act as its form shows it.
type actForm struct {
	ID, Title, Says, Button, To string
	Reason                      bool
	Fields                      []actField
	Seen                        int64
}

type actField struct {
	Name, Label, Kind string
	Choices           []string
}

func actForms(v *caseView, a *season.Card) (forms []actForm) {
	for _, one := range acts {
		if one.fits != nil && !one.fits(a) {
			continue
		}
		words := "desk.act." + one.id
		f := actForm{ID: one.id, Title: v.Say(words), Says: v.Say(words+".says", "agency", a.Name),
			Button: v.Say(words + ".button"), To: v.To("/acts/" + one.id),
			Reason: one.reason, Seen: v.Seen}
		for _, name := range one.fields {
			field := actField{Name: name, Label: v.Say("desk.field." + name), Kind: "text"}
			switch name {
			case "until":
				field.Kind = "date"
			case "receipt":
				field.Kind = "choice"
				for _, in := range slices.Backward(a.Files) {
					if in.Receipt != "" && in.State != ledger.Withdrawn {
						field.Choices = append(field.Choices, in.Receipt)
					}
				}
			}
			f.Fields = append(f.Fields, field)
		}
		forms = append(forms, f)
	}
	return forms
}

// actOn does an act on an agency.
func (s *Pages) actOn(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
	one := actNamed(r.PathValue("act"))
	if one == nil {
		s.Refuse(w, r, http.StatusNotFound, "desk.notfound.officer")
		return
	}
	form, ok := s.Form(w, r)
	if !ok || s.told(w, r, a.ID, form) {
		return
	}
	if one.reason && form["reason"] == "" {
		s.Refuse(w, r, http.StatusUnprocessableEntity, "desk.field.reason")
		return
	}
	o, _ := session.Of(r)
	if s.Unfit(w, r, one.do(r.Context(), s, acting{a, o.Actor(), form})) {
		return
	}
	http.Redirect(w, r, web.WithQuery(s.goesOn(r, a, form), "done="+one.id), http.StatusSeeOther)
}

// goesOn is the page an act leads to: the agency's, or of one that was merged its heir's.
func (s *Pages) goesOn(r *http.Request, a ledger.Agency, form map[string]string) string {
	p := s.Page(r, "")
	if snap, err := s.Season.Now(r.Context()); err == nil && snap.At(a.ID) == nil {
		if heir := snap.Named(form["into"]); heir != nil {
			return p.CaseAt(heir.ID)
		}
	}
	return p.To("")
}
