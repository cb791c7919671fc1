package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/specimen"
)

// killWorld is a folder with all that the commands of TestKill work on.
type killWorld struct {
	killPlace
	finding string // the id of one that is explained
}

// manyAgencies are enough for templates to be killed while they are written.
const manyAgencies = 250

func newKillWorld(t *testing.T) *killWorld {
	dir := t.TempDir()
	self, err := os.Executable()
	require.NoError(t, err)
	program := filepath.Join(dir, "nianbao")
	require.NoError(t, os.Symlink(self, program))
	w := &killWorld{killPlace: killPlace{filepath.Join(dir, "world"), program}}
	const office = "甲县人民政府办公室"
	roster := "机关名称,级别,上级机关\n" + office + ",县级,\n"
	for _, name := range []string{"甲县审计局", "甲县商务局", "甲县水利局", "甲县档案局"} {
		roster += name + ",县级部门," + office + "\n"
	}
	w.put(t, "roster.csv", roster)
	w.put(t, "renamed.csv", strings.ReplaceAll(roster, "甲县水利局", "甲县水务局"))
	many := "机关名称,级别,上级机关\n"
	for i := range manyAgencies {
		many += fmt.Sprintf("甲县第%d单位,县级部门,%s\n", i+1, office)
	}
	w.put(t, "many.csv", many)
	w.put(t, "policy.yaml", "office: 甲县\nrules:\n"+
		"  - {rule: table.inforce, class: note, reason: 正在清理, until: 2027-03-31}\n")
	w.put(t, "whose.csv", "文件,机关\n某局.xlsx,甲县档案局\n另局.xlsx,甲县档案局\n")
	w.report(t, "in/办公室.xlsx", office, "0")
	w.report(t, "in/水利局.xlsx", "甲县水利局", "0", "disclosure.penalties.decided", "3")
	w.report(t, "in/初稿.xlsx", "甲县商务局", "0", "disclosure.penalties.decided", "5")
	w.report(t, "in/定稿.xlsx", "甲县商务局", "0", "disclosure.penalties.decided", "7")
	w.report(t, "in/某局.xlsx", "某局", "0")
	w.report(t, "in/另局.xlsx", "另局", "0")
	w.report(t, "first.xlsx", "甲县审计局", "0", "disclosure.penalties.decided", "22（其中修订16件）")
	w.run(t, "check", "first.xlsx", "--returns", "back")
	w.finding, err = explain(
		filepath.Join(w.dir, "back", "甲县审计局.xlsx"), filepath.Join(w.dir, "in", "审计局.xlsx"),
		"value.note", "其中十六件为修订，已逐件核对台账")
	require.NoError(t, err)
	require.NoError(t, os.RemoveAll(filepath.Join(w.dir, "back")))
	w.run(t, "collect", "in", "--roster", "roster.csv", "--ledger", "l.db",
		"--year", "2025", "--received", "2026-01-20")
	return w
}

// ready is the world as a command needs it.
func (w *killWorld) ready(t *testing.T, c deadly) killPlace {
	here := w.copied(t)
	for _, line := range c.before {
		here.run(t, strings.Fields(line)...)
	}
	return here
}

func (w *killWorld) put(t *testing.T, name, text string) {
	path := filepath.Join(w.dir, name)
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
}

// report puts in an agency's workbook: every figure the same but those given, slot by slot.
func (w *killWorld) report(t *testing.T, name, agency, every string, figures ...string) {
	edition, err := templates.ForYear(2025)
	require.NoError(t, err)
	r := specimen.EveryValue(edition, every)
	r.Identity = report.Identity{Edition: edition.ID, Year: 2025, Agency: agency, Scope: report.Own}
	for i := 0; i < len(figures); i += 2 {
		r.Values[figures[i]] = report.Parse(figures[i+1], report.StoredText)
	}
	for _, s := range edition.Sections {
		if s.Number != "" {
			r.Prose[s.ID] = []report.Paragraph{{Text: agency + "按照规定办理，本年度没有收取信息处理费。"}}
		}
	}
	var file bytes.Buffer
	require.NoError(t, form.Fill(&file, edition, r))
	w.put(t, name, file.String())
}
