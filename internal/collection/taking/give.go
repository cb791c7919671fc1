package taking

import (
	"context"
	"io"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/lastyear"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/xlsx/form"
	"nianbao/xlsx/mark"
)

// As returns the same receiver acting for somebody: the journal records it with every act.
func (r *Receiver) As(who ledger.Actor) *Receiver {
	same := *r
	same.Ledger = r.Ledger.As(who)
	return &same
}

// HasLastYear reports whether the ledger has an agency's own report of the year before.
func (r *Receiver) HasLastYear(a ledger.Agency) bool {
	_, answer := r.lastYear(report.Identity{Scope: report.Own}, &a)
	return answer.Found
}

// Template writes an agency's template, with last year's figures where the ledger has them.
func (r *Receiver) Template(ctx context.Context, w io.Writer, a ledger.Agency, scope report.Scope) error {
	factory, err := form.NewFactory(r.Edition, r.Ledger.Year, form.Options{Scope: scope})
	if err != nil {
		return err
	}
	at, _ := r.lastYear(report.Identity{Scope: scope}, &a)
	last, err := r.openAll(ctx, at, lastyear.Wanted{Code: a.Code, Names: []string{a.Name}, Scope: scope})
	if err != nil {
		return err
	}
	return factory.Write(w, form.Agency{Name: a.Name, Code: a.Code}, last.Prior())
}

// Mark writes the workbook of a round marked up as it was judged last: the agency's own file, or
// a fresh one where it sent something else.
func (r *Receiver) Mark(ctx context.Context, w io.Writer, in *ledger.Taking) error {
	data, err := r.Ledger.Original(ctx, in.SHA256, in.File)
	if err != nil {
		return err
	}
	o, err := r.Reopen(ctx, in)
	if err != nil {
		return err
	}
	m := mark.Marked{Data: data, Edition: o.Edition, Report: o.Report, Findings: in.Findings}
	if o.Report.Foreign {
		m.Data = nil
	}
	if err := mark.Workbook(w, m); err != nil {
		return message.Wrap(err, "collect.return.failed", "file", in.File)
	}
	return nil
}
