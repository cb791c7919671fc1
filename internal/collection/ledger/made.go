package ledger

import "context"

// Made is what was made of reports: the total of a superior, or the print of an agency's report.
type Made struct {
	Name    string
	Takings []int64
}

// Made returns what was made and noted of a kind, by name.
func (l *Ledger) Made(ctx context.Context, kind string) (all []Made, err error) {
	if l.version < seasonVersion {
		return nil, nil
	}
	rows, err := l.db.QueryContext(ctx,
		"SELECT name, intake FROM uses WHERE kind = ? ORDER BY name, intake", kind)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var taking int64
		if err := rows.Scan(&name, &taking); err != nil {
			return nil, l.fault(err)
		}
		if n := len(all); n == 0 || all[n-1].Name != name {
			all = append(all, Made{Name: name})
		}
		last := &all[len(all)-1]
		last.Takings = append(last.Takings, taking)
	}
	return all, l.fault(rows.Err())
}
