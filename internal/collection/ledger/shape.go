package ledger

import (
	"context"
	"regexp"
	"slices"
)

// guard is a trigger that refuses changes: its text, and the version of the schema that brought it.
type guard struct {
	text  string
	since int
}

var guards = guardsOf(map[int]string{1: schema, 4: schemaOf4})

var triggers = regexp.MustCompile(`(?m)^(CREATE TRIGGER (\w+) .* END);$`)

func guardsOf(schemas map[int]string) map[string]guard {
	found := map[string]guard{}
	for since, text := range schemas {
		for _, m := range triggers.FindAllStringSubmatch(text, -1) {
			found[m[2]] = guard{m[1], since}
		}
	}
	return found
}

// objects returns the text of what the schema holds, by kind and name.
func (l *Ledger) objects(ctx context.Context, q querier) (map[string]string, error) {
	return l.pairs(ctx, q, "SELECT type || ' ' || name, ifnull(sql, '') FROM sqlite_master")
}

// columnsOf returns the names of the columns that a table has in the file; none where it is not there. The bytes of
// originals are left out: they are proved by themselves.
func (l *Ledger) columnsOf(ctx context.Context, t *table) ([]string, error) {
	names, err := l.names(ctx, l.db, "SELECT name FROM pragma_table_info(?) ORDER BY cid", t.name)
	if t == originalRows {
		names = slices.DeleteFunc(names, func(name string) bool { return name == "bytes" })
	}
	return names, err
}
