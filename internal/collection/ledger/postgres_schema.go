package ledger

import (
	"context"
	"embed"
	"errors"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"nianbao/internal/message"
)

// The schema of a database is made by the files of migrations, in the order of their numbers: each
// is the version it leads to. All that are missing run in one transaction under the lock of every
// change, so that of two programs that start at once one makes it and the other finds it made.

//go:embed migrations
var migrations embed.FS

// firstMigration is the version a new database begins with; earlier ones were files alone.
const firstMigration = 6

// missingSQL is what brings a schema of a version forward; 0 for none.
func missingSQL(version int) (string, error) {
	var all strings.Builder
	for next := max(version+1, firstMigration); next <= schemaVersion; next++ {
		text, err := migrations.ReadFile("migrations/" + strconv.Itoa(next) + ".sql")
		if err != nil {
			return "", err
		}
		all.Write(text)
	}
	return all.String(), nil
}

// migrated is the version of the tables in the schema; 0 for none.
func (p postgres) migrated(ctx context.Context, q querier) (version int, err error) {
	there, err := p.columns(ctx, q, "ledger_version")
	if err != nil || len(there) == 0 {
		return 0, err
	}
	err = q.QueryRowContext(ctx, "SELECT version FROM ledger_version").Scan(&version)
	return version, err
}

// prepare makes the schema; an administrator may have done so.
func (p postgres) prepare(ctx context.Context, l *Ledger, tx *transaction) error {
	version, err := p.migrated(ctx, tx)
	if err != nil || version >= schemaVersion {
		return err
	}
	return p.migrate(ctx, tx, version, l.File)
}

// establish brings the schema forward where it has to be, and founds a ledger in an empty one.
func (p postgres) establish(ctx context.Context, l *Ledger, tx *transaction) error {
	version, err := p.migrated(ctx, tx)
	if err != nil || version > schemaVersion { // a newer one is refused when it is identified
		return err
	}
	if version < schemaVersion {
		if err := p.migrate(ctx, tx, version, l.File); err != nil {
			return err
		}
	}
	var entries int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM journal").Scan(&entries); err != nil {
		return err
	}
	switch {
	case entries == 0:
		return l.found(ctx, tx)
	case version < schemaVersion:
		return l.enter(ctx, tx, entry{action: forward, about: detail{"version": version}}, nil)
	}
	return nil
}

// migrate makes what is missing, if the role may; else the error names what an administrator runs.
func (p postgres) migrate(ctx context.Context, tx *transaction, version int, place string) error {
	statements, err := missingSQL(version)
	if err != nil {
		return err
	}
	if p.schema != defaultSchema && version == 0 {
		statements = "CREATE SCHEMA IF NOT EXISTS " + pgx.Identifier{p.schema}.Sanitize() + ";\n" + statements
	}
	_, err = tx.tx.ExecContext(ctx, statements)
	var said *pgconn.PgError
	if errors.As(err, &said) && said.Code == codeForbidden {
		return message.NewError("ledger.administrator", "file", place, "said", said.Message).
			WithHint("ledger.administrator.hint", "file", place)
	}
	return err
}

// AdministratorSQL returns what an administrator runs so that the role of a database's URL, which
// owns nothing, can keep a ledger there: the schema as far as it is missing, and the role's rights.
// It may add to what proves something (originals, journal), and neither change nor drop it.
func AdministratorSQL(ctx context.Context, place string) (string, error) {
	l := &Ledger{File: Conceal(place)}
	if !IsURL(place) {
		return "", message.NewError("ledger.url", "file", place).WithHint("ledger.url.hint")
	}
	if err := l.connectDatabase(ctx, looking); err != nil {
		return "", err
	}
	defer l.Close()
	store := l.db.dialect.(postgres)
	version, err := store.migrated(ctx, l.db)
	if err != nil {
		return "", l.fault(err)
	}
	statements, err := missingSQL(version)
	if err != nil {
		return "", err
	}
	var user string
	if err := l.db.QueryRowContext(ctx, "SELECT session_user::text").Scan(&user); err != nil {
		return "", l.fault(err)
	}
	schema, role := pgx.Identifier{store.schema}.Sanitize(), pgx.Identifier{user}.Sanitize()
	return "BEGIN;\nCREATE SCHEMA IF NOT EXISTS " + schema + ";\nSET LOCAL search_path = " + schema + ";\n\n" +
		statements + "\n" + rights(schema, role) + "COMMIT;\n", nil
}

// rights are those of the program's role.
func rights(schema, role string) string {
	changed := []string{jobRows.name}
	for _, t := range tables {
		if t != originalRows {
			changed = append(changed, t.name)
		}
	}
	return "GRANT USAGE ON SCHEMA " + schema + " TO " + role + ";\n" +
		"GRANT SELECT ON ledger_version TO " + role + ";\n" +
		"GRANT SELECT, INSERT ON originals, journal TO " + role + ";\n" +
		"GRANT SELECT, INSERT, UPDATE, DELETE ON " + strings.Join(changed, ", ") + "\n  TO " + role + ";\n"
}
