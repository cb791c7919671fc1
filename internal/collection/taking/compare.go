package taking

import (
	"context"
	"time"

	"nianbao/internal/check"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/inbox"
	"nianbao/internal/report"
)

// By what one of two reports that came together counts; the words are in the catalogue under
// collect.decided.<by>.
const (
	ByDate  = "date"  // of filling, on the cover
	ByTime  = "time"  // of the file
	ByOrder = "order" // in which they came: nothing certain tells
)

// compare holds a report against the agency's current one.
func (b *batch) compare(ctx context.Context, e examined) (ledger.Entering, error) {
	entering := ledger.Entering{
		Taking: e.in, Data: e.data, With: e.with, Named: b.officer,
		Batch: b.several, First: b.first, Last: b.last, Mail: e.mail, Post: b.Post,
	}
	if e.in.State != ledger.Current {
		return entering, nil
	}
	current, err := b.ledger.CurrentOf(ctx, e.in.Agency, e.in.Scope)
	if err != nil || current == nil {
		return entering, err
	}
	entering.Compared = current.ID
	if current.Key == e.in.Key {
		entering.Same = true
		return entering, nil
	}
	before, err := b.Reopen(ctx, current)
	if err != nil {
		return entering, err
	}
	d := report.Differ(e.opened.Edition, before.Report, e.opened.Report)
	entering.Same = d.None()
	entering.Changes = amendment(d)
	if other, together := b.came[current.ID]; together && !entering.Same && !e.joined() {
		entering.Decided, entering.Yields = later(other, e.came)
	}
	return entering, nil
}

// later returns by what one of two counts, and whether that is the first.
func later(first, second came) (by string, isFirst bool) {
	switch {
	case !first.filled.IsZero() && !second.filled.IsZero() && !first.filled.Equal(second.filled):
		return ByDate, first.filled.After(second.filled)
	case !first.file.IsZero() && !second.file.IsZero() && !first.file.Equal(second.file):
		return ByTime, first.file.After(second.file)
	}
	return ByOrder, false
}

func filledOn(o *inbox.Opened) time.Time {
	day, _ := check.FilledOn(o.Edition, o.Report)
	return day
}

func amendment(d report.Difference) (a ledger.Amendment) {
	for _, c := range d.Cells {
		a.Cells = append(a.Cells, ledger.Cell(c))
	}
	a.Sections, a.Cover = d.Sections, d.Cover
	return a
}

// Reopen opens a report from its originals in the ledger, as that of whom it was taken for.
func (r *Receiver) Reopen(ctx context.Context, in *ledger.Taking) (*inbox.Opened, error) {
	return inbox.Open(r.Ledger.FileOf(ctx, in), r.judgement().Reading)
}
