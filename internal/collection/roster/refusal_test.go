package roster

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/message"
)

// What is not certain is refused, with the place.
func TestRefusals(t *testing.T) {
	chain := strings.Builder{}
	chain.WriteString("单位,上级机关\n局0,\n")
	for i := 1; i < 20_000; i++ {
		fmt.Fprintf(&chain, "局%d,局%d\n", i, i-1)
	}
	for _, c := range []struct {
		name, file, text string
		want             []string
	}{
		{"no names", "a.csv", "序号,电话\n1,0900-1\n", []string{"没有机关"}},
		{"sentences", "a.txt", "请各单位尽快报送。\n谢谢。\n", []string{"没有机关"}},
		{"numbers", "a.csv", "1,2\n3,4\n", []string{"没有机关"}},
		{"one agency twice", "a.csv", "单位,电话\n甲局,1\n甲局,2\n", []string{"第 3 行 A 列：机关“甲局”重复，第 2 行已经有了"}},
		{"apart by brackets", "a.csv", "单位,电话\n甲局（乙局）,1\n甲局(乙局),2\n", []string{"第 3 行 A 列", "只差空格、括号"}},
		{"apart by characters", "a.csv", "单位,电话\n县档案局,1\n縣檔案局,2\n", []string{"第 3 行 A 列", "只差空格、括号"}},
		{"a contact without an agency", "a.csv", "序号,单位,联系人\n1,甲局,张三\n2,,李四\n", []string{"第 3 行 B 列：机关名称是空的"}},
		{"too long for a file", "a.csv", "单位,电话\n" + strings.Repeat("长", 80) + "局,1\n",
			[]string{"第 2 行 A 列", "不能作文件名"}},
		{"nothing but marks", "a.csv", "单位,电话\n？！,1\n", []string{"不能作文件名"}},
		{"a control character", "a.csv", "单位,电话\n甲局\x07,1\n", []string{"第 2 行 A 列", "U+0007"}},
		{"U+FFFE", "a.csv", "单位,电话\n乙局,1\n甲\uFFFE局,1\n", []string{"第 3 行 A 列", "U+FFFE"}},
		{"an escape of workbooks", "a.csv", "单位,电话\n甲_xD800_局,1\n", []string{"第 2 行 A 列", "_xD800_"}},
		{"a direction mark", "a.csv", "单位,联系人\n甲局,张\u202e三\n", []string{"第 2 行 B 列", "U+202E"}},
		{"a circle", "a.csv", "单位,上级机关\n甲局,乙局\n乙局,丙局\n丙局,甲局\n丁局,甲局\n", []string{"绕成了圈：甲局→乙局→丙局→甲局"}},
		{"a chain without end", "a.csv", chain.String(), []string{"超过 16 层"}},
		{"one code for two", "a.csv", "单位,统一社会信用代码\n甲局,1\n乙局,1\n", []string{"代码 1 重复"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse(c.file, []byte(c.text), Options{})
			require.Error(t, err)
			said := message.Say(err, message.Chinese)
			for _, want := range c.want {
				assert.Contains(t, said, want)
			}
			assert.Less(t, len(said), 10_000)
		})
	}
}

func TestWhichSheet(t *testing.T) {
	two := workbook(t, sheet{name: "县直", rows: "单位\n甲局"}, sheet{name: "乡镇", rows: "单位\n乙镇人民政府"})
	_, err := Parse("a.xlsx", two, Options{})
	require.Error(t, err)
	assert.Contains(t, message.Say(err, message.Chinese), "有 2 张工作表像名册：县直、乡镇")
	assert.Contains(t, message.HintOf(err).In(message.Chinese), "--sheet 县直")
	_, err = Parse("a.xlsx", two, Options{Sheets: "村居"})
	require.Error(t, err)
	assert.Contains(t, message.Say(err, message.Chinese), "没有工作表“村居”")
}

func TestShort(t *testing.T) {
	m := NewMatcher([]Agency{{Name: "青禾县档案局"}, {Name: "青禾县人民政府办公室"}, {Name: "青禾县发展和改革局"}, {Name: "柳河镇人民政府"},
		{Name: "青禾县教育局"}, {Name: "云岭县教育局"}}, nil)
	for name, want := range map[string]int{"档案局": 0, "青禾县政府办": 1, "政府办": 1, "发改局": 2, "青禾县发改局": 2, "县档案局": 0, "柳河镇": 3,
		"柳河镇政府": 3, "教育局": -1, "局": -1, "案局": -1, "水利局": -1} {
		t.Run(name, func(t *testing.T) {
			got, ok := m.Short(name)
			assert.Equal(t, want >= 0, ok)
			if ok {
				assert.Equal(t, want, got)
			}
		})
	}
	assert.Equal(t, []string{"青禾县教育局", "云岭县教育局"}, m.Near("教育局"))
}

func TestBefore(t *testing.T) {
	list, err := Parse("a.csv", []byte("单位,前身\n青禾县教育体育局,青禾县教育局、青禾县体育局\n青禾县档案局,\n"), Options{})
	require.NoError(t, err)
	assert.Equal(t, []string{"青禾县教育局", "青禾县体育局"}, list.Agencies[0].Predecessors())
	assert.Empty(t, list.Agencies[1].Predecessors())
}
