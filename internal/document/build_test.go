package document

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document/sample"
	"nianbao/internal/report"
	"nianbao/templates"
)

func edition(t testing.TB, id string) *templates.Edition {
	e, err := templates.Find(id)
	require.NoError(t, err)
	return e
}

func TestPartsInTheOrderOfTheForm(t *testing.T) {
	e := edition(t, "2021")
	d := New(e, sample.Plain(e), Options{})
	var got []string
	for _, b := range d.Blocks {
		switch {
		case b.Kind == Heading && b.Level == 1:
			got = append(got, b.Text())
		case b.Kind == Table:
			got = append(got, "["+b.Table.Caption+"]")
		}
	}
	assert.Equal(t, []string{"一、总体情况", "二、主动公开政府信息情况", "[二、主动公开政府信息情况]",
		"三、收到和处理政府信息公开申请情况", "[三、收到和处理政府信息公开申请情况]",
		"四、政府信息公开行政复议、行政诉讼情况", "[四、政府信息公开行政复议、行政诉讼情况]",
		"五、存在的主要问题及改进情况", "六、其他需要报告的事项"}, got)
	assert.Equal(t, "云岭市科学技术局2024年政府信息公开工作年度报告", d.Title)
	assert.Empty(t, d.SignOff)
	assert.Equal(t, Paragraph, d.Blocks[0].Kind, "the lead stands before the first heading")
}

func TestTitle(t *testing.T) {
	e := edition(t, "2021")
	r := report.New("")
	r.Year, r.Title = 2022, " 2022年度\n政府信息公开报告"
	assert.Equal(t, "2022年度 政府信息公开报告", New(e, r, Options{}).Title, "the agency is not known")
	r.Agency = "云岭市"
	assert.Equal(t, "云岭市2022年政府信息公开工作年度报告", New(e, r, Options{}).Title)
	assert.Equal(t, "2023年政府信息公开工作年度报告", Blank(e, 2023).Title)
}

func TestSignOff(t *testing.T) {
	e := edition(t, "2019")
	r := sample.Plain(e)
	r.Cover["head"] = ""
	assert.Equal(t, []Field{{Label: "单位负责人"}, {Label: "审核人", Value: "李敏"}, {Label: "填报人", Value: "𠮷田华"},
		{Label: "联系电话", Value: "0870-1234567"}, {Label: "填报日期", Value: "2021年1月20日"},
		{Label: "公章", Seal: true}}, New(e, r, Options{SignOff: true}).SignOff)
}

func TestBlankFormHasCellsWithoutFigures(t *testing.T) {
	for _, e := range templates.Builtin() {
		cells := 0
		for _, b := range Blank(e, e.From).Blocks {
			if b.Kind != Table {
				assert.Equal(t, Heading, b.Kind)
				continue
			}
			for _, c := range b.Table.Cells {
				cells++
				assert.Equal(t, c.Role == Figure, c.Text == "", "%+v", c)
			}
		}
		assert.Greater(t, cells, 200)
	}
}

func TestProseBesideATableIsPrintedAboveIt(t *testing.T) {
	e := edition(t, "2019")
	r := report.New("")
	r.Prose["notes"] = []report.Paragraph{{Text: "甲", Table: "requests"}, {Text: "乙"},
		{Text: "丙", Table: "no such"}, {Text: "丁", Table: "requests"}}
	var got []string
	for _, b := range New(e, r, Options{}).Blocks {
		if b.Kind == Table {
			got = append(got, "table")
		} else {
			got = append(got, string([]rune(b.Text())[:1]))
		}
	}
	assert.Equal(t, strings.Fields("一 二 table 三 甲 丁 table 四 table 乙 丙 五 六"), got)
}

func TestRoles(t *testing.T) {
	e := edition(t, "2021")
	d := Blank(e, 2024)
	roles := map[string]Role{}
	for _, b := range d.Blocks {
		if b.Kind == Table {
			for _, c := range b.Table.Cells {
				roles[c.Text] = c.Role
			}
		}
	}
	assert.Equal(t, BlockKey, roles["第二十条第（一）项"])
	assert.Equal(t, ColumnKey, roles["信息内容"])
	assert.Equal(t, RowKey, roles["规章"])
	assert.Equal(t, RowKey, roles["三、本年度办理结果"])
	assert.Equal(t, ColumnKey, roles["申请人情况"])
	assert.Equal(t, ColumnKey, roles["结果维持"])
}

// A figure's labels are those on the edition's path to its slot.
func TestKeysAreTheEditionsPaths(t *testing.T) {
	texts := func(cells []*Cell) []string {
		var out []string
		for _, c := range cells {
			if c.Role != BlockKey {
				out = append(out, c.Text)
			}
		}
		return out
	}
	for _, e := range templates.Builtin() {
		for _, b := range Blank(e, e.From).Blocks {
			if b.Kind != Table {
				continue
			}
			places := b.Table.Places()
			for i := range b.Table.Cells {
				c := &b.Table.Cells[i]
				if c.Role != Figure {
					continue
				}
				left, above := Keys(places, c)
				slot := e.Slot(c.Slot)
				assert.Equal(t, slot.RowPath, texts(left))
				assert.Subset(t, slot.ColumnPath, texts(above))
				assert.NotEmpty(t, above)
			}
		}
	}
}

// Everything in the report is in the document and nothing else but the form.
func TestEverythingAndNothingElse(t *testing.T) {
	for seed := range uint64(60) {
		e := templates.Builtin()[seed%2]
		r := sample.Hostile(e, seed)
		d := New(e, r, Options{SignOff: true})

		want := Title(e, r)
		for _, f := range e.Cover.Fields {
			if !f.Fixed {
				want += f.Label + r.Cover[f.ID]
			}
		}
		want += seal
		for _, part := range e.Outline() {
			want += part.Heading()
			if part.Table == nil {
				for _, p := range r.Prose[part.Section.ID] {
					want += p.Text
				}
				continue
			}
			for _, c := range part.Table.Grid.Cells {
				want += c.Text
				if c.Slot != nil {
					want += r.Value(c.Slot.ID).Printed()
				}
			}
		}
		assert.Equal(t, count(want), count(whole(d)), "seed %d", seed)

		// The prose of a section is together, in its order.
		for _, s := range e.Sections {
			var section, all strings.Builder
			for _, p := range r.Prose[s.ID] {
				section.WriteString(p.Text)
			}
			for _, b := range d.Blocks {
				if b.Kind != Table {
					all.WriteString(b.Text())
				}
			}
			if s.Placed == "" {
				assert.Contains(t, ink(all.String()), ink(section.String()), "seed %d, section %s", seed, s.ID)
			}
		}
	}
}

func whole(d *Document) string {
	var b strings.Builder
	b.WriteString(d.Title)
	for _, f := range d.SignOff {
		b.WriteString(f.Label + f.Value)
	}
	for _, block := range d.Blocks {
		b.WriteString(block.Text())
		if block.Kind == Table {
			for _, c := range block.Table.Cells {
				b.WriteString(c.Text)
			}
		}
	}
	return b.String()
}

// ink leaves of a text what can be seen.
func ink(s string) string {
	return strings.Map(func(r rune) rune {
		if printsNothing(r) || strings.ContainsRune(oneLine("x"+string(r)+"x"), ' ') || r == '\u3000' {
			return -1
		}
		return r
	}, s)
}

func count(s string) map[rune]int {
	counts := map[rune]int{}
	for _, r := range ink(s) {
		counts[r]++
	}
	return counts
}
