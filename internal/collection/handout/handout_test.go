package handout

import (
	"archive/zip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/roster"
	"nianbao/internal/inbox"
	"nianbao/internal/output"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/book"
	"nianbao/xlsx/form"
)

func items(t testing.TB, agencies ...roster.Agency) []Item {
	t.Helper()
	e, err := templates.ForYear(2025)
	require.NoError(t, err)
	factory, err := form.NewFactory(e, 2025, form.Options{})
	require.NoError(t, err)
	var all []Item
	for _, a := range agencies {
		all = append(all, Item{Agency: a, Write: func(w io.Writer) error { return factory.Write(w, form.Agency{Name: a.Name}, nil) }})
	}
	return all
}

func options(out string) Options {
	return Options{Out: out, Year: 2025, Scope: report.Own,
		Put: func(path string, replace bool, write func(io.Writer) error) error {
			return (&output.Run{Force: replace}).File(path, write)
		},
		Folder: (&output.Run{}).Folder}
}

var (
	office    = roster.Agency{Name: "青禾县人民政府办公室", Level: "县级"}
	education = roster.Agency{Name: "青禾县教育局", Superior: "青禾县人民政府办公室", Contact: "张三", Phone: "0900-1、0900-2"}
	police    = roster.Agency{Name: "青禾县公安局", Superior: "青禾县人民政府办公室"}
)

func files(t *testing.T, dir string) (names []string) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	}))
	return names
}

func TestFolderGrows(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "模板")
	made, err := Write(t.Context(), items(t, office, education), options(dir))
	require.NoError(t, err)
	assert.Equal(t, 2, made.New)
	assert.Equal(t, []string{"发放登记.xlsx", "填报通知.txt", "青禾县人民政府办公室.xlsx", "青禾县教育局.xlsx"}, files(t, dir))
	before, err := os.ReadFile(filepath.Join(dir, "发放登记.xlsx"))
	require.NoError(t, err)

	made, err = Write(t.Context(), items(t, office, police, education), options(dir))
	require.NoError(t, err)
	assert.Equal(t, 1, made.New)
	assert.Equal(t, 2, made.Kept)
	assert.Empty(t, made.Differ)
	after, err := os.ReadFile(filepath.Join(dir, "发放登记.xlsx"))
	require.NoError(t, err)
	assert.Equal(t, before, after)
	assert.Contains(t, files(t, dir), "发放登记(2).xlsx")
}

// A run that broke off after its sheet, or after its note, is completed without a second one.
func TestBrokenOff(t *testing.T) {
	grown := []roster.Agency{office, police, education, {Name: "青禾县柳河镇人民政府", Level: "乡镇"}}
	for name, lost := range map[string][]string{
		"templates": {"青禾县教育局.xlsx", "青禾县柳河镇人民政府.xlsx"},
		"the note":  {"青禾县教育局.xlsx", "青禾县公安局.xlsx", "青禾县柳河镇人民政府.xlsx", "填报通知(2).txt"},
		"all":       {"青禾县教育局.xlsx", "青禾县公安局.xlsx", "青禾县柳河镇人民政府.xlsx", "填报通知(2).txt", "发放登记(2).xlsx"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "模板")
			_, err := Write(t.Context(), items(t, office), options(dir))
			require.NoError(t, err)
			_, err = Write(t.Context(), items(t, grown...), options(dir))
			require.NoError(t, err)
			want := contents(t, dir)
			for _, file := range lost {
				require.NoError(t, os.Remove(filepath.Join(dir, file)))
			}
			_, err = Write(t.Context(), items(t, grown...), options(dir))
			require.NoError(t, err)
			assert.Equal(t, want, contents(t, dir))
		})
	}
}

func contents(t *testing.T, dir string) map[string]string {
	all := map[string]string{}
	for _, name := range files(t, dir) {
		data, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		all[name] = string(data)
	}
	return all
}

// A template that an agency, or another run, made different stays; something else under its name stops the run.
func TestWhatIsThereStays(t *testing.T) {
	t.Run("another agency's", func(t *testing.T) {
		dir := t.TempDir()
		_, err := Write(t.Context(), items(t, office), options(dir))
		require.NoError(t, err)
		require.NoError(t, os.Rename(filepath.Join(dir, office.Name+".xlsx"), filepath.Join(dir, police.Name+".xlsx")))
		_, err = Write(t.Context(), items(t, education, police), options(dir))
		assert.ErrorIs(t, err, fs.ErrExist)
		assert.NoFileExists(t, filepath.Join(dir, education.Name+".xlsx"))
	})
	t.Run("no workbook", func(t *testing.T) {
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, police.Name+".xlsx"), []byte("theirs"), 0o600))
		_, err := Write(t.Context(), items(t, education, police), options(dir))
		assert.ErrorIs(t, err, fs.ErrExist)
		assert.NoFileExists(t, filepath.Join(dir, education.Name+".xlsx"))
	})
	t.Run("of another year", func(t *testing.T) {
		dir := t.TempDir()
		_, err := Write(t.Context(), items(t, office), options(dir))
		require.NoError(t, err)
		o := options(dir)
		o.Year = 2024
		e, err := templates.ForYear(2024)
		require.NoError(t, err)
		factory, err := form.NewFactory(e, 2024, form.Options{})
		require.NoError(t, err)
		_, err = Write(t.Context(), []Item{{Agency: office, Write: func(w io.Writer) error {
			return factory.Write(w, form.Agency{Name: office.Name}, nil)
		}}}, o)
		assert.ErrorIs(t, err, fs.ErrExist)
	})
}

func TestZip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "模板.zip")
	read := func() map[string]string {
		z, err := zip.OpenReader(path)
		require.NoError(t, err)
		defer z.Close()
		all := map[string]string{}
		for _, f := range z.File {
			r, err := f.Open()
			require.NoError(t, err)
			data, err := io.ReadAll(r)
			require.NoError(t, err)
			all[f.Name] = string(data)
		}
		return all
	}
	_, err := Write(t.Context(), items(t, office, education), options(path))
	require.NoError(t, err)
	before := read()
	assert.Len(t, before, 4)
	made, err := Write(t.Context(), items(t, office, education, police), options(path))
	require.NoError(t, err)
	assert.Equal(t, []int{1, 2}, []int{made.New, made.Kept})
	after := read()
	for name, data := range before {
		assert.Equal(t, data, after[name], name)
	}
	assert.Contains(t, after, police.Name+".xlsx")
	first, err := os.ReadFile(path)
	require.NoError(t, err)
	_, err = Write(t.Context(), items(t, office, education, police), options(path))
	require.NoError(t, err)
	again, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, first, again, "a run with nothing new writes nothing")
}

func TestBySuperior(t *testing.T) {
	dir := t.TempDir()
	o := options(filepath.Join(dir, "模板"))
	o.BySuperior = true
	_, err := Write(t.Context(), items(t, office, education, roster.Agency{Name: "独立局"}), o)
	require.NoError(t, err)
	got := files(t, dir)
	for _, name := range []string{"模板/青禾县人民政府办公室/青禾县人民政府办公室.xlsx", "模板/青禾县人民政府办公室/青禾县教育局.xlsx",
		"模板/未注明上级机关/独立局.xlsx"} {
		assert.Contains(t, got, name)
	}
	o.Out = filepath.Join(dir, "包.zip")
	made, err := Write(t.Context(), items(t, office, education), o)
	require.NoError(t, err)
	assert.Equal(t, []string{filepath.Join(dir, "包-青禾县人民政府办公室.zip")}, made.Places)
}

// The sheet and the note list who gets what until when, without a word about a command line.
func TestBeside(t *testing.T) {
	dir := t.TempDir()
	o := options(dir)
	o.Link = func(a roster.Agency) string { return "http://desk.test/" + a.Name }
	_, err := Write(t.Context(), items(t, office, education, police), o)
	require.NoError(t, err)
	for _, name := range []string{"发放登记.xlsx", "发放登记(2).xlsx", "填报通知.txt", "填报通知(12).txt"} {
		assert.True(t, inbox.Beside(name), "%s is no report", name)
	}
	data, err := os.ReadFile(filepath.Join(dir, "发放登记.xlsx"))
	require.NoError(t, err)
	b, err := book.Open(data)
	require.NoError(t, err)
	var text strings.Builder
	for _, c := range b.Sheets[0].Cells {
		text.WriteString(c.Text + "|")
	}
	for _, want := range []string{"发放登记", "机关名称", "文件", "联系人", "电话", "签收", "填报网址", "青禾县教育局.xlsx", "张三",
		"0900-1\n0900-2",
		"2026年1月31日", "http://desk.test/青禾县公安局"} {
		assert.Contains(t, text.String(), want)
	}
	note, err := os.ReadFile(filepath.Join(dir, "填报通知.txt"))
	require.NoError(t, err)
	assert.Contains(t, string(note), "2026年1月31日前")
	assert.Contains(t, string(note), "2026年2月20日前：青禾县人民政府办公室")
	assert.NotContains(t, string(note), "--")
}
