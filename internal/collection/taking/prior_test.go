package taking

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/finding"
	"nianbao/internal/lastyear"
	"nianbao/internal/message"
	"nianbao/internal/outside/cluster"
	"nianbao/internal/report"
)

// forward is a report of last year's that carries some requests forward.
func forward(n string) func(*report.Report) {
	return func(r *report.Report) {
		r.Year = year - 1
		for _, row := range []string{"requests.received", "requests.forward"} {
			for _, column := range []string{".person", ".total"} {
				r.Values[row+column] = report.Parse(n, report.StoredNumber)
			}
		}
	}
}

// before puts last year's report of an agency into a folder of its own and returns where.
func (o *office) before(file, agency string, change ...func(*report.Report)) string {
	path := filepath.Join(o.dir, "before", file)
	require.NoError(o.t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(o.t, os.WriteFile(path, workbook(o.t, o.Edition, reportOf(o.Edition, agency, change...)), 0o644))
	return path
}

func (o *office) keeps(path string) (unfit []error) {
	rest, unfit, err := o.KeepPriors(o.t.Context(), path)
	require.NoError(o.t, err)
	require.Empty(o.t, rest.Unread)
	return unfit
}

// said is the text of the first report's findings about last year's.
func (o *office) said() string {
	all, err := o.Ledger.Takings(o.t.Context())
	require.NoError(o.t, err)
	for _, f := range all[0].Findings {
		if f.Rule == "year.carryover" {
			if f.Outcome == finding.Unjudged {
				return f.Message.In(message.Chinese)
			}
			return "judged"
		}
	}
	return ""
}

// Two that differ are both kept, and neither is taken, until one of them is given by itself.
func TestLastYearsReportsThatDiffer(t *testing.T) {
	o := newOffice(t, "某县档案局")
	o.comes("1.xlsx", "某县档案局")
	o.takes()
	one := o.before("both/1.xlsx", "某县档案局", forward("2"))
	o.before("both/2.xlsx", "某縣檔案局", forward("3"))
	unfit := o.keeps(filepath.Dir(one))
	require.Len(t, unfit, 1)
	assert.Contains(t, message.Say(unfit[0], message.Chinese), "有 2 份，数据不一致")
	assert.Contains(t, message.HintOf(unfit[0]).In(message.Chinese), "只留下正确的一份")
	assert.Len(t, o.reviews(), 1)
	assert.Contains(t, o.said(), "1.xlsx")
	assert.Contains(t, o.said(), "2.xlsx")
	require.Empty(t, o.reviews(), "nothing has changed")

	before := o.entries()
	assert.Len(t, o.keeps(filepath.Dir(one)), 1)
	assert.Equal(t, before, o.entries(), "the same once more")

	assert.Empty(t, o.keeps(one))
	assert.Len(t, o.reviews(), 1)
	assert.Equal(t, "judged", o.said())
	o.entries()
}

// Reports of no use are listed: they must not pass for kept.
func TestLastYearsReportsOfNoUse(t *testing.T) {
	o := newOffice(t, "某县档案局")
	path := o.before("old.xlsx", "某县档案局", func(r *report.Report) { r.Year = year - 2 })
	o.before("whose.xlsx", "", forward("2"))
	unfit := o.keeps(filepath.Dir(path))
	require.Len(t, unfit, 2)
	assert.Contains(t, message.Say(unfit[0], message.Chinese), "old.xlsx 是 2023 年的报告")
	assert.Contains(t, message.Say(unfit[1], message.Chinese), "whose.xlsx 没有写明是哪个机关的报告")
}

// The area's total is compared with last year's total, and an agency is found by the name it had then.
func TestLastYearsReportByScopeAndName(t *testing.T) {
	o := newOffice(t)
	for _, name := range []string{"某县信访室", "某县信访局"} {
		_, err := o.Ledger.Adopt(t.Context(),
			&roster.List{File: "r.csv", Agencies: []roster.Agency{{Name: name, Code: "1X"}}})
		require.NoError(t, err)
	}
	require.NoError(t, o.Prepare(t.Context()))
	own := o.before("both/own.xlsx", "某县信访室", forward("2"))
	o.keeps(own)
	_, answer := o.lastYear(report.Identity{Agency: "某县信访局", Scope: report.Own}, &o.agencies[0])
	assert.True(t, answer.Found)
	_, answer = o.lastYear(report.Identity{Agency: "某县信访局", Scope: report.Area}, &o.agencies[0])
	assert.Contains(t, answer.Why.In(message.Chinese), "只有“本机关”的")
	o.before("both/area.xlsx", "某县信访室", forward("3"), func(r *report.Report) { r.Scope = report.Area })
	assert.Empty(t, o.keeps(filepath.Dir(own)), "they differ, and are two reports")
	_, answer = o.lastYear(report.Identity{Agency: "某县信访局", Scope: report.Area}, &o.agencies[0])
	require.True(t, answer.Found)
	assert.Equal(t, "area.xlsx", filepath.Base(o.priors[answer.At].File))
}

// A ledger of the second version knew of last year's reports by what names they are found. The rest is read from them.
func TestPriorsKeptByEarlierRelease(t *testing.T) {
	cluster.FileOnly(t)
	o := newOffice(t, "某县档案局")
	o.comes("1.xlsx", "某县档案局")
	o.keeps(o.before("1.xlsx", "某县档案局", forward("2")))
	o.takes()
	db, err := sql.Open("sqlite", o.Ledger.File)
	require.NoError(t, err)
	for _, statement := range []string{
		"CREATE TABLE priors (scope TEXT NOT NULL, who TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES originals, file TEXT NOT NULL, PRIMARY KEY (scope, who)) STRICT, WITHOUT ROWID",
		"INSERT INTO priors SELECT scope, agency, sha256, file FROM prior_reports",
		"INSERT INTO priors SELECT scope, '1X', sha256, file FROM prior_reports",
		"DELETE FROM facts WHERE name = 'opened'", "DROP INDEX one_receipt", "ALTER TABLE judged DROP COLUMN receipt",
		"ALTER TABLE judged DROP COLUMN against", "ALTER TABLE judged DROP COLUMN changes",
		"ALTER TABLE judged DROP COLUMN parts",
		"ALTER TABLE agencies DROP COLUMN predecessors", "PRAGMA user_version = 2"} {
		_, err := db.Exec(statement)
		require.NoError(t, err, statement)
	}
	later, err := db.Query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN " +
		"('facts', 'agencies', 'former', 'originals', 'intakes', 'journal', 'judged', 'priors')")
	require.NoError(t, err)
	var tables []string
	for later.Next() {
		var name string
		require.NoError(t, later.Scan(&name))
		tables = append(tables, name)
	}
	require.NoError(t, later.Close())
	for _, name := range tables {
		_, err := db.Exec("DROP TABLE " + name)
		require.NoError(t, err, name)
	}
	require.NoError(t, db.Close())
	again, err := ledger.Open(t.Context(), o.Ledger.File, now)
	require.NoError(t, err)
	defer again.Close()
	r := &Receiver{Ledger: again, Edition: o.Edition, Today: now()}
	require.NoError(t, r.Prepare(t.Context()))
	require.NoError(t, r.Prepare(t.Context()), "once more")
	require.Len(t, r.priors, 1)
	assert.Equal(t, o.priors, r.priors)
	assert.True(t, r.priors[0].Told)
}

// An agency merged from two is compared with the sum of theirs, with a note.
func TestPredecessorsAreAddedUp(t *testing.T) {
	o := newOffice(t, "某县档案局")
	_, err := o.Ledger.Adopt(t.Context(), &roster.List{Agencies: []roster.Agency{
		{Name: "某县档案局", Line: 2, Before: "某县档案馆、某县史志办公室"}}})
	require.NoError(t, err)
	o.keeps(o.before("1/1.xlsx", "某县档案馆", forward("2")))
	o.keeps(o.before("2/2.xlsx", "某县史志办公室", forward("3")))
	require.NoError(t, o.Prepare(t.Context()))
	at, answer := o.lastYear(report.Identity{Agency: "某县档案局", Scope: report.Own}, &o.agencies[0])
	assert.Len(t, at, 2)
	assert.Contains(t, answer.Note.In(message.Chinese), "某县档案馆、某县史志办公室 的合计")
	last, err := o.openAll(t.Context(), at, lastyear.Wanted{Names: []string{"某县档案局"}, Scope: report.Own})
	require.NoError(t, err)
	assert.Equal(t, "5", last.Report.Value("requests.forward.person").NumberText())
	assert.Equal(t, "某县档案局", last.Report.Agency)
}
