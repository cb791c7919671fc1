package ledger

import (
	"cmp"
	"context"
	"slices"

	"nianbao/internal/report"
	"nianbao/templates"
)

// An agency that was renamed without a code to know it by, or made of others (前身), goes on under its new name: what its
// predecessors sent is its own, with receipts, rounds and rulings, and every name it had finds it.

// succeed finds for roster lines that are nobody's yet the agency that goes on in them: the first
// predecessor that is on no line of its own.
func (r *adoption) succeed() {
	for i, a := range r.list.Agencies {
		if r.same[i] != nil {
			continue
		}
		for _, name := range a.Predecessors() {
			if old := r.left(name); old != nil && compatible(old.Agency, a) {
				r.same[i], r.met[old.ID] = old, true
				break
			}
		}
	}
}

// left is the agency of a name that is on no line of the roster; nil for none.
func (r *adoption) left(name string) *Agency {
	for i := range r.known {
		a := &r.known[i]
		if !r.met[a.ID] && templates.Normalize(a.Name) == templates.Normalize(name) {
			return a
		}
	}
	return nil
}

// merge has what an agency's other predecessors sent become its own.
func (l *Ledger) merge(ctx context.Context, a *act, r *adoption, i int, id int64, c *Changes) error {
	for _, name := range r.list.Agencies[i].Predecessors() {
		old := r.left(name)
		if old == nil || r.same[i] != nil && slices.Contains(r.same[i].Former, old.Name) {
			continue // none, or done when an earlier roster came
		}
		r.met[old.ID] = true
		c.Merged = append(c.Merged, [2]string{old.Name, r.list.Agencies[i].Name})
		if old.Listed {
			if err := a.set(ctx, agencyRows, old.ID, map[string]any{"listed": 0}); err != nil {
				return err
			}
		}
		for _, former := range append([]string{old.Name}, old.Former...) {
			if err := a.put(ctx, formerRows, id, former); err != nil {
				return err
			}
		}
		if err := l.inherit(ctx, a, old.ID, id); err != nil {
			return err
		}
	}
	return nil
}

// inherit moves takings and explanations from one agency to another. Where both have a current
// report, the later counts and a person decides.
func (l *Ledger) inherit(ctx context.Context, a *act, from, to int64) error {
	moved, err := l.intakes(ctx, a.tx, "WHERE agency = ? ORDER BY intakes.id", from)
	if err != nil {
		return err
	}
	round := map[report.Scope]int{}
	for _, in := range moved {
		if _, counted := round[in.Scope]; !counted {
			var last int
			err := a.tx.QueryRowContext(ctx,
				"SELECT coalesce(max(round), 0) FROM intakes WHERE agency = ? AND scope = ?", to,
				string(in.Scope)).
				Scan(&last)
			if err != nil {
				return err
			}
			round[in.Scope] = last
		}
		set := map[string]any{"agency": to}
		if in.Round > 0 {
			round[in.Scope]++
			set["round"] = round[in.Scope]
		}
		if in.State == Current {
			if err := l.rival(ctx, a, in, to, set); err != nil {
				return err
			}
		}
		if err := a.set(ctx, takingRows, in.ID, set); err != nil {
			return err
		}
	}
	given, err := l.explanations(ctx, a.tx, "WHERE agency = ?", from)
	if err != nil {
		return err
	}
	own, err := l.explanations(ctx, a.tx, "WHERE agency = ?", to)
	if err != nil {
		return err
	}
	for _, e := range given {
		same := func(o Explanation) bool { return o.Scope == e.Scope && o.Finding == e.Finding }
		if slices.ContainsFunc(own, same) {
			continue
		}
		err := a.put(ctx, explanationRows, to, string(e.Scope), e.Finding, e.Text, e.Found, string(e.State),
			e.Reason, orNull(e.Taking), e.At)
		if err != nil {
			return err
		}
	}
	return nil
}

// rival settles which of two current reports counts when they become one agency's.
func (l *Ledger) rival(ctx context.Context, a *act, in Taking, to int64, set map[string]any) error {
	held, err := l.intakes(ctx, a.tx, "WHERE agency = ? AND scope = ? AND state = ?", to, string(in.Scope), Current)
	if err != nil || len(held) == 0 {
		return err
	}
	other := held[0]
	if cmp.Or(cmp.Compare(other.Received, in.Received), cmp.Compare(other.ID, in.ID)) < 0 {
		err = a.set(ctx, takingRows, other.ID, map[string]any{"state": string(Superseded), "superseded_by": in.ID})
	} else {
		set["state"], set["superseded_by"] = string(Superseded), other.ID
	}
	if err != nil {
		return err
	}
	return a.put(ctx, doubtRows, to, string(in.Scope), asJSON([]int64{other.ID, in.ID}), "merged")
}
