package ledger

import "context"

// Made names what was made of reports and noted: totals by superior, prints by agency.
func (l *Ledger) Made(ctx context.Context, kind string) (names []string, err error) {
	if l.version < schemaVersion {
		return nil, nil
	}
	rows, err := l.db.QueryContext(ctx, "SELECT DISTINCT name FROM uses WHERE kind = ? ORDER BY name", kind)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, l.fault(err)
		}
		names = append(names, name)
	}
	return names, l.fault(rows.Err())
}
