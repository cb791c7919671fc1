package roster

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/internal/message"
)

const sound = "机关名称,统一社会信用代码,级别,上级机关,联系人,电话,邮箱\r\n" +
	"某县科学技术局,11620402013942345X,县级部门,某县人民政府办公室,李,0943-1,a@b.c\r\n" +
	"某县档案局,,,,,,\r\n"

var agencies = []Agency{
	{Name: "某县科学技术局", Code: "11620402013942345X", Level: "县级部门", Superior: "某县人民政府办公室", Contact: "李",
		Phone: "0943-1", Mail: "a@b.c", Line: 2},
	{Name: "某县档案局", Line: 3},
}

func TestRosterInEveryEncoding(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(sound)
	require.NoError(t, err)
	for name, data := range map[string]string{"utf-8": sound, "bom": "\ufeff" + sound, "gb18030": gb} {
		r, err := Parse("r.csv", []byte(data), Options{})
		require.NoError(t, err, name)
		assert.Equal(t, agencies, r.Agencies, name)
	}
}

// A title above the names of the columns, as offices write one, is no column.
func TestRosterBelowATitle(t *testing.T) {
	r, err := Parse("r.csv", []byte("2025年度报告单位名册,,,,,,\n（共2个）,,,,,,\n"+sound), Options{})
	require.NoError(t, err)
	require.Len(t, r.Agencies, 2)
	assert.Equal(t, "某县科学技术局", r.Agencies[0].Name)
	assert.Equal(t, 4, r.Agencies[0].Line)
}

func TestRosterAsWorkbook(t *testing.T) {
	f := excelize.NewFile()
	for i, row := range [][]any{
		{"机关名称", "统一社会信用代码", "级别", "上级机关", "联系人", "电话", "邮箱"},
		{"某县科学技术局", "11620402013942345X", "县级部门", "某县人民政府办公室", "李", "0943-1", "a@b.c"},
		{"某县档案局"},
	} {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		require.NoError(t, err)
		require.NoError(t, f.SetSheetRow("Sheet1", cell, &row))
	}
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	r, err := Parse("r.xlsx", b.Bytes(), Options{})
	require.NoError(t, err)
	assert.Equal(t, agencies, r.Agencies)
}

// All faults are reported at once, with their lines.
func TestRosterProblems(t *testing.T) {
	_, err := Parse("r.csv", []byte("机关名称,颜色,电话\n甲局,红,1\n,,2\n甲局,,3\n乙局,,4,多\n"), Options{})
	require.Error(t, err)
	said := message.Say(err, message.Chinese)
	for _, want := range []string{"2 处问题", "第 3 行 A 列：机关名称是空的", "第 4 行 A 列：机关“甲局”重复，第 2 行已经有了"} {
		assert.Contains(t, said, want)
	}
	for data, want := range map[string]string{
		"":              "没有机关",
		"机关名称\n":        "没有机关",
		"机关名称\n\"甲\n":   "第 2 行的引号",
		"机关名称\n甲\x00\n": "编码无法识别",
		"机关名称,统一社会信用代码\n甲,1\n乙,1\n": "代码 1 重复",
	} {
		_, err := Parse("r.csv", []byte(data), Options{})
		require.Error(t, err, "%q", data)
		assert.Contains(t, message.Say(err, message.Chinese), want, "%q", data)
	}
}

func FuzzRoster(f *testing.F) {
	f.Add("r.csv", []byte(sound))
	f.Add("r.csv", []byte("机关名称\n\"甲\n"))
	for _, s := range shapes {
		if s.book == nil {
			f.Add(s.file, []byte(s.text))
		} else {
			f.Add("r.xlsx", workbook(f, s.book...))
		}
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		r, err := Parse(name, data, Options{})
		if err != nil {
			return
		}
		if len(r.Agencies) == 0 {
			t.Error("a roster without agencies was accepted")
		}
		seen := map[string]bool{}
		for _, a := range r.Agencies {
			if a.Name == "" || seen[a.Name] || harmful(a.Name) != "" {
				t.Errorf("%q was accepted", a.Name)
			}
			seen[a.Name] = true
		}
	})
}
