package ledger

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/lastyear"
	"nianbao/internal/message"
	"nianbao/templates"
)

// furnished is a ledger with a row in every table.
func furnished(t *testing.T, s store) *Ledger {
	l := fresh(t, s)
	ctx := t.Context()
	l.taken(t, "甲", 1)
	l.taken(t, "乙", 2)
	asks := []finding.Finding{{Rule: "a.b", Class: templates.Verify, Outcome: finding.Fails,
		Slots: []string{"x"}, Explanation: "机构改革后职责划转",
		Explained: finding.ExplanationGiven}}
	current, err := l.CurrentOf(ctx, 1, "own")
	require.NoError(t, err)
	data := "甲二"
	sha := digest(data)
	_, err = l.Take(ctx, Entering{Taking: Taking{Key: sha, SHA256: sha, File: "b.xlsx", Agency: 1,
		State: Current, Scope: "own",
		Findings: asks, Received: "2026-01-20", Basis: "b", Prints: []byte{1},
		Changes: Amendment{Cells: []Cell{{"x", "1", "2"}}}}, Data: []byte(data), Compared: current.ID, Decided: "date"})
	require.NoError(t, err)
	require.NoError(t, l.Exempt(ctx, 2, "撤销"))
	require.NoError(t, l.SetPolicy(ctx, "p.yaml", "rules: []"))
	require.NoError(t, l.KeepPrior(ctx, Prior{Report: lastyear.Report{File: "a.xlsx", Agency: "甲局",
		Scope: "own"}, SHA256: digest("上年")}, []byte("上年"),
		[]Attached{{File: "a.docx", Data: []byte("上年文字")}}, nil))
	run, _, err := l.Remind(ctx, []int64{1}, "2026-02-01")
	require.NoError(t, err)
	require.NoError(t, l.Reminded(ctx, run))
	require.NoError(t, l.Used(ctx, UsedInTotal, "某县", []Use{{2, digest("乙")}}))
	require.NoError(t, l.CloseSeason(ctx, ""))
	return l
}

// Every change behind the ledger's back is reported, in every table.
func TestVerifyReportsEveryChange(t *testing.T) {
	for name, harm := range map[string]string{
		"original":                "UPDATE originals SET bytes = X'78'",
		"original kept in size":   "UPDATE originals SET bytes = zeroblob(size)",
		"original dropped":        "DELETE FROM originals WHERE sha256 = (SELECT sha256 FROM intakes WHERE id = 1)",
		"original put in":         "INSERT INTO originals VALUES ('abc', 1, X'00', 'x')",
		"entry":                   "UPDATE journal SET detail = replace(detail, '甲', '丙') WHERE seq = 3",
		"entry dropped":           "DELETE FROM journal WHERE seq = 3",
		"last entry dropped":      "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)",
		"entry moved":             "UPDATE journal SET seq = 30 WHERE seq = 4",
		"entry put in":            "INSERT INTO journal VALUES ((SELECT max(seq) + 1 FROM journal), 'x', 'exempt', 2, '{}', 'x', 'y')",
		"journal emptied":         "DELETE FROM journal",
		"verdict":                 "UPDATE intakes SET verdict = 'fail' WHERE id = 1",
		"state":                   "UPDATE intakes SET state = 'withdrawn' WHERE id = 2",
		"received":                "UPDATE intakes SET received = '2025-01-01'",
		"round":                   "UPDATE intakes SET round = 9223372036854775807 WHERE id = 1",
		"scope":                   "UPDATE intakes SET scope = 'area' WHERE id = 1",
		"whose":                   "UPDATE intakes SET agency = 2 WHERE id = 1",
		"findings":                "UPDATE intakes SET findings = '{' WHERE id = 1",
		"taking dropped":          "DELETE FROM intakes WHERE id = 2",
		"taking put in":           "INSERT INTO intakes SELECT 99, 'k', sha256, file, agency, told_agency, told_code, edition, year, scope, verdict, findings, 'superseded', why_zh, why_en, near, received, taken, round, superseded_by, steps, returned FROM intakes WHERE id = 2",
		"agency renamed":          "UPDATE agencies SET name = '丙局' WHERE id = 1",
		"agency delisted":         "UPDATE agencies SET listed = 0 WHERE id = 1",
		"exemption lifted":        "UPDATE agencies SET exempt = '' WHERE id = 2",
		"deadline":                "UPDATE agencies SET extended = '2027-01-01' WHERE id = 1",
		"agency dropped":          "DELETE FROM agencies WHERE id = 2",
		"former name":             "INSERT INTO former VALUES (1, '丁局')",
		"year":                    "UPDATE facts SET value = '2024' WHERE name = 'year'",
		"policy":                  "UPDATE facts SET value = 'x' WHERE name = 'policy'",
		"season reopened":         "DELETE FROM facts WHERE name = 'closed'",
		"basis":                   "UPDATE judged SET basis = 'x'",
		"last year's":             "UPDATE prior_reports SET figures = 'x'",
		"last year's Word file":   "UPDATE prior_reports SET further = ''",
		"further file":            "UPDATE judged SET parts = '[]'",
		"receipt":                 "UPDATE judged SET receipt = '2025-000009' WHERE intake = 1",
		"what changed":            "UPDATE judged SET changes = '{}'",
		"explanation":             "UPDATE explanations SET text = 'x'",
		"ruling":                  "UPDATE explanations SET state = 'accepted'",
		"doubt":                   "DELETE FROM doubts",
		"use":                     "DELETE FROM uses",
		"reminder":                "UPDATE reminders SET date = '2026-01-01'",
		"table dropped":           "DROP TABLE judged",
		"version of an older one": "PRAGMA user_version = 2",
	} {
		t.Run(name, func(t *testing.T) {
			onBoth(t, func(t *testing.T, s store) {
				l := furnished(t, s)
				require.Empty(t, l.problems(t))
				unguarded(t, l, harm)
				assert.NotEmpty(t, l.problems(t))
			})
		})
	}
}

func TestGuardsRefuseAndAreMissed(t *testing.T) {
	onBoth(t, func(t *testing.T, s store) {
		l := furnished(t, s)
		for name, text := range l.db.dialect.expected(schemaVersion) {
			t.Run(name, func(t *testing.T) {
				l := furnished(t, s)
				drop := "DROP TRIGGER " + name
				if s == inDatabase {
					table, _, _ := strings.Cut(text, " ")
					drop += " ON " + table
				}
				_, err := l.db.pool.Exec(drop)
				require.NoError(t, err)
				assert.Len(t, l.problems(t), 1)
			})
		}
		for _, harm := range []string{"UPDATE originals SET taken = 'x'", "DELETE FROM originals",
			"UPDATE journal SET at = ''", "DELETE FROM journal"} {
			_, err := l.db.pool.Exec(harm)
			assert.Error(t, err, harm)
		}
		other := "CREATE TRIGGER other BEFORE DELETE ON facts "
		if s == inDatabase {
			other += "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
		} else {
			other += "BEGIN SELECT 1; END"
		}
		_, err := l.db.pool.Exec(other)
		require.NoError(t, err)
		assert.Len(t, l.problems(t), 1, "a trigger of somebody else's")
	})
}

// A difference reads as a sentence with the row, its value and the journal's.
func TestWhatVerifySays(t *testing.T) {
	onBoth(t, func(t *testing.T, s store) {
		l := furnished(t, s)
		unguarded(t, l, "UPDATE intakes SET received = '2025-01-01' WHERE id = 1")
		problems := l.problems(t)
		require.Len(t, problems, 1)
		assert.Equal(t, "来件 1 的 received 现为“2025-01-01”，按日志应为“2026-01-20”", problems[0].In(message.Chinese))
	})
}

// That the end of the journal was cut off with its rows, nothing in the file can prove; its last
// hash does.
func TestACutTailIsNotSeen(t *testing.T) {
	onBoth(t, func(t *testing.T, s store) {
		l := fresh(t, s)
		l.taken(t, "甲", 1)
		before, err := l.Verify(t.Context())
		require.NoError(t, err)
		l.taken(t, "乙", 2)
		unguarded(t, l, "DELETE FROM judged WHERE intake = 2; DELETE FROM intakes WHERE id = 2;"+
			"DELETE FROM originals WHERE sha256 = '"+digest("乙")+"'; DELETE FROM journal WHERE seq = 4")
		after, err := l.Verify(t.Context())
		require.NoError(t, err)
		assert.Empty(t, after.Problems)
		assert.Equal(t, before.Last, after.Last)
	})
}
