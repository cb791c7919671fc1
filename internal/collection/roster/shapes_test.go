package roster

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

type shape struct {
	name string
	file string // its name; "" for a.xlsx
	text string
	book []sheet
	opts Options
	want string // a line an agency
	left string // rows left out, parted by ;
	pass string // heads passed over
	note string // a word of a note
}

var shapes = []shape{
	{name: "contact list below a merged title", book: []sheet{{merges: []string{"A1:G1"}, rows: `
青禾县政府信息公开工作联络员通讯录
序号|单位名称|联络员|职务|手机号码|办公电话|备注
1|县教育局|张三|科员|#13800000001|0900-1000001|
2|县公安局|李四|主任|#13800000002|0900-1000002|新任`}},
		want: "县教育局|||张三|13800000001、0900-1000001\n县公安局|||李四|13800000002、0900-1000002", pass: "职务;备注"},
	{name: "a column of remarks beside good ones", file: "a.csv", text: "机关名称,级别,备注\n甲县教育局,县级部门,撤并\n甲县民政局,县级部门,\n",
		want: "甲县教育局|县级部门\n甲县民政局|县级部门", pass: "备注"},
	{name: "a plain list of names", file: "a.txt", text: "县教育局\n县公安局\n\n县民政局\n", want: "县教育局\n县公安局\n县民政局"},
	{name: "单位 for 机关名称", file: "a.csv", text: "单位,电话\n县教育局,0900-1\n县公安局,\n", want: "县教育局||||0900-1\n县公安局"},
	{name: "责任单位 with numbering", file: "a.csv", text: "序号,责任单位\n1,1.县教育局\n2,2．县公安局\n3,（三）县民政局\n",
		want: "县教育局\n县公安局\n县民政局"},
	{name: "group rows with counts", book: []sheet{{merges: []string{"A2:C2", "A5:C5"}, rows: `
序号|单位|电话
一、县直部门（2个）||
1|县教育局|0900-1
2|县公安局|0900-2
二、乡镇（1个）||
3|柳河镇人民政府|0900-3
合计|3个|`}},
		want: "县教育局|县直部门|||0900-1\n县公安局|县直部门|||0900-2\n柳河镇人民政府|乡镇|||0900-3", left: "合计"},
	{name: "a group that counts wrongly", file: "a.txt", text: "县直部门（3个）\n县教育局\n县公安局\n", want: "县教育局|县直部门\n县公安局|县直部门",
		note: "写着 3 个"},
	{name: "merged cells of a category", book: []sheet{{merges: []string{"A2:A3", "A4:A5"}, rows: `
类别|单位名称|联系人
县直部门|县教育局|张三
|县公安局|李四
乡镇|柳河镇人民政府|王五
|青山镇人民政府|赵六`}},
		want: "县教育局|县直部门||张三\n县公安局|县直部门||李四\n柳河镇人民政府|乡镇||王五\n青山镇人民政府|乡镇||赵六"},
	{name: "a category written once for the rows below", file: "a.csv",
		text: "类别,单位名称\n县直部门,县教育局\n,县公安局\n,县民政局\n乡镇,柳河镇人民政府\n,青山镇人民政府\n",
		want: "县教育局|县直部门\n县公安局|县直部门\n县民政局|县直部门\n柳河镇人民政府|乡镇\n青山镇人民政府|乡镇"},
	{name: "a level left blank stays blank", file: "a.csv", text: "单位名称,级别\n县教育局,县级部门\n县公安局,县级部门\n县民政局,\n",
		want: "县教育局|县级部门\n县公安局|县级部门\n县民政局"},
	{name: "two rows of heads", book: []sheet{{merges: []string{"A1:A2", "B1:B2", "C1:D1", "E1:F1"}, rows: `
序号|单位|分管领导||联络员|
||姓名|电话|姓名|电话
1|县教育局|周一|0900-9|张三|0900-1
2|县公安局|吴二|0900-8|李四|0900-2`}},
		want: "县教育局|||张三|0900-1\n县公安局|||李四|0900-2", pass: "分管领导姓名;分管领导电话"},
	{name: "the head in the lower row only", book: []sheet{{merges: []string{"C1:D1"}, rows: `
||联络员信息|
序号|部门名称|姓名|手机
1|县教育局|张三|0900-1`}}, want: "县教育局|||张三|0900-1"},
	{name: "lists side by side", book: []sheet{{merges: []string{"A1:F1"}, rows: `
应报单位名单
序号|单位名称|电话|序号|单位名称|电话
1|县教育局|0900-1|3|县民政局|0900-3
2|县公安局|0900-2|4|县财政局|0900-4
|||5|县水利局|`}},
		want: "县教育局||||0900-1\n县公安局||||0900-2\n县民政局||||0900-3\n县财政局||||0900-4\n县水利局"},
	{name: "lists side by side without a head", file: "a.csv", text: "1,县教育局,3,县民政局\n2,县公安局,4,县财政局\n",
		want: "县教育局\n县公安局\n县民政局\n县财政局"},
	{name: "totals, notes and a signature at the foot", book: []sheet{{rows: `
单位名称|联系人|联系电话
县教育局|张三|0900-1
县公安局|李四|0900-2
合计：2个||
备注：以上单位均须报送。||
填表人：王五||审核人：赵六
2025年11月20日||`}},
		want: "县教育局|||张三|0900-1\n县公安局|||李四|0900-2",
		left: "合计：2个;备注：以上单位均须报送。;填表人：王五;2025年11月20日"},
	{name: "footnote marks", file: "a.txt", text: "县教育局*\n县公安局①\n县民政局[1]\n县财政局（注2）\n注：*为新增单位\n",
		want: "县教育局\n县公安局\n县民政局\n县财政局", left: "注：*为新增单位"},
	{name: "names broken over lines and spread with blanks", book: []sheet{{rows: `
单位|电话
县 教 育 局|0900-1
县公安局\n（交警大队）|0900-2
县　民　政　局|0900-3`}},
		want: "县教育局||||0900-1\n县公安局（交警大队）||||0900-2\n县民政局||||0900-3"},
	{name: "names spread with blanks in a text", file: "a.txt", text: "县 教 育 局\n县　公　安　局\n", want: "县教育局\n县公安局"},
	{name: "the one sheet that is a list", book: []sheet{{name: "说明", rows: "请各单位核对\n如有变动请联系"},
		{name: "联系表", rows: "单位|电话\n县教育局|0900-1"}}, want: "县教育局||||0900-1"},
	{name: "sheets that were asked for", book: []sheet{{name: "县直部门", rows: "单位\n县教育局"},
		{name: "乡镇", rows: "单位\n柳河镇人民政府"}},
		opts: Options{Sheets: "县直部门,乡镇"}, want: "县教育局|县直部门\n柳河镇人民政府|乡镇"},
	{name: "all sheets", book: []sheet{{name: "县直部门", rows: "单位\n县教育局"}, {name: "乡镇", rows: "单位\n柳河镇人民政府"}},
		opts: Options{Sheets: "全部"}, want: "县教育局|县直部门\n柳河镇人民政府|乡镇"},
	{name: "a hidden sheet is not the list", book: []sheet{{name: "2025", rows: "单位\n县教育局"},
		{name: "2024", rows: "单位\n县体委", hidden: true}}, want: "县教育局"},
	{name: "hidden rows are read and told", book: []sheet{{rows: "单位\n县教育局\n县公安局",
		change: func(f *excelize.File, s string) {
			_ = f.SetRowVisible(s, 3, false)
		}}}, want: "县教育局\n县公安局", note: "隐藏"},
	{name: "a name and a telephone in one cell", file: "a.csv",
		text: "单位,联系人及电话\n县教育局,张三 0900-1000001\n县公安局,李四：13800000002\n",
		want: "县教育局|||张三|0900-1000001\n县公安局|||李四|13800000002"},
	{name: "a name over two rows of contacts", book: []sheet{{merges: []string{"A2:A3"}, rows: `
单位|联系人|电话
县教育局|张三|0900-1
|李四|0900-2
县公安局|王五|0900-3`}},
		want: "县教育局|||张三、李四|0900-1、0900-2\n县公安局|||王五|0900-3"},
	{name: "the head again on a second page", file: "a.csv", text: "序号,单位,电话\n1,县教育局,0900-1\n序号,单位,电话\n2,县公安局,0900-2\n",
		want: "县教育局||||0900-1\n县公安局||||0900-2"},
	{name: "superiors and ditto marks", file: "a.csv",
		text: "单位,主管部门\n青禾县人民政府办公室,\n县教育局,青禾县人民政府办公室\n县公安局,同上\n县民政局,〃\n",
		want: "青禾县人民政府办公室\n县教育局||青禾县人民政府办公室\n县公安局||青禾县人民政府办公室\n县民政局||青禾县人民政府办公室"},
	{name: "a superior said for short", file: "a.csv", text: "单位,上级机关\n青禾县人民政府办公室,\n县教育局,青禾县政府办\n",
		want: "青禾县人民政府办公室\n县教育局||青禾县人民政府办公室", note: "按“青禾县人民政府办公室”理解"},
	{name: "a superior that is not there", file: "a.csv", text: "单位,上级机关\n青禾县人民政府办公室,\n县教育局,青禾县人民政府\n",
		want: "青禾县人民政府办公室\n县教育局||青禾县人民政府", note: "不在名册上"},
	{name: "the top names itself", file: "a.csv", text: "单位,上级机关\n青禾县人民政府办公室,青禾县人民政府办公室\n县教育局,青禾县人民政府办公室\n",
		want: "青禾县人民政府办公室\n县教育局||青禾县人民政府办公室"},
	{name: "groups below an agency of the list", book: []sheet{{merges: []string{"A3:B3", "A5:B5"}, rows: `
单位|电话
青禾县人民政府办公室|0900-1
青禾县人民政府办公室|
青禾县教育局|0900-2
云岭县|
云岭县教育局|0900-3`}},
		want: "青禾县人民政府办公室||||0900-1\n青禾县教育局||青禾县人民政府办公室||0900-2\n云岭县教育局||||0900-3"},
	{name: "names in one line", file: "a.txt", text: "县直部门：县教育局、县公安局、县民政局\n", want: "县教育局|县直部门\n县公安局|县直部门\n县民政局|县直部门"},
	{name: "columns set with blanks", file: "a.txt",
		text: "序号  单位名称  联系人  电话\n1  县教育局  张三  0900-1000001\n2  县公安局  李四  0900-1000002\n",
		want: "县教育局|||张三|0900-1000001\n县公安局|||李四|0900-1000002"},
	{name: "tabs, pasted from a sheet", file: "a.txt", text: "单位\t联系人\t电话\n县教育局\t张三\t0900-1\n县公安局\t李四\t0900-2\n",
		want: "县教育局|||张三|0900-1\n县公安局|||李四|0900-2"},
	{name: "a table in Markdown", file: "a.md", text: "| 单位 | 电话 |\n|---|---|\n| 县教育局 | 0900-1 |\n| 县公安局 | 0900-2 |\n",
		want: "县教育局||||0900-1\n县公安局||||0900-2"},
	{name: "numbers without a mark that count up", file: "a.txt", text: "1县教育局\n2县公安局\n3县民政局\n",
		want: "县教育局\n县公安局\n县民政局"},
	{name: "a row word for word again", file: "a.csv", text: "单位,电话\n县教育局,1\n县教育局,1\n", want: "县教育局||||1",
		note: "一字不差"},
	{name: "a table on a page with menus", file: "a.html", text: `<html><body><table><tr><td><a href=x>首页</a></td><td>导航</td></tr></table>
<table><caption>成员单位名单</caption><tr><th>序号</th><th>单位</th><th>电话</th></tr><tr><td>1</td><td>县教育局</td><td>0900-1</td></tr>
<tr><td>2</td><td>县公安局</td><td>0900-2</td></tr></table><p>版权所有</p></body></html>`,
		want: "县教育局||||0900-1\n县公安局||||0900-2"},
	{name: "several tables of a page that go on", file: "a.html", text: `<html><body><h3>一、县直部门</h3><table><tr><th>单位</th><th>电话</th></tr>
<tr><td>县教育局</td><td>0900-1</td></tr></table><h3>二、乡镇</h3><table><tr><th>单位</th><th>电话</th></tr>
<tr><td>柳河镇人民政府</td><td>0900-2</td></tr></table></body></html>`,
		want: "县教育局|县直部门|||0900-1\n柳河镇人民政府|乡镇|||0900-2"},
	{name: "paragraphs of a page", file: "a.html", text: "<p>县教育局</p><p>县公安局</p>", want: "县教育局\n县公安局"},
	{name: "a page called xls", file: "a.xls",
		text: "<html><table><tr><td>单位</td></tr><tr><td>县教育局</td></tr></table></html>", want: "县教育局"},
	{name: "a title, a note and units above the head", file: "a.csv",
		text: "2025年度政府信息公开工作年度报告报送单位名册,,\n（共2个）,,\n制表单位：县政府办公室,,2025年11月\n序号,报送单位,填报人\n1,县教育局,张三\n2,县公安局,李四\n",
		want: "县教育局|||张三\n县公安局|||李四"},
	{name: "rows that only count", file: "a.csv", text: "序号,单位\n1,县教育局\n2,\n3,\n", want: "县教育局"},
	{name: "单位 beside 科室", file: "a.csv", text: "序号,单位,科室,姓名,联系方式\n1,县教育局,办公室,张三,0900-1\n",
		want: "县教育局|||张三|0900-1", pass: "科室"},
	{name: "traditional heads", file: "a.csv", text: "單位名稱,聯繫人\n縣教育局,張三\n", want: "縣教育局|||張三"},
	{name: "no head for the names", file: "a.csv", text: "序号,,联系人,电话\n1,县教育局,张三,0900-1\n2,县公安局,李四,0900-2\n",
		want: "县教育局|||张三|0900-1\n县公安局|||李四|0900-2"},
	{name: "a head of towns, a leader beside the contact", file: "a.txt",
		text: "序号\t镇（街道）\t分管领导\t经办人\t电话\n1\t柳河镇\t周\t张\t0900-1\n2\t城关街道\t吴\t李\t0900-2\n",
		want: "柳河镇|||张|0900-1\n城关街道|||李|0900-2"},
	{name: "a strange head over the names", file: "a.csv",
		text: "序号,填报主体名,联系人,电话\n1,县教育局,张三,0900-1\n2,县公安局,李四,0900-2\n",
		want: "县教育局|||张三|0900-1\n县公安局|||李四|0900-2"},
	{name: "dashes where there is nothing", file: "a.csv", text: "单位,上级机关,联系人\n县教育局,——,/\n县公安局,无,-\n",
		want: "县教育局\n县公安局"},
}

func TestShapes(t *testing.T) {
	for _, c := range append(slices.Clone(shapes), odd...) {
		t.Run(c.name, func(t *testing.T) {
			data, file := []byte(c.text), c.file
			if c.book != nil {
				data, file = workbook(t, c.book...), "a.xlsx"
			}
			list, err := Parse(file, data, c.opts)
			require.NoError(t, err)
			var got []string
			for _, a := range list.Agencies {
				got = append(got, line(a))
			}
			assert.Equal(t, c.want, strings.Join(got, "\n"))
			if c.left != "" {
				var left []string
				for _, l := range list.Read.LeftOut {
					left = append(left, l.Text)
				}
				assert.Equal(t, c.left, strings.Join(left, ";"))
			}
			if c.pass != "" {
				assert.Equal(t, c.pass, strings.Join(list.Read.Passed, ";"))
			}
			if c.note != "" {
				var notes []string
				for _, n := range list.Read.Notes {
					notes = append(notes, n.In("zh"))
				}
				assert.Contains(t, strings.Join(notes, "\n"), c.note)
			} else {
				assert.Empty(t, list.Read.Notes)
			}
		})
	}
}
