package read

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/report"
)

// Merged ranges, content outside the inputs or hidden, formulas, and inputs of the wrong kind.
var contentDamages = []damage{
	{name: "merge-broken-label", code: `wb["三、依申请公开"].unmerge_cells("E5:I5")`,
		odd: []string{"file.merge broken 三、依申请公开!E5:I5 E5:I5→"}},
	{name: "merge-broken-value", code: `wb["二、主动公开"].unmerge_cells("B10:D10")`,
		odd: []string{"file.merge broken 二、主动公开!B10:D10 B10:D10→"}},
	{name: "merge-displaced", code: `
ws = wb["二、主动公开"]; ws.unmerge_cells("B10:D10"); ws["D10"] = ws["B10"].value; ws["B10"] = None`,
		odd: []string{"file.merge broken 二、主动公开!B10:D10 B10:D10→", "file.merge displaced 二、主动公开!B10 B10:D10→D10"}},
	{name: "merge-unclear", code: `
ws = wb["二、主动公开"]; ws.unmerge_cells("B10:D10"); ws["C10"] = 1; ws["D10"] = 2; ws["B10"] = None`,
		odd: []string{"file.merge broken 二、主动公开!B10:D10 B10:D10→", "file.merge unclear 二、主动公开!B10 B10:D10→C10、D10",
			"file.outside figure 二、主动公开!C10:D10 →1、2"}, changed: gone("licences")},
	{name: "merge-broken-and-noted", code: `
ws = wb["二、主动公开"]; ws.unmerge_cells("B10:D10"); ws["C10"] = "含变更"`,
		odd: []string{"file.merge broken 二、主动公开!B10:D10 B10:D10→", "file.outside text 二、主动公开!C10 →含变更"}},
	{name: "merge-added", code: `wb["三、依申请公开"].merge_cells("D8:E8")`,
		odd:     []string{"file.merge added 三、依申请公开!D8:E8 →D8:E8"},
		changed: map[string]string{"requests.carried.company": ""}},

	{name: "note-beside", code: `
ws = wb["三、依申请公开"]; ws["L9"] = "含2件上年来信"; ws["A33"] = "填表人：李某"; ws["L12"] = 3; ws["L13"] = 4; ws["N40"] = " "`,
		odd: []string{"file.outside text 三、依申请公开!L9 →含2件上年来信", "file.outside text 三、依申请公开!A33 →填表人：李某",
			"file.outside figure 三、依申请公开!L12:L13 →3、4"}},
	{name: "note-beside-prose", code: `wb["六、其他事项"]["C4"] = "待核"`, odd: []string{"file.outside text 六、其他事项!C4 →待核"}},
	{name: "note-on-cover", code: `wb["封面"]["D9"] = "代签"`, odd: []string{"file.outside text 封面!D9 →代签"}},
	{name: "note-on-notes", code: `wb["填表说明"]["B40"] = "已阅"; wb["填表说明"]["B4"] = "改过"`,
		odd: []string{"file.outside text 填表说明!B40 →已阅", "file.label notes 填表说明!B4 *"}},
	{name: "comment", code: `
from openpyxl.comments import Comment
wb["二、主动公开"]["B6"].comment = Comment("含废止后重发1件", "李某")`,
		odd: []string{"file.comment cell 二、主动公开!B6 →含废止后重发1件"}},
	{name: "picture", code: `
from openpyxl.drawing.image import Image
import base64
png = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
wb["二、主动公开"].add_image(Image(io.BytesIO(png)), "F6")`,
		odd: []string{"file.embedded picture 二、主动公开!F6 →"}},
	{name: "hidden", code: `
wb["三、依申请公开"].row_dimensions[9].hidden = True; wb["三、依申请公开"].row_dimensions[40].hidden = True
wb["四、复议诉讼"].column_dimensions["B"].hidden = True; wb["四、复议诉讼"].row_dimensions[4].hidden = True`,
		odd: []string{"file.hidden rows 三、依申请公开!A9:J9 →D9、E9、F9、G9、H9、I9、J9", "file.hidden columns 四、复议诉讼!B1:B7 →B7"}},

	{name: "shown-otherwise", code: `
ws = wb["三、依申请公开"]; ws["D7"] = 5; ws["D8"] = 0; ws["E7"] = 12000
ws["D7"].number_format = "0%"; ws["D8"].number_format = "0%"; ws["E7"].number_format = '0!.0,"万"'; ws["F7"].number_format = "#,##0"`,
		odd: []string{"file.format scaled 三、依申请公开!D7 →5", "file.format scaled 三、依申请公开!E7 →12000"},
		changed: map[string]string{"requests.received.person": "5", "requests.received.company": "12000",
			"requests.carried.person": "0"}},

	{name: "formula-in-slot", code: `wb["三、依申请公开"]["J7"] = "=SUM(D7:I7)"`,
		changed: map[string]string{"requests.received.total": ""}, otherwise: func(t *testing.T, r *report.Report) {
			assert.Equal(t, report.Value{Raw: "=SUM(D7:I7)", Kind: report.Formula}, r.Values["requests.received.total"])
		}},
	{name: "formulas-elsewhere", code: `
wb["三、依申请公开"]["L7"] = "=SUM(D7:I7)"; wb["六、其他事项"]["A7"] = "=1+1"; wb["封面"]["B9"] = "=B8"
wb["二、主动公开"]["A6"] = '="规"&"章"'`,
		odd: []string{"file.formula elsewhere 三、依申请公开!L7 →=SUM(D7:I7)", "file.formula input 六、其他事项!A7 →=1+1",
			"file.formula input 封面!B9 →=B8", "file.formula label 二、主动公开!A6 *"},
		otherwise: func(t *testing.T, r *report.Report) {
			assert.NotContains(t, r.Cover, "reviewer")
			assert.Len(t, r.Prose["other"], 2)
		}},

	{name: "types", code: `
ws = wb["三、依申请公开"]
ws["D7"] = "111"; ws["E7"] = "１１２"; ws["F7"] = 113.0; ws["G7"] = True; ws["H7"] = "#N/A"; ws["I7"] = " "; ws["J7"] = None
import datetime
ws["D8"] = datetime.date(2022, 3, 4)`,
		changed: map[string]string{"requests.received.company": "１１２", "requests.received.charity": "TRUE",
			"requests.received.legal": "", "requests.received.other": "", "requests.received.total": "",
			"requests.carried.person": "2022-03-04"},
		otherwise: func(t *testing.T, r *report.Report) {
			kinds := map[string]report.Kind{"person": report.Number, "company": report.Number,
				"research": report.Number,
				"charity":  report.Boolean, "legal": report.Error, "other": report.Blank, "total": report.Blank}
			for col, kind := range kinds {
				assert.Equal(t, kind, r.Values["requests.received."+col].Kind, col)
			}
			assert.Equal(t, "112", r.Values["requests.received.company"].NumberText())
			assert.Equal(t, report.Date, r.Values["requests.carried.person"].Kind)
		}},
	{name: "nil-declared", code: `
ws = wb["四、复议诉讼"]; ws["O3"] = " 是 "; ws["A7"] = None; ws["B7"] = "-"; ws["C7"] = 0`,
		changed: map[string]string{"review.reconsideration.upheld": "0",
			"review.reconsideration.corrected": "-", "review.reconsideration.other": "0"},
		otherwise: func(t *testing.T, r *report.Report) {
			assert.Equal(t, map[string]bool{"review": true}, r.NilTable)
			assert.Equal(t, report.Zero(""), r.Values["review.reconsideration.upheld"])
			assert.Equal(t, report.Nothing, r.Values["review.reconsideration.corrected"].Kind)
			assert.False(t, r.Values["review.reconsideration.other"].Has(report.NilReturn))
		}},
	{name: "nil-unclear", code: `wb["四、复议诉讼"]["O3"] = "部分"`, odd: []string{"file.choice unclear 四、复议诉讼!O3 是、否→部分"}},

	{name: "prose", code: `
ws = wb["五、问题与改进"]; ws["A4"] = "　　第一段\n第二段\n\n"; ws["A5"] = None; ws["A9"] = "第三段"; ws["A90"] = "第四段"
wb["表内文字"]["B4"] = "四"; wb["表内文字"]["B5"] = "哪里"`,
		odd: []string{"file.outside paragraph 五、问题与改进!A90 →第四段", "file.choice unclear 表内文字!B5 *"},
		otherwise: func(t *testing.T, r *report.Report) {
			assert.Equal(t, []string{"第一段", "第二段", "第三段", "第四段"}, texts(r)["problems"])
			assert.Equal(t, []string{"review（notes）第一段。", "（notes）第二段。"}, texts(r)["notes"])
			assert.Equal(t, "A9", r.Prose["problems"][2].Place.Cell.String())
		}},
	{name: "unprotected", code: `
for ws in wb: ws.protection.sheet = False`, odd: []string{"file.protection lost ! *"}},
	{name: "unprotected-sheet", code: `wb["二、主动公开"].protection.sheet = False`,
		odd: []string{"file.protection lost 二、主动公开! →二、主动公开"}},
}
