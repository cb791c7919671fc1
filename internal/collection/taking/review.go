package taking

import (
	"context"
	"encoding/json"
	"runtime/debug"

	"nianbao/internal/check/prose/copied"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/parallel"
	"nianbao/internal/report"
)

// Reviewed is a report that was judged again.
type Reviewed struct {
	Before, Now *ledger.Taking
	Why         []string // what it is judged by that changed
}

// due is a report to be judged again.
type due struct {
	ledger.Standing
	basis   basis
	why     []string
	matches []copied.Match
}

// leanGC is how much garbage, in per cent of what is in use, is put up with while the prose of
// all is compared. The index is the largest thing a run ever holds and soon given back; that as
// much again lies around beside it need not be.
const leanGC = 20

// Review compares the basis of every agency's current report with today's, and judges again, from
// the original, those for which it has changed: last year's reports or the office's ruling were
// given, the roster has another level or name, another agency's nearly equal prose came. seen is
// called for each. A second run finds nothing to do. It returns how many reports it could not
// judge again because they are on another edition than the run's.
func (r *Receiver) Review(ctx context.Context, seen func(Reviewed)) (others int, err error) {
	list, others, err := r.changed(ctx)
	if err != nil {
		return others, err
	}
	return others, parallel.Ordered(ctx, list, r.again, func(a answer) error {
		if a.err != nil {
			return a.err
		}
		before, now, err := r.Ledger.Judge(ctx, a.Judgement)
		if err == nil && now != nil {
			seen(Reviewed{before, now, a.Why})
		}
		return err
	})
}

// changed lists the reports that are to be judged again.
func (r *Receiver) changed(ctx context.Context) (list []due, others int, err error) {
	if err := r.fingerprint(ctx); err != nil {
		return nil, 0, err
	}
	before := debug.SetGCPercent(leanGC)
	defer debug.SetGCPercent(before)
	return r.due(ctx)
}

// due lists the reports whose basis has changed. Of all others nothing but who they are and what
// fingerprints they share is held in memory, and that only while it works.
func (r *Receiver) due(ctx context.Context) (list []due, others int, err error) {
	size, err := r.Ledger.PrintsSize(ctx)
	if err != nil {
		return nil, 0, err
	}
	var failed error
	index := copied.Sifted(func(yield func(copied.Fingerprints) bool) {
		err := r.standing(ctx, func(_ ledger.Standing, _ *ledger.Agency, f copied.Fingerprints) { yield(f) })
		if failed == nil {
			failed = err
		}
	}, size)
	if failed != nil {
		return nil, 0, failed
	}
	err = r.standing(ctx, func(s ledger.Standing, owner *ledger.Agency, f copied.Fingerprints) {
		var before basis
		if s.Basis != "" {
			_ = json.Unmarshal([]byte(s.Basis), &before) // what cannot be read is another basis
			if r.Edition != nil && before.Edition != r.Edition.ID {
				others++
				return
			}
		} else if !r.asked && r.Policy == nil {
			return // whether an earlier release judged it by these is not known, and it is not to be judged by less
		}
		d := due{Standing: s, basis: r.basisOf(r.editionID(before), s.File, told(s), before.Words,
			owner), matches: index.Matches(f)}
		d.basis.Copied = copiedFrom(d.matches)
		if d.basis.String() == s.Basis {
			return
		}
		d.why, d.Prints = before.changes(d.basis), nil
		list = append(list, d)
	})
	return list, others, err
}

func (r *Receiver) editionID(before basis) string {
	if r.Edition != nil {
		return r.Edition.ID
	}
	return before.Edition
}

func told(s ledger.Standing) report.Identity {
	return report.Identity{Agency: s.Told.Agency, Code: s.Told.Code, Scope: report.Scope(s.Scope)}
}

// standing hands over the current reports of all agencies on the roster with the fingerprints of their prose, under the
// names the roster has.
func (r *Receiver) standing(ctx context.Context, see func(ledger.Standing, *ledger.Agency, copied.Fingerprints)) error {
	return r.Ledger.Standing(ctx, func(s ledger.Standing) error {
		owner := r.owner(s.Agency)
		if owner == nil {
			return nil
		}
		of := &report.Report{Identity: report.Identity{Agency: owner.Name, Year: r.Ledger.Year,
			Scope: report.Scope(s.Scope)}}
		f, err := copied.Parse(s.Prints, of)
		if err != nil {
			f = copied.Fingerprints{Of: of} // could not be taken: it is compared with nobody's
		}
		see(s, owner, f)
		return nil
	})
}

// fingerprint takes the fingerprints of reports that an earlier release took in.
func (r *Receiver) fingerprint(ctx context.Context) error {
	var list []due
	err := r.standing(ctx, func(s ledger.Standing, _ *ledger.Agency, _ copied.Fingerprints) {
		if _, err := copied.Parse(s.Prints, nil); err != nil {
			s.Prints = nil
			list = append(list, due{Standing: s})
		}
	})
	if err != nil {
		return err
	}
	for _, d := range list {
		if err := ctx.Err(); err != nil {
			return err
		}
		prints := copied.Fingerprints{}
		if o, err := r.original(ctx, d.Standing); err == nil {
			prints = judging.Prints(o.Edition, o.Report)
		}
		if err := r.Ledger.NotePrints(ctx, d.ID, d.Basis, prints.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

func (r *Receiver) original(ctx context.Context, s ledger.Standing) (*inbox.Opened, error) {
	return r.Reopen(ctx, &ledger.Taking{Key: s.Key, SHA256: s.SHA256, File: s.File, Told: told(s), Further: s.Further})
}

type answer struct {
	ledger.Judgement
	err error
}

// again judges a report once more, from its original.
func (r *Receiver) again(ctx context.Context, d due) answer {
	o, err := r.original(ctx, d.Standing)
	if err != nil {
		return answer{err: err}
	}
	var found []finding.Finding
	given, err := r.standingExplanations(ctx, o, d.Agency)
	if err != nil {
		return answer{err: err}
	}
	if found, err = r.check(ctx, o, r.owner(d.Agency), d.matches, given); err != nil {
		return answer{err: err}
	}
	again := r.basisOf(d.basis.Edition, d.File, told(d.Standing), wordsOf(o), r.owner(d.Agency))
	d.basis.Words, d.basis.Named = again.Words, again.Named
	return answer{Judgement: ledger.Judgement{Taking: d.ID, Findings: found, Basis: d.basis.String(),
		Prints: judging.Prints(o.Edition, o.Report).Bytes(), Why: d.why}}
}
