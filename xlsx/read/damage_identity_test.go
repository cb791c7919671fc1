package read

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/report"
)

// The identity of the file: lost in one place or two, or contradictory.

var identityDamages = []damage{
	{name: "hidden-sheet-lost", code: `del wb["_nianbao"]`},
	{name: "hidden-sheet-shown", code: `wb["_nianbao"].sheet_state = "visible"`},
	{name: "line-lost", code: `wb["二、主动公开"]["A2"] = None; wb["三、依申请公开"]["A2"] = "2022年"`,
		odd: []string{"file.label identity 二、主动公开!A2 *", "file.label identity 三、依申请公开!A2 *"}},
	{name: "lines-lost", code: `
for ws in wb:
    if ws.title != "_nianbao": ws["A2"] = None`,
		odd: []string{"file.label identity 封面!A2 *", "file.label identity 引言!A2 *", "file.label identity 一、总体情况!A2 *",
			"file.label identity 二、主动公开!A2 *", "file.label identity 三、依申请公开!A2 *", "file.label identity 四、复议诉讼!A2 *",
			"file.label identity 五、问题与改进!A2 *", "file.label identity 六、其他事项!A2 *", "file.label identity 表内文字!A2 *"}},
	{name: "marks-lost", code: `
del wb["_nianbao"]
for ws in wb:
    ws["A2"] = None`,
		odd: []string{"file.template unmarked ! 2021→", "file.label identity 封面!A2 *", "file.label identity 引言!A2 *",
			"file.label identity 一、总体情况!A2 *", "file.label identity 二、主动公开!A2 *", "file.label identity 三、依申请公开!A2 *",
			"file.label identity 四、复议诉讼!A2 *", "file.label identity 五、问题与改进!A2 *", "file.label identity 六、其他事项!A2 *",
			"file.label identity 表内文字!A2 *"},
		otherwise: func(t *testing.T, r *report.Report) {
			assert.Equal(t, report.Identity{Edition: "2021", Year: 2022, Agency: "淄博市科学技术局",
				Code: "11370300MB2857370X", Scope: report.Own}, r.Identity)
		}},
	{name: "two-agencies", code: `
ws = wb["三、依申请公开"]; ws["A2"] = ws["A2"].value.replace("淄博市科学技术局", "淄博市教育局")`,
		odd: []string{"file.agency contradiction 三、依申请公开!A2 淄博市科学技术局→淄博市教育局"}},
	{name: "two-years", code: `
for name in ["三、依申请公开", "四、复议诉讼"]:
    ws = wb[name]; ws["A2"] = ws["A2"].value.replace("2022", "2023")`,
		odd: []string{"file.year contradiction 三、依申请公开!A2 2022→2023"}},
	{name: "cover-agency", code: `wb["封面"]["B4"] = "淄博市教育局"`, odd: []string{"file.agency cover 封面!B4 淄博市科学技术局→淄博市教育局"}},
	{name: "cover-year", code: `wb["封面"]["B5"] = "2024年"`, odd: []string{"file.year cover 封面!B5 2022→2024年"}},
	{name: "cover-scope", code: `wb["封面"]["B6"] = "本地区汇总"`, odd: []string{"file.scope cover 封面!B6 本机关→本地区汇总"}},
	{name: "cover-code", code: `wb["封面"]["B7"] = "11370300MB28573700"`,
		odd: []string{"file.agency code 封面!B7 11370300MB2857370X→11370300MB28573700"}},
	{name: "cover-spaced", code: `wb["封面"]["B4"] = " 淄博市 科学技术局"; wb["封面"]["B5"] = 2022`},
	{name: "release", code: `
wb["_nianbao"]["B6"] = "9"
for ws in wb:
    if ws["A2"].value and "模板：" in str(ws["A2"].value): ws["A2"] = ws["A2"].value.replace("模板：1", "模板：9")`,
		odd: []string{"file.template release ! 1→9"}, otherwise: func(t *testing.T, r *report.Report) {
			assert.Equal(t, "9", r.Release)
		}},
}
