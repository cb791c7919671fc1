package ledger

import (
	"context"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Explanation is what an agency wrote to a finding that asks for it, and what the office ruled on that.
type Explanation struct {
	Agency  int64
	Scope   report.Scope
	Finding string // id
	finding.Explanation
	Found  string // what was found when it was given or ruled on: of other figures it is read again
	Taking int64  // in whose round it was given
	At     string // when it was given or ruled on last, UTC, RFC 3339
}

// Explanations returns all of them, by agency, scope and finding.
func (l *Ledger) Explanations(ctx context.Context) ([]Explanation, error) {
	if l.version < seasonVersion {
		return nil, nil
	}
	return l.explanations(ctx, l.db, "")
}

// ExplanationsOf returns those of an agency's reports of a scope, by finding.
func (l *Ledger) ExplanationsOf(ctx context.Context, agency int64, scope report.Scope) (map[string]Explanation, error) {
	return l.explained(ctx, l.db, agency, scope)
}

func (l *Ledger) explained(ctx context.Context, q querier, agency int64,
	scope report.Scope) (map[string]Explanation, error) {
	all, err := l.explanations(ctx, q, "WHERE agency = ? AND scope = ?", agency, string(scope))
	by := map[string]Explanation{}
	for _, e := range all {
		by[e.Finding] = e
	}
	return by, err
}

func (l *Ledger) explanations(ctx context.Context, q querier, where string, args ...any) ([]Explanation, error) {
	rows, err := q.QueryContext(ctx, `SELECT agency, scope, finding, text, found, state, reason, coalesce(intake, 0), at
		FROM explanations `+where+" ORDER BY agency, scope, finding", args...)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	var all []Explanation
	for rows.Next() {
		var e Explanation
		if err := rows.Scan(&e.Agency, &e.Scope, &e.Finding, &e.Text, &e.Found, &e.State, &e.Reason, &e.Taking,
			&e.At); err != nil {
			return nil, l.fault(err)
		}
		all = append(all, e)
	}
	return all, l.fault(rows.Err())
}

// foundIn is what a finding found, so far as an explanation depends on it.
func foundIn(f finding.Finding) string { return f.Expected + "\n" + f.Actual }

// keepExplanations notes the explanations that a report's findings have. What was accepted of
// other figures is to be read again. The findings are changed in place.
func (l *Ledger) keepExplanations(ctx context.Context, a *act, in *Taking) error {
	var known map[string]Explanation
	for i := range in.Findings {
		f := &in.Findings[i]
		if f.Class != templates.Verify || f.Outcome != finding.Fails || f.Explanation == "" {
			continue
		}
		if known == nil {
			var err error
			if known, err = l.explained(ctx, a.tx, in.Agency, in.Scope); err != nil {
				return err
			}
		}
		before, is := known[f.ID()]
		if is && before.Found != foundIn(*f) && f.Explained == finding.Accepted {
			f.Explained, f.Reason = finding.ExplanationGiven, ""
		}
		now := finding.Explanation{Text: f.Explanation, State: f.Explained, Reason: f.Reason}
		if is && before.Explanation == now && before.Found == foundIn(*f) {
			continue
		}
		err := a.put(ctx, explanationRows, in.Agency, string(in.Scope), f.ID(), now.Text, foundIn(*f),
			string(now.State),
			now.Reason, in.ID, l.stamp())
		if err != nil {
			return err
		}
	}
	return nil
}

// Ruling is what an agency explained or an officer ruled, and what its current report comes to by that.
type Ruling struct {
	Action   string // explain, accept, sendback
	Taking   int64
	Of       []string // findings, by id
	Reason   string   // the officer's
	Findings []finding.Finding
}

// Explain enters explanations, given outside a report or ruled on, with the findings of the current report as they are
// judged by them. It returns the report as it is then.
func (l *Ledger) Explain(ctx context.Context, r Ruling) (now *Taking, err error) {
	err = l.act(ctx, func(a *act) (entry, error) {
		found, err := l.intakes(ctx, a.tx, "WHERE intakes.id = ? AND state = ?", r.Taking, Current)
		if err != nil {
			return entry{}, err
		}
		if len(found) == 0 {
			return entry{}, message.NewError("ledger.explain.current")
		}
		now = &found[0]
		now.Findings, now.Verdict = r.Findings, finding.Judge(r.Findings)
		if err := l.rejudge(ctx, a, now); err != nil {
			return entry{}, err
		}
		return entry{r.Action, now.Agency, detail{"intake": now.ID, "receipt": now.Receipt, "findings": r.Of,
			"reason": r.Reason}}, nil
	})
	return now, err
}

// rejudge keeps what a report was judged to be, and the explanations its findings have.
func (l *Ledger) rejudge(ctx context.Context, a *act, in *Taking) error {
	if err := l.keepExplanations(ctx, a, in); err != nil {
		return err
	}
	text, err := encodeFindings(in.Findings)
	if err != nil {
		return err
	}
	return a.set(ctx, takingRows, in.ID, map[string]any{"verdict": string(in.Verdict), "findings": text})
}
