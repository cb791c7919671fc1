package ledger

import "context"

// names returns the one column of a query.
func (l *Ledger) names(
	ctx context.Context, q querier, query string, args ...any,
) (names []string, err error) {
	rows, err := q.QueryContext(ctx, query, args...)
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

// pairs returns the two columns of a query, the second by the first.
func (l *Ledger) pairs(ctx context.Context, q querier, query string, args ...any) (map[string]string, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	found := map[string]string{}
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return nil, l.fault(err)
		}
		found[name] = value
	}
	return found, l.fault(rows.Err())
}
