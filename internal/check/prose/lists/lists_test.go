package lists

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/outside"
	"nianbao/templates"
)

func edition(t testing.TB, id string) *templates.Edition {
	e, err := templates.Find(id)
	require.NoError(t, err)
	return e
}

// told writes lists as total=part+part, totals side by side as total+total=part+part, with a mark for the verdict.
func told(lists []List) []string {
	out := []string{}
	for _, l := range lists {
		s := map[reading.Verdict]string{reading.Right: "", reading.Wrong: "!", reading.Unjudged: "?"}[l.Verdict]
		out = append(out, s+added(l.Totals)+"="+added(l.Parts))
	}
	return out
}

func added(amounts []reading.Stated) string {
	sum := make([]string, len(amounts))
	for i, a := range amounts {
		sum[i] = a.Value.String()
	}
	return strings.Join(sum, "+")
}

// The five published reports: every sum they state, and the three that are wrong.
func TestListsOfThePublishedReports(t *testing.T) {
	files := outside.SourceReports(t)
	if len(files) == 0 {
		return
	}
	want := map[string][]string{
		"000": {"4072=784+1295+1993"},
		"001": {"84=4+3+53+3+3+5+8+5"},
		"002": {"346=236+110", "6=4+2", "153=99+54"},
		"003": {"!388=20+275+113", "3=1+2", "!21=6+12", "6=1+5", "12=3+4+5", "!21=6+12", "6=1+5", "12=3+4+5"},
		"004": {"8=3+3+2", "140=36+104", "11=5+6"},
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		got := []string{}
		for _, line := range strings.Split(string(data), "\n") {
			got = append(got, told(In(edition(t, "2021"), line))...)
		}
		assert.Equal(t, want[filepath.Base(file)[:3]], got, file)
	}
}

// The rulings on what is a part and what is none, each on the sentence it was made for and on its neighbours.
func TestRulingsOnLists(t *testing.T) {
	for _, c := range []struct {
		ruling, text string
		want         []string
	}{
		{"an inner 其中 names a subset, not a further part",
			"政协提案12件（主办3件，会办4件，分办5件，其中2件不予公开）", []string{"12=3+4+5"}},
		{"and is no part when the sum is wrong either",
			"政协提案12件（主办3件，会办4件，分办6件，其中2件不予公开）", []string{"!12=3+4+6"}},
		{"one named subset never accuses", "共收集意见建议365条、采纳363条", nil},
		{"not even one larger than its total", "收到留言96条，其中民众关注的460条", nil},
		{"unlike measure words never accuse", "收到並回復留言96條，其中民眾重點關注的46個留言問題已公開", nil},
		{"an item with its own 共 is not a part", "提案140件,其中建議36件,提案104件,重點督辦件共4件", []string{"140=36+104"}},
		{"nor is it a total of what went before", "建議36件,提案104件,重點督辦件共4件", nil},
		{"a total after its parts", "公開人大代表建議5件和省政協提案6件,共11件", []string{"11=5+6"}},
		{"does not bind to an earlier one",
			"提案140件,其中建議36件,提案104件。公開建議5件和提案6件,共11件", []string{"140=36+104", "11=5+6"}},
		{"unlike measure words may confirm", "申請共8次,其中予以公開3件,部分公開3件,無法提供的2件", []string{"8=3+3+2"}},
		{"and never accuse", "申請共9次,其中予以公開3件,部分公開3件,無法提供的12件", nil},
		{"a new measure word starts a new total", "公报印发6期（其中双月合刊4期，单月刊2期），总计印刷8400本", []string{"6=4+2"}},
		{"with parts of its own", "公报印发6期，总计印刷8400本，其中赠阅8000本、零售400本", []string{"8400=8000+400"}},
		{"其中 may follow a full stop", "主动公开政府信息有84条。其中机构介绍4条，其他信息80条。", []string{"84=4+80"}},
		{"a semicolon ends a list", "网站发布388条，其中概况20条、动态368条；微信发布122条", []string{"388=20+368"}},
		{"names that hold numbers carry no amounts", "六个部分，其中四个栏目、第20条、〔2020〕7号、2020年1月1日，0943-8221661，占10%", nil},
		{"two lists for one total", "申请10件，其中自然人6件，法人4件；其中网上7件，信函3件", []string{"10=6+4", "10=7+3"}},
		{"nested lists", "提案共18件，其中建议6件（独办1件，分办5件），提案12件（主办5件，会办7件）", []string{"18=6+12", "6=1+5", "12=5+7"}},
		{"a list that names only some parts is not accused", "信息100条，其中动态60条、公告20条", nil},
		{"a list of all parts is", "信息100条，分别为动态60条、公告30条", []string{"!100=60+30"}},
		{"rows of the form may be left out", "办结40件：予以公开12件，部分公开6件，不予公开7件", nil},
		{"unless the list says that they are all", "办结40件，分别为予以公开12件，部分公开6件", []string{"!40=12+6"}},
		{"names them all", "办结9件：予以公开1件，部分公开1件，不予公开1件，无法提供1件，不予处理1件，其他处理1件",
			[]string{"!9=1+1+1+1+1+1"}},
		{"and does when one part alone exceeds its total", "公开信息1860条，其中政策文件类2772条、工作动态类15条", []string{"!1860=2772+15"}},
		{"but for 个, which may count anything", "涵盖部门41个，其中可机读数据集298个、专题库12个", nil},
		{"or exceeds its total", "办结40件：予以公开32件，部分公开9件", []string{"!40=32+9"}},
		{"an estimate of them cannot be judged", "办结约40件，分别为予以公开12件，部分公开6件", []string{"?40=12+6"}},
		{"其他处理 is a row and no remainder", "办结40件，其中予以公开12件，其他处理2件", nil},
		{"其他 is one", "办结40件，其中予以公开12件，其他2件", []string{"!40=12+2"}},
		{"a colon closes a list of one form", "收到意见63条：采纳41条，部分采纳10条，未采纳11条", []string{"!63=41+10+11"}},
		{"no list of unlike things", "信息300条：政策解读20条，财政资金15条", nil},
		{"a word after total and parts is a measure", "公示牌29块，其中镇2块、村28块", []string{"!29=2+28"}},
		{"marks and times are none", "平均得分86分，其中甲得88分，乙得85分，丙得80分", nil},
		{"what is rounded is judged beyond its rounding", "稿件17.3万篇，其中市直6.8万篇、县区11.5万篇", []string{"!173000=68000+115000"}},
		{"and right within it", "访问25.4万次，其中甲12.3万次、乙13.2万次", []string{"254000=123000+132000"}},
		{"attributes of persons overlap", "联络员21人，其中党员14人，女同志9人，35岁以下11人", nil},
		{"posts do not", "代表100人，其中政协委员25人，群众代表85人", []string{"!100=25+85"}},
		{"nor are parties persons where papers are counted", "文件30件，其中党员教育类20件、社区服务类15件", []string{"!30=20+15"}},
		{"stages lie within one another", "来信30件，其中办结30件，群众满意28件", nil},
		{"done and under way do not", "工单90件，其中办结85件、正在办理9件", []string{"!90=85+9"}},
		{"not even without 其中", "问题26个，立行立改21个，限期整改6个", []string{"!26=21+6"}},
		{"siblings in a row are no parts", "制定文件6件，宣布废止4件，继续有效37件", nil},
		{"opposites are all there is", "意见513条，其中采纳346条、部分采纳88条、未采纳69条", []string{"!513=346+88+69"}},
		{"what was done to them ends the list", "简报24期，其中上半年11期，下半年14期，被采用5期", []string{"!24=11+14"}},
		{"an increase is no total", "信息100条，比2023年净增10条。按栏目分：动态60条、公告40条", []string{"100=60+40"}},
		{"nor is what was", "网站由71家集约至64家，其中市级9家、县级56家", []string{"!64=9+56"}},
		{"a total after a list told one by one", "各季度分别为19条、24条、22条，全年共75条", []string{"!75=19+24+22"}},
		{"of several measures", "读本600本、折页1500份，共计2200份（本）", []string{"!2200=600+1500"}},
		{"what a sentence is about has parts", "26件申请中，甲类14件、乙类13件", []string{"!26=14+13"}},
		{"各 counts for each named", "查阅点14个，其中档案馆、图书馆各1个，村12个", []string{"14=1+1+12"}},
		{"two lists side by side", "培训33期，4170人次，其中市级7期860人次、县级26期3410人次", []string{"33=7+26", "!4170=860+3410"}},
		{"a second list after the first", "问题19个，其中甲类11个、乙类8个，已整改16个，限期整改4个", []string{"19=11+8", "!19=16+4"}},
		{"totals side by side have their parts together", "新收13件，上年结转2件，其中网络10件，信函5件", []string{"13+2=10+5"}},
		{"and are held against them together", "来信10件，来电20件，其中咨询25件，投诉15件", []string{"!10+20=25+15"}},
		{"though some parts may be left out", "来信10件，来电20件，其中咨询18件，投诉5件", nil},
		{"unless the list says that none is", "来信10件，来电20件，其中咨询20件，投诉5件，其他3件", []string{"!10+20=20+5+3"}},
		{"but what became of them is no total beside them", "收到申请10件，办结10件，其中予以公开8件，部分公开4件", []string{"!10=8+4"}},
		{"nor is one whose words the parts repeat", "公开文件20件，配套解读15件，其中文字解读12件，图表解读9件", []string{"!15=12+9"}},
		{"nor a bracket after one of them", "来信10件，来电20件（咨询19件，投诉5件）", []string{"!20=19+5"}},
		{"a comparison parts totals", "公开50条，比上年增加9条，转载20条，其中动态45条，公告9条", []string{"!50=45+9"}},
		{"but not what is carried over", "收到11件，较上年增加3件，上年结转2件，其中网络9件，信函4件", []string{"11+2=9+4"}},
		{"which is no total of what it cannot hold", "上年结转2件，其中予以公开9件，部分公开3件", nil},
		{"another matter ends the list", "收到9件，上年结转1件，其中网络5件，信函6件，发生行政复议1件", []string{"!9+1=5+6"}},
		{"deeds do not part what they are told of", "制发文件20件，其中公开18件，解读15件", nil},
		{"nor does what is true of all", "预算单位75家，其中部门预算75家、三公经费75家", nil},
		{"but states of which one is the end of the other do", "网站12家，其中正常运行9家，关停4家", []string{"!12=9+4"}},
		{"and a kind may be named by the total's verb", "公开信息50条，其中公开动态30条，公开公告25条", []string{"!50=30+25"}},
		{"overlap said after a total excuses it", "网站120条、微信80条，合计160条（有交叉）", nil},
		{"but not what falls short", "网站120条、微信80条，合计260条（有交叉）", []string{"!260=120+80"}},
		{"words that close a list end it", "账号7个，由微信2个、微博1个、抖音2个组成。同时关停2个", []string{"!7=2+1+2"}},
		{"an item is no total of those after it", "信息88条中，预算32条，决算30条，绩效24条，说明6条", []string{"!88=32+30+24+6", "30=24+6"}},
		{"a bracket after a comma belongs to the item before", "信息192条，具体为：动态88条，法规31条，（其中转发20条），人事9条，其他64条", []string{"192=88+31+9+64"}},
		{"names before 分别 are items beside the first", "工单3412件中，咨询2105件，求助、投诉分别为867件、388件，余下52件是建议", []string{"3412=2105+867+388+52"}},
		{"the two that were named", "信息260条，原创与转载兼有，前者156条，后者114条", []string{"!260=156+114"}},
		{"an estimate cannot be judged", "信息约100条，分别为动态60条、公告30条", []string{"?100=60+30"}},
	} {
		got := told(In(edition(t, "2021"), c.text))
		if c.want == nil {
			c.want = []string{}
		}
		assert.Equal(t, c.want, got, "%s: %s", c.ruling, c.text)
	}
}

func TestAListQuotesItsSentence(t *testing.T) {
	text := "前一句。 人大建議、政協提案共２１件，其中，建議6件（獨辦1件，分辦5件），提案 12件。後一句。"
	l := In(edition(t, "2021"), text)[0]
	assert.Equal(t, "人大建議、政協提案共２１件，其中，建議6件（獨辦1件，分辦5件），提案 12件。", l.Sentence)
	assert.Equal(t, "前一句。", strings.TrimSpace(text[:l.Start]))
	assert.Equal(t, reading.Wrong, l.Verdict)
	assert.Equal(t, "２１件", l.Totals[0].Written)
	assert.Equal(t, "建議", l.Parts[0].Label)
	assert.Equal(t, "12件", l.Parts[1].Written)
	assert.Equal(t, "18", l.Sum.String())
}

func FuzzLists(f *testing.F) {
	f.Add("提案共21件，其中，建议6件（独办1件，分办5件），提案12件（主办3，会办4件，其中2件）。其中3件；共9次")
	f.Add("按渠道分，网上３條、其餘二十件：（（1件）2件，共3件")
	e := edition(f, "2021")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 {
			return
		}
		for _, l := range In(e, text) {
			// One part alone is more than its total, or is told so many times a year.
			alone := len(l.Parts) == 1 && (l.Way == Product || l.Sum.GreaterThan(l.Total()))
			if len(l.Parts) < 2 && !alone || l.Sentence == "" || l.Totals[0].Written == "" {
				t.Fatalf("%q: %+v", text, l)
			}
		}
	})
}

// A form that calls the row by another name is read by that name.
func TestAFormWithAnotherWordForTheCarried(t *testing.T) {
	text := "办理申请12件，其中本年收到9件，上年挂账3件。"
	assert.Equal(t, []string{}, told(In(edition(t, "2021"), text)), "an unknown word beside another year is a comparison")

	data, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "templates", "2019.yaml"))
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "own.yaml")
	own := strings.Replace(string(data), "words: [\"{上年|上年度|上一年|", "words: [上年挂账, \"{上年|上年度|上一年|", 1)
	require.NoError(t, os.WriteFile(file, []byte(own), 0o600))
	e, err := templates.Find(file)
	require.NoError(t, err)
	assert.Equal(t, []string{"12=9+3"}, told(In(e, text)))
}
