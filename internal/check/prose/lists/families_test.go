package lists

import (
	"fmt"
	"strings"
	"testing"
)

// wording is one way to give a total and its parts; all means that it names all of them.
type wording struct {
	text string // {T} the total, {N} what is counted, {P、} {P，} {P；} {P和} the parts so joined, {Q…} with the number before the name, {L} the names alone, {V} the figures alone, {n} how many parts
	all  bool
}

var wordings = []wording{
	{"全年收到{N}{T}，其中{P、}。", false},
	{"全年收到{N}{T}，其中{P，}。", false},
	{"全年收到{N}{T}，其中：{P；}。", false},
	{"全年收到{N}{T}，其中{P；}。", false},
	{"全年收到{N}{T}。其中，{P、}。", false},
	{"收到的{T}{N}中，{P、}。", false},
	{"收到的{N}{T}中，{P、}。", false},
	{"{T}{N}里，{P、}。", false},
	{"{T}{N}中{P、}。", false},
	{"在收到的{T}{N}当中，{P、}。", false},
	{"{T}{N}之中，{P，}。", false},
	{"全年收到{N}{T}，包括{P、}。", false},
	{"全年收到{N}{T}，包括{P和}{n}类。", true},
	{"全年收到{N}{T}，包含{P、}。", false},
	{"全年收到{N}{T}（{P、}）。", false},
	{"全年收到{N}{T}（其中{P、}），均已办理。", false},
	{"全年收到{N}{T}，由{P、}组成。", true},
	{"全年收到{N}{T}，由{P和}{n}部分组成。", true},
	{"全年收到{N}{T}，由{P、}构成。", true},
	{"全年收到{N}{T}，分别为{P、}。", true},
	{"全年收到{N}{T}，分别是{P，}。", true},
	{"全年收到{N}{T}，分为{P、}。", true},
	{"全年收到{N}{T}，{L}分别为{V}。", true},
	{"全年收到{N}{T}，具体为{P、}。", true},
	{"全年收到{N}{T}，具体如下：{P；}。", true},
	{"全年收到{N}{T}，按类别分，{P、}。", true},
	{"全年收到{N}{T}，按类别划分为：{P，}。", true},
	{"全年收到{N}{T}。按来源统计，{P、}。", true},
	{"全年收到{N}{T}，从类别看，{P、}。", true},
	{"全年收到{N}{T}。从构成看，{P，}。", true},
	{"全年收到{N}{T}。从来源看，{T}中{P、}。", true},
	{"全年收到{N}{T}。从来源上看，{P；}。", true},
	{"全年收到{N}{T}。就类别而言，{P、}。", true},
	{"{P、}，合计{T}。", true},
	{"全年收到{N}：{P，}，合计{T}。", true},
	{"{P，}，共计{T}。", true},
	{"{P；}；总计{T}。", true},
	{"{P、}，{n}项合计{T}。", true},
	{"{P，}，{n}类共{T}。", true},
	{"{P，}，以上共{T}。", true},
	{"{P，}，加起来{T}。", true},
	{"{P、}，总数为{T}。", true},
	{"{L}分别为{V}，合计{T}。", true},
	{"全年收到{N}{T}：{P、}。", false},
	{"全年收到{N}{T}，一是{O}。", false},
	{"全年收到{N}{T}：一是{O}。", false},
	{"全年收到{N}{T}，其中{Q、}。", false},
	{"{T}{N}中，{Q，}。", false},
	{"全年收到{N}{T}，分别为{P＋}。", true},
	{"{N}共{T}，其中{P和}。", false},
	{"全年共收到{N}{T}，比上年增加3{u}，其中{P、}。", false},
	{"全年共收到{N}{T}，较上年减少3{u}。其中，{P、}。", false},
	{"全年收到{N}{T}，其中{P%、}。", false},
	{"全年收到{N}{T}，其中{P%；}。", false},
	{"全年收到{N}{T}，{R其余}。", true},
	{"全年收到{N}{T}，其中{R其余}。", true},
	{"全年收到{N}{T}，其中{R剩余}。", true},
	{"{T}{N}中，{R余下}。", true},
	{"全年收到{N}{T}，其中{P、}，均已办理。", false},
	{"全年{N}总量为{T}，其中{P、}。", false},
	{"全年{N}达{T}，其中{P、}。", false},
	{"{N}方面，全年共{T}，{P、}。", false},
	{"全年收到的{T}{N}，包括{P、}。", false},
	{"全年收到{N}{T}，含{P、}。", false},
	{"全年收到{N}{T}，其中{P及}。", false},
	{"全年收到{N}{T}，其中{P以及}。", false},
	{"全年收到{N}{T}，内含{P、}。", false},
	{"全年{N}{T}，以类别计，{P、}。", true},
	{"全年收到{N}{T}，明细为：{P；}。", true},
	{"全年收到{N}{T}，具体情况如下：{P，}。", true},
	{"全年收到{N}{T}，其中：①{C}。", false},
	{"{P、}，相加为{T}。", false},
	{"{P，}，加起来是{T}。", false},
	{"全年{N}：{P、}，总计{T}。", true},
	{"{P和}，全年共收到{N}{T}。", false},
	{"{P、}，全年合计收到{N}{T}。", true},
	{"全年{N}共计{T}。{S}", false},
	{"全年{N}合计{T}，可分为{P、}。", true},
	{"全年{N}合计{T}，{n}类分别为{P、}。", true},
	{"全年{N}合计{T}，计有{P、}。", true},
	{"全年收到{N}{T}，其中有{Q、}。", false},
	{"全年收到{N}{T}，{Q，}。", false},
}

// fact is what is counted with its parts.
type fact struct {
	noun, unit string
	labels     []string
	values     []int
}

var facts = []fact{
	{"申请", "件", []string{"网络", "信函"}, []int{12, 7}},
	{"来信", "封", []string{"咨询类", "投诉类", "建议类"}, []int{31, 14, 9}},
	{"信息", "条", []string{"政策文件", "工作动态", "通知公告", "财政信息"}, []int{41, 127, 63, 18}},
	{"培训", "场", []string{"市级", "县级", "镇级"}, []int{4, 11, 23}},
	{"投诉举报", "起", []string{"食品", "药品"}, []int{57, 26}},
}

func (w wording) write(f fact, total int, values []int) string {
	number := func(n int) string { return fmt.Sprint(n) }
	join := func(sep string, write func(i int) string) string {
		var parts []string
		for i := range f.labels {
			parts = append(parts, write(i))
		}
		if sep == "和" || sep == "及" || sep == "以及" {
			return strings.Join(parts[:len(parts)-1], "、") + sep + parts[len(parts)-1]
		}
		return strings.Join(parts, sep)
	}
	head := func(i int) string { return f.labels[i] + number(values[i]) + f.unit }
	tail := func(i int) string { return number(values[i]) + f.unit + f.labels[i] }
	rate := func(i int) string { return head(i) + fmt.Sprintf("（占%d.%d%%）", 10+i, i) }
	var ordered []string
	for i := range f.labels {
		ordered = append(ordered, []string{"", "二是", "三是", "四是"}[i]+head(i))
	}
	t := w.text
	for _, rest := range []string{"其余", "剩余", "余下", "另有"} {
		t = strings.ReplaceAll(t, "{R"+rest+"}", join("、", func(i int) string {
			if i == len(values)-1 {
				return "，" + rest + number(values[i]) + f.unit + "为" + f.labels[i]
			}
			return head(i)
		}))
	}
	t = strings.ReplaceAll(t, "、，", "，")
	t = strings.ReplaceAll(t, "{S}", join("。", head)+"。")
	t = strings.ReplaceAll(t, "①{C}", join("；", func(i int) string { return []string{"①", "②", "③", "④"}[i] + head(i) }))
	for _, sep := range []string{"、", "，", "；", "和", "及", "以及", "＋"} {
		t = strings.ReplaceAll(t, "{P"+sep+"}", join(sep, head))
		t = strings.ReplaceAll(t, "{Q"+sep+"}", join(sep, tail))
		t = strings.ReplaceAll(t, "{P%"+sep+"}", join(sep, rate))
	}
	return strings.NewReplacer("{T}", number(total)+f.unit, "{N}", f.noun, "{u}", f.unit, "{n}", []string{"", "", "两", "三", "四"}[len(f.labels)],
		"{L}", join("、", func(i int) string { return f.labels[i] }), "{V}", join("、", func(i int) string { return number(values[i]) + f.unit }),
		"{O}", strings.Join(ordered, "；")).Replace(t)
}

// A wrong sum is found however it is worded, and a right one is never accused.
func TestFamilies(t *testing.T) {
	e := edition(t, "2021")
	missed, wrong := 0, 0
	for _, w := range wordings {
		for _, f := range facts {
			sum := 0
			for _, v := range f.values {
				sum += v
			}
			for _, off := range []int{0, -2, 3} {
				text := w.write(f, sum+off, f.values)
				accused := false
				for _, l := range told(In(e, text)) {
					accused = accused || strings.HasPrefix(l, "!")
				}
				switch {
				case off == 0 && accused:
					t.Errorf("accused: %s %v", text, told(In(e, text)))
				case off < 0 || off > 0 && w.all:
					wrong++
					if !accused {
						missed++
						t.Logf("missed: %s", text)
					}
				case off > 0 && accused:
					t.Logf("more than named: %s", text)
				}
			}
		}
	}
	t.Logf("%d of %d wrong sums found", wrong-missed, wrong)
	if 100*missed > 10*wrong {
		t.Errorf("only %d of %d wrong sums found", wrong-missed, wrong)
	}
}
