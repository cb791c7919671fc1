package read

// Rows and columns that were inserted, deleted and moved.
var lineDamages = []damage{
	// Rows.
	{name: "row-inserted", code: `insert_row(wb["三、依申请公开"], 12); wb["三、依申请公开"]["C12"] = "其中：国防"; wb["三、依申请公开"]["D12"] = 1`,
		odd: []string{"file.rows inserted 三、依申请公开!A12:J12 →12", "file.outside text 三、依申请公开!C12 →其中：国防",
			"file.outside figure 三、依申请公开!D12 →1"}},
	{name: "rows-inserted-above", code: `insert_row(wb["二、主动公开"], 1, 2)`,
		odd: []string{"file.rows inserted 二、主动公开!A1:D2 →1:2"}},
	{name: "row-inserted-left-merges", code: `wb["二、主动公开"].insert_rows(7)`,
		odd: []string{"file.rows inserted 二、主动公开!A7:D7 →7"}},
	{name: "row-inserted-review", code: `insert_row(wb["四、复议诉讼"], 7)`,
		odd: []string{"file.rows inserted 四、复议诉讼!A7:O7 →7"}},
	{name: "rows-inserted-prose", code: `insert_row(wb["一、总体情况"], 5, 3)`},
	{name: "row-inserted-cover", code: `insert_row(wb["封面"], 8)`, odd: []string{"file.rows inserted 封面!*"}},
	{name: "row-deleted", code: `delete_row(wb["三、依申请公开"], 12)`,
		odd: []string{"file.rows deleted 三、依申请公开!A12:J12 12→"}, changed: gone("requests.refused_law.")},
	{name: "row-deleted-first-of-group", code: `delete_row(wb["三、依申请公开"], 9)`,
		odd: []string{"file.rows deleted 三、依申请公开!A9:J9 9→"}, changed: gone("requests.granted.")},
	{name: "row-deleted-last", code: `delete_row(wb["二、主动公开"], 17)`,
		odd: []string{"file.rows deleted 二、主动公开!A17:D17 17→"}, changed: gone("disclosure.fees.")},
	{name: "rows-deleted-and-inserted", code: `delete_row(wb["三、依申请公开"], 22); insert_row(wb["三、依申请公开"], 10)`,
		odd:     []string{"file.rows deleted 三、依申请公开!A23:J23 22→", "file.rows inserted 三、依申请公开!A10:J10 →10"},
		changed: gone("requests.dismissed_petition.")},
	{name: "row-replaced", code: `delete_row(wb["三、依申请公开"], 12); insert_row(wb["三、依申请公开"], 13); wb["三、依申请公开"]["D13"] = 5`,
		odd: []string{"file.rows deleted 三、依申请公开!A12:J12 12→", "file.rows inserted 三、依申请公开!A13:J13 →13",
			"file.outside figure 三、依申请公开!D13 →5"},
		changed: gone("requests.refused_law.")},
	{name: "row-moved", code: `
ws = wb["三、依申请公开"]; row = values(ws, 19)[2:]; delete_row(ws, 19); insert_row(ws, 25)
put(ws, 25, [None, None] + row)`,
		odd: []string{"file.rows moved 三、依申请公开!A25:J25 19→25"}},
	{name: "rows-swapped", code: `
ws = wb["三、依申请公开"]; a, b = values(ws, 13), values(ws, 14); put(ws, 13, b); put(ws, 14, a)`,
		odd: []string{"file.rows moved 三、依申请公开!A13:J13 14→13"}},
	{name: "row-relabelled-and-inserted", code: `
ws = wb["三、依申请公开"]; ws["C12"] = "2.别的"; insert_row(ws, 12)`,
		odd: []string{"file.rows unclear 三、依申请公开!A12:J12 12→", "file.outside text 三、依申请公开!C13 →2.别的",
			"file.outside figure 三、依申请公开!D13:J13 →*"},
		changed: gone("requests.refused_law.")},

	// Columns.
	{name: "column-inserted", code: `insert_col(wb["三、依申请公开"], 6); wb["三、依申请公开"]["F6"] = "外资"; wb["三、依申请公开"]["F7"] = 3`,
		odd: []string{"file.columns inserted 三、依申请公开!F1:F31 →F", "file.outside text 三、依申请公开!F6 →外资",
			"file.outside figure 三、依申请公开!F7 →3"}},
	{name: "column-inserted-first", code: `insert_col(wb["二、主动公开"], 1)`,
		odd: []string{"file.columns inserted 二、主动公开!A1:A7 →A"}},
	{name: "column-inserted-cover", code: `insert_col(wb["封面"], 1)`, odd: []string{"file.columns inserted 封面!*"}},
	{name: "column-inserted-prose", code: `insert_col(wb["表内文字"], 1)`, odd: []string{"file.columns inserted 表内文字!*"}},
	{name: "column-deleted", code: `delete_col(wb["三、依申请公开"], 7)`,
		odd: []string{"file.columns deleted 三、依申请公开!G1:G31 G→"}, changed: gone(".charity")},
	{name: "column-deleted-review", code: `delete_col(wb["四、复议诉讼"], 7)`,
		odd: []string{"file.columns deleted 四、复议诉讼!*"}, changed: gone("review.direct.corrected")},
	{name: "column-deleted-first-of-group", code: `delete_col(wb["四、复议诉讼"], 6)`,
		odd: []string{"file.columns deleted 四、复议诉讼!*"}, changed: gone("review.direct.upheld")},
	{name: "column-deleted-blocks", code: `delete_col(wb["二、主动公开"], 3)`,
		odd: []string{"file.columns deleted 二、主动公开!C1:C7 C→"}, changed: gone(".repealed")},
	{name: "columns-swapped", code: `
ws = wb["三、依申请公开"]
for r in range(6, 32):
    ws.cell(r, 6).value, ws.cell(r, 7).value = ws.cell(r, 7).value, ws.cell(r, 6).value`,
		odd: []string{"file.columns moved 三、依申请公开!F1:F31 G→F"}},
	{name: "headings-swapped", code: `ws = wb["二、主动公开"]; ws["B5"], ws["D5"] = ws["D5"].value, ws["B5"].value`,
		odd: []string{"file.columns moved 二、主动公开!B1:B7 D→B", "file.columns moved 二、主动公开!D1:D7 B→D"},
		changed: map[string]string{"disclosure.rules.issued": "103", "disclosure.rules.inforce": "101",
			"disclosure.documents.issued": "106", "disclosure.documents.inforce": "104"}},
	{name: "heading-changed", code: `wb["三、依申请公开"]["F6"] = "科研院所"`,
		odd: []string{"file.label changed 三、依申请公开!F6 科研机构→科研院所"}},
	{name: "heading-twice", code: `wb["三、依申请公开"]["F6"] = "商业企业"`,
		odd:     []string{"file.columns unclear 三、依申请公开!F1:F31 F→", "file.outside figure 三、依申请公开!F7:F31 →*"},
		changed: gone(".research")},
}
