package main

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/internal/terminal"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/specimen"
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

// A return that cannot be made keeps nobody else's back: it is reported, and the run
// ends as one that met a broken file.
func TestReturnsGoOnAfterOneThatFails(t *testing.T) {
	dir := t.TempDir()
	in, back, file := filepath.Join(dir, "in"), filepath.Join(dir, "back"), filepath.Join(dir, "l.db")
	require.NoError(t, os.Mkdir(in, 0o755))
	roster := "机关名称\n"
	edition, err := templates.ForYear(2025)
	require.NoError(t, err)
	for _, name := range []string{"甲局", "乙局", "丙局"} {
		roster += name + "\n"
		r := specimen.EveryValue(edition, "1") // of which no total is right
		r.Identity = report.Identity{Edition: edition.ID, Year: 2025, Agency: name, Scope: report.Own}
		var data bytes.Buffer
		require.NoError(t, form.Fill(&data, edition, r))
		require.NoError(t, os.WriteFile(filepath.Join(in, name+".xlsx"), data.Bytes(), 0o644))
	}
	list := filepath.Join(dir, "r.csv")
	require.NoError(t, os.WriteFile(list, []byte(roster), 0o644))
	screen, _, _ := terminal.Buffer(message.Chinese)
	require.Equal(t, exitFindings,
		execute(t.Context(), screen, []string{
			"collect", in, "--roster", list, "--ledger", file, "--year", "2025"}))
	spoil(t, file, "乙局.xlsx")

	screen, _, told := terminal.Buffer(message.Chinese)
	assert.Equal(t, exitFile,
		execute(t.Context(), screen, []string{"collect", "--ledger", file, "--returns", back}))
	assert.Contains(t, told.String(), "乙局.xlsx")
	assert.FileExists(t, filepath.Join(back, "甲局.xlsx"))
	assert.FileExists(t, filepath.Join(back, "丙局.xlsx"))
	assert.NoFileExists(t, filepath.Join(back, "乙局.xlsx"))
}

// spoil changes a byte of an original as a failing disk does, past the guards of the ledger.
func spoil(t *testing.T, ledger, original string) {
	db, err := sql.Open("sqlite", ledger)
	require.NoError(t, err)
	defer db.Close()
	var guard string
	require.NoError(t, db.QueryRow("SELECT sql FROM sqlite_master WHERE name = 'originals_kept'").
		Scan(&guard))
	for _, statement := range []string{"DROP TRIGGER originals_kept",
		"UPDATE originals SET bytes = x'00' " +
			"WHERE sha256 = (SELECT sha256 FROM intakes WHERE file LIKE '%" + original + "')",
		guard} {
		_, err := db.Exec(statement)
		require.NoError(t, err)
	}
}
