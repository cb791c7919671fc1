package desk

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/report"
)

// An act is what an officer can do about an agency. Each asks once, in a form that names what will
// happen; the words are in the catalogue under desk.act.<id>, .says, .button and .done.
type act struct {
	id     string
	reason bool // a reason has to be given
	fields []string
	fits   func(*status.Agency) bool // whether it can be done now; nil for always
	do     func(context.Context, *Server, acting) error
}

// acting is an act under way: on which agency, by whom, with what was filled in.
type acting struct {
	agency ledger.Agency
	by     ledger.Actor
	form   map[string]string
}

func (a acting) reason() string { return a.form["reason"] }

// errField is that something was not filled in as it has to be.
type errField struct{ key string }

func (e errField) Error() string { return e.key }

var acts = []act{
	{"extend", true, []string{"until"}, func(a *status.Agency) bool { return a.Must() },
		func(ctx context.Context, s *Server, a acting) error {
			if _, err := time.Parse(time.DateOnly, a.form["until"]); err != nil {
				return errField{"desk.field.until"}
			}
			return s.ledger.As(a.by).Extend(ctx, a.agency.ID, a.form["until"], a.reason())
		}},
	{"unextend", false, nil, func(a *status.Agency) bool { return a.Extended != "" },
		func(ctx context.Context, s *Server, a acting) error {
			return s.ledger.As(a.by).Extend(ctx, a.agency.ID, "", a.reason())
		}},
	{"exempt", true, nil, func(a *status.Agency) bool { return a.Must() },
		func(ctx context.Context, s *Server, a acting) error {
			return s.ledger.As(a.by).Exempt(ctx, a.agency.ID, a.reason())
		}},
	{"unexempt", false, nil, func(a *status.Agency) bool { return !a.Must() },
		func(ctx context.Context, s *Server, a acting) error {
			return s.ledger.As(a.by).Exempt(ctx, a.agency.ID, "")
		}},
	{"return", false, nil, func(a *status.Agency) bool { return a.Fails() && !a.Returned() }, sentBack},
	{"withdraw", true, []string{"receipt"}, (*status.Agency).Received, withdraw},
	{"rename", false, []string{"name"}, nil, rename},
	{"merge", false, []string{"into"}, nil, mergeInto},
	{"renew", false, nil, nil, func(ctx context.Context, s *Server, a acting) error {
		_, err := Links(ctx, s.ledger.As(a.by), s.key, LinkOptions{Only: a.agency.ID, Renew: true})
		return err
	}},
	{"revoke", false, nil, nil, func(ctx context.Context, s *Server, a acting) error {
		return s.ledger.As(a.by).RevokeLink(ctx, a.agency.ID)
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
func sentBack(ctx context.Context, s *Server, a acting) error {
	for _, scope := range []report.Scope{report.Own, report.Area} {
		in, err := s.ledger.CurrentOf(ctx, a.agency.ID, scope)
		if err != nil {
			return err
		}
		if in == nil || in.Verdict != finding.Fail || in.Returned != "" {
			continue
		}
		if err := s.ledger.As(a.by).Returned(
			ctx, *in, output.Name(a.agency.Name)+" "+in.Receipt+".xlsx",
		); err != nil {
			return err
		}
	}
	return nil
}

// withdraw takes a round out that was taken in wrongly.
func withdraw(ctx context.Context, s *Server, a acting) error {
	in, err := s.ledger.Receipt(ctx, a.form["receipt"])
	if err != nil {
		return err
	}
	if in == nil || in.Agency != a.agency.ID {
		return errField{"desk.field.receipt"}
	}
	_, err = s.ledger.As(a.by).Withdraw(ctx, in.ID, a.reason())
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

func actForms(v *caseView, a *status.Agency) (forms []actForm) {
	for _, one := range acts {
		if one.fits != nil && !one.fits(a) {
			continue
		}
		words := "desk.act." + one.id
		f := actForm{ID: one.id, Title: v.Say(words), Says: v.Say(words+".says", "agency", a.Name),
			Button: v.Say(words + ".button"), To: v.To("/acts/" + one.id), Reason: one.reason, Seen: v.Seen}
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
func (s *Server) actOn(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
	one := actNamed(r.PathValue("act"))
	if one == nil {
		s.refuse(w, r, http.StatusNotFound, "desk.notfound.officer")
		return
	}
	form, ok := s.form(w, r)
	if !ok || s.told(w, r, a.ID, form) {
		return
	}
	if one.reason && form["reason"] == "" {
		s.refuse(w, r, http.StatusUnprocessableEntity, "desk.field.reason")
		return
	}
	o, _ := signedIn(r)
	if s.unfit(w, r, one.do(r.Context(), s, acting{a, o.actor(), form})) {
		return
	}
	http.Redirect(w, r, withQuery(s.newPage(r, "").To(""), "done="+one.id), http.StatusSeeOther)
}

// unfit answers where an act could not be done: what was filled in, or the ledger's own
// reason. It reports whether it did.
func (s *Server) unfit(w http.ResponseWriter, r *http.Request, err error) bool {
	var field errField
	var said *message.Error
	switch {
	case err == nil:
		return false
	case errors.As(err, &field):
		s.refuse(w, r, http.StatusUnprocessableEntity, field.key)
	case errors.As(err, &said) && said.Unwrap() == nil:
		s.refuse(w, r, http.StatusConflict, "desk.act.failed", "why", said.Text)
	default:
		s.broken(w, r, err)
	}
	return true
}

// form reads the fields of a small form.
func (s *Server) form(w http.ResponseWriter, r *http.Request) (map[string]string, bool) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<18)
	if err := r.ParseForm(); err != nil {
		s.refuse(w, r, http.StatusBadRequest, "desk.broken")
		return nil, false
	}
	form := map[string]string{}
	for name := range r.PostForm {
		form[name] = message.OneLine(strings.TrimSpace(r.PostForm.Get(name)))
	}
	return form, true
}
