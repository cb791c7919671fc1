package taking

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/message"
	"nianbao/internal/outside/cluster"
)

// A report that is not what was taken does not go into the next year's ledger, and not without a word.
func TestNextNamesWhatDoesNotGoOver(t *testing.T) {
	o := newOffice(t, "某县档案局", "某县审计局")
	o.comes("1.xlsx", "某县档案局")
	o.comes("2.xlsx", "某县审计局")
	o.takes()
	next := func(file string) (agencies, reports int, err error) {
		return Next(t.Context(), o.Ledger, cluster.Ledger(t, filepath.Join(o.dir, file)), year+1, now)
	}
	agencies, reports, err := next("whole.db")
	require.NoError(t, err)
	assert.Equal(t, []int{2, 2}, []int{agencies, reports})

	cluster.FileOnly(t)
	db, err := sql.Open("sqlite", o.Ledger.File)
	require.NoError(t, err)
	defer db.Close()
	_, err = db.ExecContext(t.Context(),
		"DROP TRIGGER originals_kept; UPDATE originals SET bytes = x'00' WHERE rowid = 2")
	require.NoError(t, err)
	_, reports, err = next("damaged.db")
	require.Error(t, err)
	assert.Equal(t, 1, reports)
	assert.Contains(t, message.Say(err, message.Chinese), "2.xlsx 在台账")
	assert.Contains(t, message.Say(err, message.Chinese), "内容与收到时不同")
}
