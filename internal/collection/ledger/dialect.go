package ledger

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
	"sync"
)

// The statements of this room are written once, in what SQLite and PostgreSQL both understand. All
// that they say differently is here: the marks of parameters, and a few words. How a ledger is
// found, made and guarded in each is in sqlite*.go and postgres*.go.

// dialect is how a store is spoken to.
type dialect interface {
	phrases() phrases
	statement(query string) string
	// begin begins a change: one that waits for every other to end.
	begin(ctx context.Context, pool *sql.DB) (*sql.Tx, error)
	// claim begins a change that does not wait for others, and however long it takes holds up none.
	claim(ctx context.Context, pool *sql.DB) (*sql.Tx, error)
	// queue has a claimed change wait for every other to end, as begin does.
	queue(ctx context.Context, tx *sql.Tx) error
	// asOneMoment is the isolation in which all that is read is of one moment.
	asOneMoment() sql.IsolationLevel
	// unhurried has the store wait for a program that only looks, however long it thinks; "" where
	// it does.
	unhurried() string
	// version returns that of the schema there, where it is one of ours.
	version(ctx context.Context, q querier, place string) (int, error)
	// prepare makes the schema where there is none, without a row in it.
	prepare(ctx context.Context, l *Ledger, tx *transaction) error
	// establish makes a ledger where there is none, or brings it forward.
	establish(ctx context.Context, l *Ledger, tx *transaction) error
	// expected returns the guards that a version has, guards those that are there, by name.
	expected(version int) map[string]string
	guards(ctx context.Context, q querier) (map[string]string, error)
	// columns returns the columns of a table in their order; none where there is no such table.
	columns(ctx context.Context, q querier, table string) ([]string, error)
	// fault words the store's errors by the catalogue; nil for one it does not know.
	fault(place string, err error) error
}

// phrases are parts of statements.
type phrases struct {
	anyOf       string // the numbers of a JSON list, as rows
	find        string // the function that finds a text in another
	aboutOthers string // of findings, those that are about other agencies
	unheld      string // of rows, those alone that no other change holds, and holds them
	runOf       string // the run of reminders that a journal's entry is about
}

var sqlitePhrases = phrases{
	anyOf: "SELECT value FROM json_each(?)",
	find:  "instr",
	aboutOthers: `(SELECT json_group_array(json(value)) FROM json_each(findings)
		WHERE json_extract(value, '$.rule') IN ('text.copied', 'file.named'))`,
	runOf: "json_extract(detail, '$.about.run')",
}

var postgresPhrases = phrases{
	anyOf: "SELECT value::bigint FROM json_array_elements_text(?::text::json) AS each (value)",
	find:  "strpos",
	aboutOthers: `(SELECT coalesce(json_agg(value), '[]')::text
		FROM json_array_elements(findings::json) AS each (value)
		WHERE value ->> 'rule' IN ('text.copied', 'file.named'))`,
	unheld: "FOR UPDATE SKIP LOCKED",
	runOf:  "(detail::json #>> '{about,run}')::bigint",
}

// numbered remembers statements with their parameters as PostgreSQL marks them.
var numbered sync.Map

// numberMarks turns ? into $1, $2, … and ?2 into $2, outside of texts.
func numberMarks(query string) string {
	if known, is := numbered.Load(query); is {
		return known.(string)
	}
	var b strings.Builder
	quoted, n := false, 0
	for i := 0; i < len(query); i++ {
		switch c := query[i]; {
		case c == '\'':
			quoted = !quoted
			b.WriteByte(c)
		case c == '?' && !quoted:
			b.WriteByte('$')
			if i+1 == len(query) || query[i+1] < '1' || query[i+1] > '9' {
				n++
				b.WriteString(strconv.Itoa(n))
			}
		default:
			b.WriteByte(c)
		}
	}
	numbered.Store(query, b.String())
	return b.String()
}
