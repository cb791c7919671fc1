package companion_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/companion"
	"nianbao/internal/companion/issue"
	"nianbao/internal/companion/specimen"
	"nianbao/internal/report"
	"nianbao/templates"
)

var who = report.Identity{Year: 2025, Agency: "青禾县水利局", Code: "11000000MB0000001X", Scope: report.Area}

func issued(t testing.TB) []byte {
	e, err := templates.ForYear(who.Year)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, issue.Write(&b, e, who))
	return b.Bytes()
}

// below returns a companion with markup below one of its headings.
func below(t testing.TB, heading, markup string) []byte {
	data, err := specimen.Below(issued(t), map[string]string{heading: markup})
	require.NoError(t, err)
	return data
}

func read(t testing.TB, data []byte) *report.Report {
	r, e, err := companion.Read("甲/乙.zip!青禾县水利局.docx", data, companion.Options{})
	require.NoError(t, err)
	require.NotNil(t, r)
	assert.Equal(t, "2021", e.ID)
	return r
}

// said are the paragraphs of a section.
func said(r *report.Report, section string) (texts []string) {
	for _, p := range r.Prose[section] {
		texts = append(texts, p.Text)
	}
	return texts
}

// told are the observations, without the one that every companion alone has.
func told(r *report.Report) (all []string) {
	for _, o := range r.Oddities {
		if o.Rule != report.RuleWorkbook {
			all = append(all, strings.Join(strings.Fields(strings.Join(
				[]string{o.Rule + "." + o.Detail, o.Label, o.Expected, o.Actual}, " ")), " "))
		}
	}
	return all
}

const (
	overview = "一、总体情况"
	problems = "五、存在的主要问题及改进情况"
)

func TestRead(t *testing.T) {
	t.Run("as issued", func(t *testing.T) {
		r := read(t, issued(t))
		want := who
		want.Edition, want.Release = "2021", "1"
		assert.Equal(t, want, r.Identity)
		assert.Empty(t, r.Prose)
		assert.Empty(t, told(r))
		assert.True(t, r.WordsAlone())
		assert.True(t, r.Unreadable["requests"], "nothing is known of the tables")
	})
	t.Run("written below every heading", func(t *testing.T) {
		texts := map[string][]string{"引言": {"根据条例编制。"}, overview: {"全年公开12条。", "（一）主动公开。"},
			"三、收到和处理政府信息公开申请情况": {"另有咨询3件。"}, problems: {"更新慢。"}, "六、其他需要报告的事项": {"没有收取信息处理费。"}}
		data, err := specimen.Written(issued(t), texts)
		require.NoError(t, err)
		r := read(t, data)
		assert.Equal(t, texts["引言"], said(r, "lead"))
		assert.Equal(t, texts[overview], said(r, "overview"))
		assert.Equal(t, texts[problems], said(r, "problems"))
		assert.Equal(t, []report.Paragraph{{Text: "另有咨询3件。", Table: "requests",
			Place: report.Place{File: "青禾县水利局.docx", Paragraph: 1}}}, r.Prose["notes"])
		assert.Empty(t, told(r))
	})
	t.Run("no companion", func(t *testing.T) {
		data, err := specimen.Changed(issued(t), func(name, part string) string {
			if name == "word/document.xml" {
				return strings.ReplaceAll(part, "年度：", "")
			}
			if name == companion.PropertiesPart || name == companion.ItemPart {
				return ""
			}
			return part
		}, nil)
		require.NoError(t, err)
		r, _, err := companion.Read("a.docx", data, companion.Options{})
		assert.NoError(t, err)
		assert.Nil(t, r)
	})
	t.Run("no Word file", func(t *testing.T) {
		for _, data := range []string{"", "年度：2025", "PK\x03\x04"} {
			r, _, _ := companion.Read("a.docx", []byte(data), companion.Options{})
			assert.Nil(t, r)
		}
	})
}

// A program may drop one or another mark; the file still says whose it is.
func TestIdentitySurvives(t *testing.T) {
	without := func(t *testing.T, gone ...string) *report.Report {
		data, err := specimen.Changed(issued(t), func(name, part string) string {
			for _, g := range gone {
				if name == g {
					return ""
				}
				if g == "line" && name == "word/document.xml" {
					part = strings.Replace(part, "年度：", "年", 1)
				}
			}
			return part
		}, nil)
		require.NoError(t, err)
		return read(t, data)
	}
	for name, gone := range map[string][]string{
		"properties and part": {companion.PropertiesPart, companion.ItemPart},
		"properties and line": {companion.PropertiesPart, "line"},
		"part and line":       {companion.ItemPart, "line"},
	} {
		t.Run(name, func(t *testing.T) {
			r := without(t, gone...)
			assert.Equal(t, who.Agency, r.Agency)
			assert.Equal(t, who.Year, r.Year)
			assert.Equal(t, who.Scope, r.Scope)
		})
	}
	t.Run("the line pasted of another agency", func(t *testing.T) {
		data, err := specimen.Changed(issued(t), func(name, part string) string {
			if name == "word/document.xml" {
				return strings.Replace(part, "机关：青禾县水利局", "机关：青禾县档案局", 1)
			}
			return part
		}, nil)
		require.NoError(t, err)
		r := read(t, data)
		assert.Equal(t, who.Agency, r.Agency)
		assert.Contains(t, told(r), "file.agency.contradiction 青禾县水利局 青禾县档案局")
	})
}
