package claims

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
	"nianbao/templates"
)

// constructions are ways to state a figure without the plain row of name and number: a wrong statement must be found, a
// right one and one that cannot be judged must not be accused.
var constructions = []struct {
	name                   string
	wrong, right, unjudged []string
}{
	{"all of them, without a number", []string{
		"因政府信息公开引发行政复议7件，均已审结。",
	}, []string{
		"全年办结政府信息公开申请24件，均已答复申请人。",
		"24件政府信息公开申请中，公开的均为全部公开。", "政府信息公开行政诉讼中，未经复议直接起诉3件，已审结的均判决维持。", "因政府信息公开被提起行政诉讼，复议后起诉2件，均已审结。",
	}, []string{"政府信息公开工作有序推进，各项任务均已办结。"}},
	{"all or none of a group", []string{
		"涉及信息公开的行政诉讼未经复议直接起诉3件，法院均维持了原结果。", "全年信息公开复议案件7件，没有一件被纠正。",
		"复议后起诉的2件案件均以维持原结果告终。",
	}, []string{
		"因信息公开直接起诉3件，没有一件被纠正。", "政府信息公开行政复议后仍提起诉讼的2件，法院均未纠正，其中1件结果维持。", "因政府信息公开行政诉讼5件，其中未经复议直接起诉3件、复议后起诉2件，法院判决维持3件，1件尚未审结。", "本机关不掌握相关信息或需另行制作的，均告知申请人无法提供，共6件，其中县住建局1件。",
	}, nil},
	{"applications by a word alone", []string{
		"全年办结申请二十六件，按期答复率100%。", "部分公开的申请5件，已遮盖有关内容。", "本年度新收申请23件，连同上年结转的4件，合计37件。",
		"2023年结转至2024年办理的申请为9件。", "截至年底，尚有8件未到答复期限的申请结转至下一年度继续办理。",
		"全年收到政府信息公开申请1件，未收取信息处理费。",
	}, []string{
		"全年办结申请二十四件，按期答复率100%。", "部分公开的申请2件，已遮盖有关内容。", "本年度新收申请23件，连同上年结转的4件，合计27件。",
		"2023年结转至2024年办理的申请为4件。", "截至年底，尚有3件未到答复期限的申请结转至下一年度继续办理。",
		"全年收到政府信息公开申请23件，未收取信息处理费。", "全年未作出一件“其他机关”答复，去年有2件。",
	}, []string{"全年办结申请退税26件。", "办结不动产登记申请26件。"}},
	{"how much more or less", nil, []string{
		"规范性文件制发数较同期清单上的废止数多11件。", "办结的申请比上一轮统计的新收申请少9件。",
	}, nil},
	{"what it rose or fell to", []string{
		"政府信息公开申请办结数由上年的30件降至21件。", "政府信息公开申请办结数由2023年的30件减少到2024年的21件。",
	}, []string{
		"我局新收政府信息公开申请由2023年的31件下降到23件。", "我局新收政府信息公开申请由上年的31件下降到今年的23件。", "政府信息公开申请办结数由上年的30件降至24件。",
	}, []string{"我局主动公开信息由2023年的310条增加到352条。"}},
	{"rates, desks and telephones", nil, []string{
		"全年办结政府信息公开申请24件，予以公开率37.5%。", "我局公布政府信息公开申请受理点5个，受理电话2部。",
	}, nil},
	{"plans", nil, []string{
		"2025年计划制定行政规范性文件9件。", "下一步，我局拟废止行政规范性文件8件。",
	}, nil},
	{"the stock at the beginning", nil, []string{
		"年初现行有效行政规范性文件14件，年末17件。",
	}, nil},
	{"a row of names before which its sum stands", nil, []string{
		"全年办结政府信息公开申请24件，其中予以公开9件、部分公开2件、不予公开3件，其余10件为无法提供、不予处理和其他处理。",
	}, []string{"全年办结政府信息公开申请24件，其中予以公开9件，其余15件分别作出部分公开、不予公开等答复。"}},
	{"nothing, in a word of its own", []string{
		"全年信息公开零复议。",
	}, []string{"本年度政府信息公开申请办理中，没有一件因逾期未缴费被终止。"}, nil},
	{"the same figure of others", nil, []string{
		"全县各单位共收到政府信息公开申请213件，其中我局收到23件。", "局属单位收到政府信息公开申请17件，局机关收到23件。",
		"上年办结9件，其中予以公开8件、无法提供1件；2024年办结政府信息公开申请24件。",
	}, nil},
	{"numbers that are none of the figure", nil, []string{
		"全年收到政府信息公开申请不到30件，实为23件。", "无法提供政府信息的比重较大，24件中有6件，占四分之一。",
		"依法答复后，9件信息向申请人全文提供。", "政府信息公开申请办结24件，2件告知向其他机关提出。",
	}, nil},
	{"another's, by what follows", nil, []string{
		"全年被申请行政复议12件，均由行政处罚引发，与政府信息公开无关。",
	}, nil},
}

func TestConstructions(t *testing.T) {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	wrong := func(text string) (list []string) {
		r := report.New("")
		r.Agency, r.Year = "临江县水务局", 2024
		for _, table := range e.Tables {
			for _, s := range table.Slots {
				r.Values[s.ID] = report.Parse(fmt.Sprint(familyFigures[s.ID]), report.StoredText)
			}
		}
		r.Prose["overview"] = []report.Paragraph{{Text: text}}
		for _, c := range In(e, r) {
			if c.Verdict == reading.Wrong {
				list = append(list, c.Words+": "+c.Clause)
			}
		}
		return list
	}
	for _, c := range constructions {
		t.Run(strings.ReplaceAll(c.name, ",", ""), func(t *testing.T) {
			for _, text := range c.wrong {
				assert.Len(t, wrong(text), 1, text)
			}
			for _, text := range append(c.right, c.unjudged...) {
				assert.Empty(t, wrong(text), text)
			}
		})
	}
}

// What is said of all after two amounts may be said of both together.
func TestAllOfBoth(t *testing.T) {
	r := ofFamily(t, "2023年结转至2024年的申请4件，2024年新收申请23件，截至12月31日，全部答复完毕。", "")
	r.Values["requests.total.total"] = report.Parse("27", report.StoredText)
	r.Values["requests.forward.total"] = report.Parse("0", report.StoredText)
	for _, c := range In(edition(t, "2021"), r) {
		assert.NotEqual(t, reading.Wrong, c.Verdict, c.Clause)
	}
}
