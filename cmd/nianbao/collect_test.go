package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
)

// Kept rulings that this release cannot read are reported as such, with the remedy; proving the
// ledger needs none.
func TestUnreadableKeptPolicy(t *testing.T) {
	file := filepath.Join(t.TempDir(), "l.db")
	l, err := ledger.Create(t.Context(), file, 2025, time.Now)
	require.NoError(t, err)
	require.NoError(t, l.SetPolicy(t.Context(), "office.yaml", "rules: off\n"))
	require.NoError(t, l.Close())

	screen, _, told := terminal.Buffer(message.Chinese)
	assert.Equal(t, exitFile, execute(t.Context(), screen, []string{"collect", t.TempDir(), "--ledger", file}))
	assert.Contains(t, told.String(), "台账里记着的审核规则调整文件 office.yaml 有问题")
	assert.Contains(t, told.String(), "rules: []")

	screen, out, _ := terminal.Buffer(message.Chinese)
	assert.Equal(t, exitOK, execute(t.Context(), screen, []string{"collect", "--verify", "--ledger", file}))
	assert.Contains(t, out.String(), "完好")
}

// A ledger is not made for a run that cannot be.
func TestRefusedPolicyLeavesNoLedger(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	roster, policy := write("r.csv", "机关名称\n甲局\n"), write("p.yaml", "rules:\n  - {rule: year.jump, class: off}\n")
	screen, _, _ := terminal.Buffer(message.Chinese)
	made := filepath.Join(dir, "l.db")
	assert.Equal(t, exitFile, execute(t.Context(), screen,
		[]string{"collect", t.TempDir(), "--ledger", made, "--year", "2025",
			"--roster", roster, "--policy", policy}))
	assert.NoFileExists(t, made)
}
