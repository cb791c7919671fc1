package ledger

import "context"

// What the ledger has of some agencies alone, for whoever keeps the state of the others.

// AgenciesOf returns some agencies.
func (l *Ledger) AgenciesOf(ctx context.Context, ids []int64) ([]Agency, error) {
	return l.agenciesWhere(ctx, l.db, "WHERE id IN ("+l.db.phrases().anyOf+")", listOf(ids))
}

func (l *Ledger) ofAgencies() string { return "WHERE agency IN (" + l.db.phrases().anyOf + ")" }

// ExplanationsOfAll returns the explanations of some agencies, by agency, scope and finding.
func (l *Ledger) ExplanationsOfAll(ctx context.Context, ids []int64) ([]Explanation, error) {
	return l.explanations(ctx, l.db, l.ofAgencies(), listOf(ids))
}

// DoubtsOf returns what a person has to decide of some agencies.
func (l *Ledger) DoubtsOf(ctx context.Context, ids []int64) ([]Doubt, error) {
	return l.doubts(ctx, l.db, l.ofAgencies(), listOf(ids))
}

// RemindersOf returns the letters to some agencies.
func (l *Ledger) RemindersOf(ctx context.Context, ids []int64) ([]Reminder, error) {
	return l.reminders(ctx, l.db, l.ofAgencies(), listOf(ids))
}

// LinkOf returns an agency's link; of one that has none its generation is 0.
func (l *Ledger) LinkOf(ctx context.Context, agency int64) (DeskLink, error) {
	all, err := l.links(ctx, "WHERE agency = ?", agency)
	return all[agency], err
}

// listOf is a list of numbers as JSON; of none an empty one.
func listOf(ids []int64) string {
	if len(ids) == 0 {
		return "[]"
	}
	return asJSON(ids)
}
