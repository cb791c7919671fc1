package taking

import (
	"context"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// knownExplanations are what the ledger knows of an agency's explanations.
func (r *Receiver) knownExplanations(ctx context.Context, agency int64,
	scope report.Scope) (finding.Explanations, error) {
	all, err := r.Ledger.ExplanationsOf(ctx, agency, scope)
	known := finding.Explanations{}
	for id, e := range all {
		known[id] = e.Explanation
	}
	return known, err
}

// newExplanations are those of a report that comes in: its own words are newer than what is known.
func (r *Receiver) newExplanations(ctx context.Context, o *inbox.Opened,
	owner *ledger.Agency) (finding.Explanations, error) {
	if owner == nil {
		return nil, nil
	}
	known, err := r.knownExplanations(ctx, owner.ID, o.Report.Scope)
	return known.Renewed(o.Report.Explanations), err
}

// standingExplanations are those of a report that came in before: what is known is newer than its own words.
func (r *Receiver) standingExplanations(ctx context.Context, o *inbox.Opened,
	agency int64) (finding.Explanations, error) {
	known, err := r.knownExplanations(ctx, agency, o.Report.Scope)
	given := finding.Given(o.Report.Explanations)
	for id, e := range known {
		given[id] = e
	}
	return given, err
}

// Explain enters an agency's explanations, given outside its report, of findings of its current
// one, by id. Words that explain nothing do not count, and the finding's hint then gives the
// reason; the report is returned in its new state.
func (r *Receiver) Explain(ctx context.Context, in *ledger.Taking, texts map[string]string) (*ledger.Taking, error) {
	known, err := r.knownExplanations(ctx, in.Agency, in.Scope)
	if err != nil {
		return nil, err
	}
	renewed, changed := known.Renewed(texts), finding.Explanations{}
	for id := range texts {
		changed[id] = renewed[id]
	}
	return r.rule(ctx, in, ledger.Ruling{Action: "explain"}, changed)
}

// Accept enters that the office accepts an agency's explanation of a finding.
func (r *Receiver) Accept(ctx context.Context, in *ledger.Taking, id, reason string) (*ledger.Taking, error) {
	return r.ruleOne(ctx, in, "accept", id, finding.Accepted, reason)
}

// SendBack enters that it does not: the finding is open again, with the officer's sentence.
func (r *Receiver) SendBack(ctx context.Context, in *ledger.Taking, id, reason string) (*ledger.Taking, error) {
	return r.ruleOne(ctx, in, "sendback", id, finding.SentBack, reason)
}

func (r *Receiver) ruleOne(
	ctx context.Context, in *ledger.Taking, action, id string, state finding.ExplanationState, reason string,
) (*ledger.Taking, error) {
	known, err := r.knownExplanations(ctx, in.Agency, in.Scope)
	if err != nil {
		return nil, err
	}
	e, explained := known[id]
	if !explained {
		return nil, message.NewError("ledger.explain.none", "finding", id)
	}
	e.State, e.Reason = state, reason
	return r.rule(ctx, in, ledger.Ruling{Action: action, Reason: reason}, finding.Explanations{id: e})
}

// rule judges a current report by explanations that are new or ruled on, and enters both.
func (r *Receiver) rule(ctx context.Context, in *ledger.Taking, ruling ledger.Ruling,
	changed finding.Explanations) (*ledger.Taking, error) {
	o, err := r.Reopen(ctx, in)
	if err != nil {
		return nil, err
	}
	given, err := r.standingExplanations(ctx, o, in.Agency)
	if err != nil {
		return nil, err
	}
	for id, e := range changed {
		if !asked(in.Findings, id) {
			return nil, message.NewError("ledger.explain.none", "finding", id)
		}
		given[id] = e
		ruling.Of = append(ruling.Of, id)
	}
	found, err := r.check(ctx, o, r.owner(in.Agency), nil, given)
	if err != nil {
		return nil, err
	}
	ruling.Taking, ruling.Findings = in.ID, withCopied(found, in.Findings, given)
	return r.Ledger.Explain(ctx, ruling)
}

func asked(findings []finding.Finding, id string) bool {
	return slices.ContainsFunc(findings, func(f finding.Finding) bool {
		return f.ID() == id && f.Class == templates.Verify && f.Outcome == finding.Fails
	})
}

// withCopied adds what only a comparison with all other agencies' prose finds, as it was found last.
func withCopied(found, before []finding.Finding, given finding.Explanations) []finding.Finding {
	var copies []finding.Finding
	for _, f := range before {
		is := func(g finding.Finding) bool { return g.ID() == f.ID() }
		if f.Rule == copiedRule && !slices.ContainsFunc(found, is) {
			copies = append(copies, f)
		}
	}
	check.Explained(copies, given)
	found = append(found, copies...)
	finding.Sort(found)
	return found
}

const copiedRule = "text.copied"
