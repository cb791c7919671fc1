package site

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/report"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestName(t *testing.T) {
	who := report.Identity{Agency: "云岭县档案局", Code: "11530000000000000X", Year: 2025, Scope: report.Own}
	assert.Equal(t, "2025-11530000000000000x", Name(who))
	who.Scope = report.Area
	assert.Equal(t, "2025-11530000000000000x-area", Name(who))
	for name, code := range map[string]string{"none": "", "path": "../../etc/passwd", "Han": "某代码某代码", "blank": "1153 0000 0000"} {
		t.Run(name, func(t *testing.T) {
			who.Code = code
			assert.Regexp(t, `^2025-n[0-9a-f]{8}-area$`, Name(who))
			spelt := who
			spelt.Agency = " 雲嶺縣檔案局"
			assert.Equal(t, Name(who), Name(spelt), "whatever the spelling")
		})
	}
	assert.Equal(t, "codebook-2021.csv", Codebook("2021"))
	assert.Equal(t, "codebook----.csv", Codebook("云/岭"))
}

// sampleIndex is an index of two reports, given in no order.
func sampleIndex() *Index {
	file := func(path, form, sum string) File { return File{Path: path, Form: form, Size: 1234567, SHA256: sum} }
	return &Index{
		Reports: []Entry{
			{Name: "2025-n2", Title: "乙县水利局<2025>年报告", Agency: "乙县水利局", Year: 2025, Scope: "own", Edition: "2021",
				Draft: true, Files: []File{file("2025-n2/2025-n2.json", "json", "22")}},
			{Name: "2025-n1", Title: "甲县档案局2025年报告", Agency: "甲县档案局", Year: 2025, Scope: "own", Edition: "2021",
				Files: []File{file("2025-n1/2025-n1.pdf", "pdf", "10"), file("2025-n1/2025-n1.json", "json", "11")}},
		},
		Shared: []File{file("codebook-2021.csv", "codebook", "33")},
	}
}

func TestGolden(t *testing.T) {
	var asJSON, page bytes.Buffer
	require.NoError(t, sampleIndex().JSON(&asJSON))
	require.NoError(t, sampleIndex().HTML(&page))
	for name, got := range map[string][]byte{"index.json": asJSON.Bytes(), "index.html": page.Bytes()} {
		file := filepath.Join("testdata", name)
		if *update {
			require.NoError(t, os.WriteFile(file, got, 0o644))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, string(want), string(got), name)
	}
	again, err := Parse(asJSON.Bytes())
	require.NoError(t, err)
	assert.Len(t, again.All(), 4)
}

// An index from outside leads to no file beside the package, and one of another kind is none.
func TestParseRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"another kind": `{"format":"x"}`, "no JSON": `<html>`,
		"above":    `{"format":"nianbao-site-1","shared":[{"path":"../x"}]}`,
		"absolute": `{"format":"nianbao-site-1","shared":[{"path":"/etc/passwd"}]}`,
		"a drive":  `{"format":"nianbao-site-1","shared":[{"path":"c:x"}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse([]byte(text))
			assert.Error(t, err)
		})
	}
}

// A report has changed where its data have, not where a form alone is made otherwise.
func TestCompare(t *testing.T) {
	was, now := sampleIndex(), sampleIndex()
	assert.Equal(t, Changes{Same: []string{"2025-n2", "2025-n1"}}, Compare(was, now))
	now.Reports[1].Files[0].SHA256 = "another"
	assert.Empty(t, Compare(was, now).Changed)
	now.Reports[1].Files[1].SHA256 = "another"
	now.Reports[0].Name = "2025-n3"
	assert.Equal(t, Changes{New: []string{"2025-n3"}, Changed: []string{"2025-n1"}, Gone: []string{"2025-n2"}},
		Compare(was, now))
}

func TestFigures(t *testing.T) {
	was := `{"title":"a","sections":[{"id":"lead","heading":"","paragraphs":[{"text":"一"}]},
		{"id":"other","heading":"六、其他","paragraphs":[{"text":"二"}]}],"values":{"b":{"raw":"1"},"a":{"raw":""}}}`
	now := `{"title":"a","sections":[{"id":"lead","heading":"","paragraphs":[{"text":"一"}]},
		{"id":"other","heading":"六、其他","paragraphs":[{"text":"二"},{"text":"三"}]}],"values":{"b":{"raw":"2"},"a":{"raw":"0"}}}`
	d, err := Figures([]byte(was), []byte(now))
	require.NoError(t, err)
	assert.Equal(t, Difference{Figures: []Figure{{"a", "", "0"}, {"b", "1", "2"}}, Sections: []string{"六、其他"}}, d)
	d, err = Figures([]byte(was), []byte(was))
	require.NoError(t, err)
	assert.Equal(t, Difference{}, d)
	_, err = Figures(nil, []byte(now))
	assert.Error(t, err)
}
