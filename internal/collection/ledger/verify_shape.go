package ledger

import (
	"context"
	"maps"
	"slices"
)

// shape holds the schema against this release's: its version, its tables and its guards.
func (p *proof) shape(ctx context.Context) (err error) {
	l := p.ledger
	if p.version, err = l.db.dialect.version(ctx, p.of, l.File); err != nil {
		return l.fault(err)
	}
	there, err := l.db.dialect.guards(ctx, p.of)
	if err != nil {
		return l.fault(err)
	}
	expected := l.db.dialect.expected(p.version)
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		if there[name] != expected[name] {
			p.report("ledger.verify.guard", "name", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(there)) {
		if _, ours := expected[name]; !ours {
			p.report("ledger.verify.trigger", "name", name)
		}
	}
	for _, t := range journalled {
		columns, err := p.columns(ctx, t)
		if err != nil {
			return err
		}
		switch {
		case len(columns) == 0 && p.version == schemaVersion && t != lastYearRows:
			p.report("ledger.verify.table", "table", t.name)
		case len(columns) > 0 && p.version < firstOf[t],
			t == priorRows && p.version < furtherVersion && slices.Contains(columns, furtherColumn):
			p.report("ledger.verify.version", "version", p.version)
		}
	}
	return nil
}

// columns returns the columns that a table has in the store; none where it is not there. The bytes
// of originals are left out: they are proved by themselves.
func (p *proof) columns(ctx context.Context, t *table) ([]string, error) {
	names, err := p.ledger.db.dialect.columns(ctx, p.of, t.name)
	if t == originalRows {
		names = slices.DeleteFunc(names, func(name string) bool { return name == "bytes" })
	}
	return names, p.ledger.fault(err)
}
