package taking

import (
	"bufio"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/outside/cluster"
)

// A database that goes away under a collector and comes back: every file is taken in once, and what the
// collector answered for is in the ledger.
func TestTheDatabaseGoesAway(t *testing.T) {
	if !cluster.InDatabase() {
		return // a file does not
	}
	for name, away := range map[string]func(*testing.T, *cluster.Proxy){
		"restarted": func(t *testing.T, _ *cluster.Proxy) { cluster.Restart(t) },
		"cut off":   func(_ *testing.T, way *cluster.Proxy) { way.Cut(); way.Mend() },
		"an answer lost": func(_ *testing.T, way *cluster.Proxy) {
			way.CutAt("commit", true)
		},
	} {
		t.Run(name, func(t *testing.T) {
			const files = 40
			o := crowded(t, files)
			place := o.Ledger.File
			way := cluster.Through(t, place)
			cmd := o.collector()
			cmd.Env = append(cmd.Env, ledgerEnv+"="+way.URL)
			pipe, err := cmd.StdoutPipe()
			require.NoError(t, err)
			require.NoError(t, cmd.Start())
			lines, answered := bufio.NewScanner(pipe), 0
			for lines.Scan() {
				if answered++; answered == 7 {
					away(t, way)
				}
			}
			require.NoError(t, cmd.Wait())
			assert.Equal(t, files, answered)
			all, err := o.Ledger.Takings(t.Context())
			require.NoError(t, err)
			receipts := map[string]bool{}
			for _, in := range all {
				assert.Equal(t, ledger.Current, in.State)
				receipts[in.Receipt] = true
			}
			assert.Len(t, receipts, files)
			assert.Len(t, all, files)
			assert.Equal(t, files+2, o.entries())
		})
	}
}
