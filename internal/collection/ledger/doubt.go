package ledger

import (
	"context"
	"encoding/json"
	"slices"

	"nianbao/internal/message"
	"nianbao/internal/report"
)

// Doubt is an agency of whom several reports came together that differ, so that a person has to decide which counts.
// Until then the one does that is the later by what is certain; [Ledger.Choose] or a further report settles it.
type Doubt struct {
	Agency  int64
	Scope   report.Scope
	Takings []int64 // in the order they were taken
	Decided string  // date (of filling), time (of the file), order
}

// Doubts returns what a person has to decide.
func (l *Ledger) Doubts(ctx context.Context) ([]Doubt, error) {
	if l.version < seasonVersion {
		return nil, nil
	}
	return l.doubts(ctx, l.db, "")
}

func (l *Ledger) doubts(ctx context.Context, q querier, where string, args ...any) ([]Doubt, error) {
	rows, err := q.QueryContext(ctx,
		"SELECT agency, scope, intakes, decided FROM doubts "+where+" ORDER BY agency, scope", args...)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	var all []Doubt
	for rows.Next() {
		var d Doubt
		var ids string
		if err := rows.Scan(&d.Agency, &d.Scope, &ids, &d.Decided); err != nil {
			return nil, l.fault(err)
		}
		if err := json.Unmarshal([]byte(ids), &d.Takings); err != nil {
			return nil, l.fault(err)
		}
		all = append(all, d)
	}
	return all, l.fault(rows.Err())
}

func (l *Ledger) doubtOf(ctx context.Context, a *act, in *Taking) (*Doubt, error) {
	found, err := l.doubts(ctx, a.tx, "WHERE agency = ? AND scope = ?", in.Agency, in.Scope)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// doubt notes that two came together, or that a later one settled an earlier doubt.
func (l *Ledger) doubt(ctx context.Context, a *act, in, rival *Taking, e Entering) error {
	switch {
	case e.Decided != "" && e.Compared != 0:
		ids := []int64{e.Compared}
		earlier, err := l.doubtOf(ctx, a, in)
		if err != nil {
			return err
		}
		if earlier != nil && slices.Contains(earlier.Takings, e.Compared) {
			ids = earlier.Takings
		}
		return a.put(ctx, doubtRows, in.Agency, string(in.Scope), asJSON(append(ids, in.ID)), e.Decided)
	case in.State == Current && in.Agency != 0:
		return a.drop(ctx, doubtRows, in.Agency, string(in.Scope))
	}
	return nil
}

// undoubt drops a doubt of which one report is gone.
func (l *Ledger) undoubt(ctx context.Context, a *act, in Taking) error {
	d, err := l.doubtOf(ctx, a, &in)
	if err != nil || d == nil || !slices.Contains(d.Takings, in.ID) {
		return err
	}
	left := slices.DeleteFunc(d.Takings, func(id int64) bool { return id == in.ID })
	if len(left) < 2 {
		return a.drop(ctx, doubtRows, in.Agency, string(in.Scope))
	}
	return a.put(ctx, doubtRows, in.Agency, string(in.Scope), asJSON(left), d.Decided)
}

// Choose makes one of an agency's reports the one that counts.
func (l *Ledger) Choose(ctx context.Context, intake int64, reason string) (chosen *Taking, err error) {
	err = l.act(ctx, func(a *act) (e entry, err error) {
		found, err := l.intakes(ctx, a.tx, "WHERE intakes.id = ?", intake)
		if err != nil {
			return e, err
		}
		if len(found) == 0 || found[0].Agency == 0 || found[0].State != Current && found[0].State != Superseded {
			return e, message.NewError("ledger.choose.none")
		}
		chosen = &found[0]
		held, err := l.intakes(ctx, a.tx, "WHERE agency = ? AND scope = ? AND state = ?", chosen.Agency,
			chosen.Scope, Current)
		if err != nil {
			return e, err
		}
		for _, h := range held {
			if h.ID == chosen.ID {
				continue
			}
			if err := a.set(ctx, takingRows, h.ID,
				map[string]any{"state": string(Superseded), "superseded_by": chosen.ID}); err != nil {
				return e, err
			}
			if err := a.set(ctx, takingRows, chosen.ID,
				map[string]any{"state": string(Current), "superseded_by": nil}); err != nil {
				return e, err
			}
			chosen.State, chosen.By = Current, 0
		}
		if err := a.drop(ctx, doubtRows, chosen.Agency, string(chosen.Scope)); err != nil {
			return e, err
		}
		return entry{"choose", chosen.Agency, detail{"intake": chosen.ID, "file": chosen.File, "reason": reason}}, nil
	})
	return chosen, err
}
