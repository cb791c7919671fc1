package main

import (
	"context"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
)

// current are the ledger's current reports that pass, one an agency and scope, by the office's ruling the ledger keeps.
func (o *exportOptions) current(ctx context.Context, c *checker) (*checked, error) {
	l, err := ledger.Read(ctx, o.ledger)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	if o.policy == "" {
		file, text, err := l.Policy(ctx)
		if err != nil {
			return nil, err
		}
		if text != "" {
			if c.judge.Policy, err = ledgerPolicy(file, text, c.judge.Reading.Edition); err != nil {
				return nil, err
			}
		}
	}
	if c.judge.Reading.Year == 0 {
		c.judge.Reading.Year = l.Year
	}
	left := 0
	fit := func(in ledger.Taking) bool {
		if in.Verdict == finding.Fail && !o.draft {
			left++
			return false
		}
		return true
	}
	files, err := taking.Current(ctx, o.ledger, fit)
	if err != nil {
		return nil, err
	}
	if left > 0 {
		o.term.Note(message.New("cmd.export.left", "n", left))
	}
	all, err := c.allOf(ctx, &inbox.Found{Files: files})
	if err != nil {
		return nil, err
	}
	all.places.Files = append(all.places.Files, o.ledger)
	return all, nil
}

// noteUses notes in the ledger which reports were printed, under the agency's name.
func (o *exportOptions) noteUses(ctx context.Context, all *checked, written [][]string) error {
	if o.ledger == "" {
		return nil
	}
	l, err := ledger.Read(ctx, o.ledger)
	if err != nil {
		return err
	}
	takings, err := l.Takings(ctx)
	l.Close()
	if err != nil {
		return err
	}
	for i, r := range all.Results().Outlines() {
		if len(written[i]) == 0 || r.Report == nil {
			continue
		}
		for _, in := range takings {
			if in.State != ledger.Current || in.Told.Agency != r.Report.Agency || in.Scope != r.Report.Scope {
				continue
			}
			err := noteUse(ctx, o.term, o.ledger, ledger.UsedInPrint, in.Scope.Named(r.Report.Agency),
				[]ledger.Use{{Taking: in.ID, SHA256: in.SHA256}})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
