package ledger

import "context"

// Made names what was made of reports and noted: totals by superior, prints by agency.
func (l *Ledger) Made(ctx context.Context, kind string) (names []string, err error) {
	if l.version < schemaVersion {
		return nil, nil
	}
	return l.names(ctx, l.db, "SELECT DISTINCT name FROM uses WHERE kind = ? ORDER BY name", kind)
}
