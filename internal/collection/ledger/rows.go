package ledger

import (
	"context"
	"strings"
)

// eachRow calls see for each row of a table in the order of its key; a long column holds its SHA-256.
func (l *Ledger) eachRow(ctx context.Context, q querier, t *table, see func(values []any) error) error {
	names := t.names()
	rows, err := q.QueryContext(ctx, "SELECT "+strings.Join(names, ", ")+" FROM "+t.name+
		" ORDER BY "+strings.Join(names[:t.keys], ", "))
	if err != nil {
		return l.fault(err)
	}
	defer rows.Close()
	values := make([]any, len(names))
	places := make([]any, len(names))
	for i := range values {
		places[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			return l.fault(err)
		}
		row := make([]any, len(values))
		for i, c := range t.columns {
			row[i] = c.told(values[i])
			if bytes, is := row[i].([]byte); is {
				row[i] = string(bytes)
			}
		}
		if err := see(row); err != nil {
			return err
		}
	}
	return l.fault(rows.Err())
}

func asChange(t *table, values []any) change {
	set := map[string]any{}
	for i, c := range t.columns[t.keys:] {
		set[c.name] = values[t.keys+i]
	}
	return change{Table: t.name, Key: values[:t.keys:t.keys], Set: set}
}
