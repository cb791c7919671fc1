package ledger

import (
	"context"
	"regexp"
	"strings"
)

// refusal is the body of the function that every guard calls, as migrations make it.
var refusal = regexp.MustCompile(`(?s)FUNCTION refuse_change\(\).*?\$\$(.*?)\$\$`)

// guarding are the guards as migrations make them: name, occasion, table, for what.
var guarding = regexp.MustCompile(
	`CREATE TRIGGER (\w+) BEFORE (\w+) ON (\w+) FOR EACH (\w+) EXECUTE FUNCTION refuse_change\(\);`)

// expected returns the guards of a version, in the form in which guards returns those that are there.
func (postgres) expected(version int) map[string]string {
	made, err := missingSQL(0)
	if err != nil {
		return nil
	}
	body := refusal.FindStringSubmatch(made)[1]
	all := map[string]string{}
	for _, m := range guarding.FindAllStringSubmatch(made, -1) {
		all[m[1]] = strings.Join([]string{m[3], m[2], m[4], "on", body}, " ")
	}
	return all
}

// The bits of pg_trigger.tgtype: for each row, before, on deletion, on change, on emptying. The
// constraints of the schema are kept by internal ones, which are left out.
const triggersThere = `SELECT t.tgname::text, c.relname || ' ' ||
	CASE t.tgtype & 62 WHEN 2 + 8 THEN 'DELETE' WHEN 2 + 16 THEN 'UPDATE' WHEN 2 + 32 THEN 'TRUNCATE' ELSE '' END || ' ' ||
	CASE t.tgtype & 1 WHEN 1 THEN 'ROW' ELSE 'STATEMENT' END || ' ' ||
	CASE WHEN t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL AND t.tgattr = '' THEN 'on' ELSE 'off' END || ' ' || p.prosrc
	FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
	WHERE c.relnamespace = to_regnamespace(?)::oid AND NOT t.tgisinternal`

func (p postgres) guards(ctx context.Context, q querier) (map[string]string, error) {
	return pairs(ctx, q, triggersThere, "\""+p.schema+"\"")
}
