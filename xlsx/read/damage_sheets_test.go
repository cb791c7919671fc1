package read

// Sheets that are missing, renamed, added, in another order; fixed texts that were changed.
var sheetDamages = []damage{
	{name: "untouched"},

	// Sheets.
	{name: "sheet-missing", code: `del wb["四、复议诉讼"]`,
		odd: []string{"file.sheet missing 四、复议诉讼! 四、复议诉讼→"}, changed: gone("review.")},
	{name: "sheet-renamed", code: `wb["三、依申请公开"].title = "Sheet3"`,
		odd: []string{"file.sheet renamed Sheet3! 三、依申请公开→Sheet3"}},
	{name: "sheet-renamed-section", code: `wb["五、问题与改进"].title = "五"`,
		odd: []string{"file.sheet renamed 五! 五、问题与改进→五"}},
	{name: "sheets-swapped", code: `
a, b = wb["二、主动公开"], wb["四、复议诉讼"]
a.title = "x"; b.title = "二、主动公开"; a.title = "四、复议诉讼"`,
		odd: []string{"file.sheet renamed 四、复议诉讼! 二、主动公开→四、复议诉讼", "file.sheet renamed 二、主动公开! 四、复议诉讼→二、主动公开"}},
	{name: "sheet-added", code: `
ws = wb.create_sheet("说明"); ws["B2"] = "本表数据为初步统计"; ws["B3"] = 7; wb.create_sheet("Sheet1")`,
		odd: []string{"file.sheet added 说明! →2", "file.sheet blank Sheet1! →"}},
	{name: "sheet-copied", code: `
ws = wb.copy_worksheet(wb["三、依申请公开"]); wb["三、依申请公开"].title = "三 (1)"; ws.title = "三 (2)"`,
		odd: []string{"file.sheet unclear 三、依申请公开! 三、依申请公开→三 (1)、三 (2)", "file.sheet added 三 (1)! →218",
			"file.sheet added 三 (2)! →218"}, changed: gone("requests.")},
	{name: "sheets-reordered", code: `wb.move_sheet("四、复议诉讼", -2)`, odd: []string{"file.sheet reordered ! *"}},
	{name: "sheet-hidden", code: `wb["二、主动公开"].sheet_state = "hidden"`, odd: []string{"file.hidden sheet 二、主动公开! →"}},
	{name: "notes-missing", code: `del wb["填表说明"]`, odd: []string{"file.sheet notes 填表说明! 填表说明→"}},

	// Labels.
	{name: "label-changed", code: `wb["二、主动公开"]["A6"] = "规章（含修订）"`,
		odd: []string{"file.label changed 二、主动公开!A6 规章→规章（含修订）"}},
	{name: "label-cleared", code: `wb["三、依申请公开"]["C11"] = None`,
		odd: []string{"file.label cleared 三、依申请公开!C11 1.属于国家秘密→"}},
	{name: "label-reworded", code: `wb["二、主动公开"]["A7"] = "规范性文件"`,
		odd: []string{"file.label reworded 二、主动公开!A7 行政规范性文件→规范性文件"}},
	{name: "label-spaced", code: `wb["三、依申请公开"]["G6"] = "社会公益\n组 织"; wb["三、依申请公开"]["C11"] = "１．属于国家秘密"`},
	{name: "label-title", code: `wb["二、主动公开"]["A1"] = "二、公开情况"`,
		odd: []string{"file.label changed 二、主动公开!A1 二、主动公开政府信息情况→二、公开情况"}},
	{name: "label-cover", code: `wb["封面"]["A8"] = "负责人"`, odd: []string{"file.label changed 封面!A8 单位负责人→负责人"}},
	{name: "label-hint", code: `wb["六、其他事项"]["A3"] = "没有"`, odd: []string{"file.label changed 六、其他事项!A3 *"}},
	{name: "labels-swapped", code: `
ws = wb["二、主动公开"]; ws["A13"], ws["A14"] = ws["A14"].value, ws["A13"].value`,
		odd:     []string{"file.rows moved 二、主动公开!A13:D13 14→13"},
		changed: map[string]string{"disclosure.penalties.decided": "109", "disclosure.coercion.decided": "108"}},
	{name: "labels-twice", code: `wb["二、主动公开"]["A13"] = "行政强制"`,
		odd: []string{"file.rows unclear 二、主动公开!A13:D13 13→", "file.rows unclear 二、主动公开!A13:D13 14→",
			"file.outside figure 二、主动公开!B13:B14 →108、109"},
		changed: gone("disclosure.penalties", "disclosure.coercion")},
}
