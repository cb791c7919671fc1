package ledger

import (
	"io/fs"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/roster"
	"nianbao/internal/message"
	"nianbao/internal/outside/cluster"
)

// A role that owns nothing has an administrator make the tables once, keeps a ledger in them, and can
// touch nothing that guards it.
func TestARoleOfLeastRights(t *testing.T) {
	super := cluster.URL(t)
	least := cluster.Role(t, super)
	_, err := Create(t.Context(), least, 2025, clock)
	require.ErrorContains(t, err, "要由管理员来建")
	statements, err := AdministratorSQL(t.Context(), least)
	require.NoError(t, err)
	cluster.Psql(t, super, statements)
	_, err = Open(t.Context(), least, clock)
	assert.ErrorIs(t, err, fs.ErrNotExist, "there are tables, and no ledger yet")

	l, err := Create(t.Context(), least, 2025, clock)
	require.NoError(t, err)
	defer l.Close()
	_, err = l.Adopt(t.Context(), &roster.List{Agencies: []roster.Agency{{Name: "甲局"}}})
	require.NoError(t, err)
	l.taken(t, "甲", 1)
	require.NoError(t, l.LeaveWork(t.Context()))
	ended, err := l.Work(t.Context(), "w", 1000, nothing)
	require.NoError(t, err)
	assert.NotNil(t, ended)
	assert.Empty(t, l.problems(t))
	for _, harm := range []string{"UPDATE journal SET at = ''", "DELETE FROM originals", "TRUNCATE journal",
		"DROP TRIGGER journal_kept ON journal", "ALTER TABLE originals DISABLE TRIGGER ALL", "DROP TABLE facts",
		"SET session_replication_role = replica", "UPDATE ledger_version SET version = 1",
		"CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"} {
		_, err := l.db.pool.Exec(harm)
		assert.Error(t, err, harm)
	}
	again, err := AdministratorSQL(t.Context(), least)
	require.NoError(t, err)
	assert.NotContains(t, again, "CREATE TABLE", "nothing is missing")
}

// A database that a later release has brought forward is left alone.
func TestANewerDatabase(t *testing.T) {
	l := fresh(t, inDatabase)
	unguarded(t, l, "UPDATE ledger_version SET version = 99")
	for _, open := range []func() (*Ledger, error){
		func() (*Ledger, error) { return Open(t.Context(), l.File, clock) },
		func() (*Ledger, error) { return Read(t.Context(), l.File) },
		func() (*Ledger, error) { return Create(t.Context(), l.File, 2025, clock) },
	} {
		_, err := open()
		assert.ErrorContains(t, err, "99")
	}
}

func TestADatabaseIsBoundToItsYear(t *testing.T) {
	l := fresh(t, inDatabase)
	_, err := Create(t.Context(), l.File, 2024, clock)
	assert.ErrorContains(t, err, "是 2025 年度的，不是 2024 年度的")
	other := cluster.URL(t) // another schema of the same database
	_, err = Read(t.Context(), other)
	assert.ErrorIs(t, err, fs.ErrNotExist)
	assert.ErrorContains(t, err, "还没有台账")
	beside, err := Create(t.Context(), other, 2024, clock)
	require.NoError(t, err)
	defer beside.Close()
	assert.Empty(t, beside.problems(t))
	assert.Empty(t, l.problems(t))
}

func TestWhatCannotBeOpened(t *testing.T) {
	place := cluster.URL(t)
	for name, c := range map[string]struct{ url, said string }{
		"two schemas":     {strings.Replace(place, "search_path=", "search_path=a,", 1), "不止一个模式"},
		"no database":     {strings.Replace(place, "/postgres?", "/nowhere?", 1), "没有这个数据库"},
		"a stranger":      {strings.Replace(place, "//postgres@", "//stranger:secret@", 1), "不让登录"},
		"nobody there":    {"postgres://postgres:secret@127.0.0.1:1/x", "连不上数据库"},
		"no address":      {"postgres://postgres:secret@127.0.0.1:port/x", "看不懂数据库地址"},
		"not to be read":  {"postgres://postgres:sec%zzret@host/x", "看不懂数据库地址"},
		"only looked for": {place, "还没有台账"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(t.Context(), c.url)
			require.ErrorContains(t, err, c.said)
			said := message.Say(err, message.English) + message.Say(err, message.Chinese)
			assert.NotContains(t, said, "secret")
			assert.NotContains(t, said, "sec%")
		})
	}
}

func TestPasswordsAreConcealed(t *testing.T) {
	for given, want := range map[string]string{
		"2025.db":                       "2025.db",
		"postgres://u:pw@h/d":           "postgres://u@h/d",
		"postgresql://u@h/d?sslmode=x":  "postgresql://u@h/d?sslmode=x",
		"postgres://h/d?password=pw&a=": "postgres://h/d?a=",
		"postgres://h/d?sslpassword=pw": "postgres://h/d",
		"postgres://u:p/w@h/d":          unreadable,
	} {
		t.Run(given, func(t *testing.T) {
			shown := Conceal(given)
			assert.Equal(t, want, shown)
			if want != unreadable {
				assert.Equal(t, given, revealed(shown), "it is opened as it was given")
			}
		})
	}
}

// Several programs that make one ledger and work on it at once leave one chain, and each number once.
func TestManyHandsInADatabase(t *testing.T) {
	place := cluster.URL(t)
	list := &roster.List{Agencies: []roster.Agency{{Name: "甲局"}, {Name: "乙局"}, {Name: "丙局"}, {Name: "丁局"}}}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			l, err := Create(t.Context(), place, 2025, clock)
			if !assert.NoError(t, err) {
				return
			}
			defer l.Close()
			_, err = l.Adopt(t.Context(), list)
			assert.NoError(t, err)
			for n := range 10 {
				assert.NoError(t, l.Extend(t.Context(), int64((i+n)%4)+1, "2026-03-01", ""))
			}
		})
	}
	all.Wait()
	l, err := Read(t.Context(), place)
	require.NoError(t, err)
	defer l.Close()
	proof, err := l.Verify(t.Context())
	require.NoError(t, err)
	assert.Empty(t, proof.Problems)
	assert.Equal(t, 82, proof.Entries, "opened, the roster, and what each hand did")
}

// Names of files as they come may be no text; what is kept is the same in every store and in the journal.
func TestNamesThatAreNoText(t *testing.T) {
	onBoth(t, func(t *testing.T, s store) {
		l := fresh(t, s)
		l.taken(t, "\xb1\xed a\x00b", 1)
		all, err := l.Takings(t.Context())
		require.NoError(t, err)
		require.Len(t, all, 1)
		assert.Equal(t, "\ufffd\ufffd ab.xlsx", all[0].File)
		known, err := l.Named(t.Context(), "\xb1\xed a\x00b.xlsx", "")
		require.NoError(t, err)
		assert.NotNil(t, known)
		assert.Empty(t, l.problems(t))
	})
}
