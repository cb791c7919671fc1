package claims

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
	"nianbao/templates"
)

// figures are those of an invented bureau.
var familyFigures = map[string]int{
	"requests.received.total": 23, "requests.carried.total": 4, "requests.granted.total": 9, "requests.partial.total": 2,
	"requests.refused_third_party.total": 1, "requests.refused_internal.total": 2, "requests.absent_not_held.total": 5,
	"requests.absent_to_be_made.total": 1, "requests.dismissed_repeated.total": 2, "requests.other_late.total": 2,
	"requests.total.total": 24, "requests.forward.total": 3,
	"review.reconsideration.upheld": 4, "review.reconsideration.corrected": 1, "review.reconsideration.pending": 2, "review.reconsideration.total": 7,
	"review.direct.upheld": 2, "review.direct.pending": 1, "review.direct.total": 3, "review.after.upheld": 1, "review.after.other": 1,
	"review.after.total":          2,
	"disclosure.documents.issued": 6, "disclosure.documents.repealed": 3, "disclosure.documents.inforce": 17,
}

// familyWordings are ways to state one figure, {n}.
var familyWordings = []struct {
	rule   string
	figure int
	texts  []string
}{
	{"text.requests", 23, []string{
		"全年收到政府信息公开申请{n}件。", "2024年，我局共收到政府信息公开申请{n}件。", "全年共受理{n}件政府信息公开申请。", "本年度收到的政府信息公开申请为{n}件。",
		"2024年度，政府信息公开申请共{n}件。", "全年接到公民、法人和其他组织提出的政府信息公开申请{n}件。", "年内新收依申请公开{n}件。", "依申请公开方面，本年新收申请{n}件。",
		"全年登记政府信息公开申请{n}件。", "2024年我局接收政府信息公开申请共计{n}件，均已登记。", "收到的政府信息公开申请共有{n}件。", "（二）依申请公开。全年收到申请{n}件。",
		"全年共有{n}件政府信息公开申请。", "政府信息公开申请全年{n}件。", "2024年政府信息公开申请量为{n}件。", "截至2024年12月31日，我局收到政府信息公开申请{n}件。",
		"2024年1月1日至12月31日，收到政府信息公开申请{n}件。", "本年收到政府信息公开申请{n}件，比上年增加5件。", "我局今年收到信息公开申请{n}份。", "全年收到政府信息公开申请（含网上、信函）{n}件。",
		"局机关收到政府信息公开申请{n}件。", "新收政府信息公开申请数{n}件，上年结转4件。", "办理依申请公开工作中，收到申请{n}件。"}},
	{"text.requests", 4, []string{
		"上年结转政府信息公开申请{n}件。", "收到政府信息公开申请23件，上年结转{n}件。", "收到政府信息公开申请23件，另有上年度结转的{n}件。", "政府信息公开申请中，由上年结转{n}件。",
		"全年收到政府信息公开申请23件，加上2023年结转{n}件。", "政府信息公开申请：上年未办结转入{n}件，新收23件。", "收到政府信息公开申请23件，承接上年{n}件。", "收到政府信息公开申请23件，去年遗留{n}件。", "收到政府信息公开申请23件，年初结存{n}件。",
		"收到政府信息公开申请23件，{n}件为上年结转。"}},
	{"text.outcomes", 24, []string{
		"全年办结政府信息公开申请{n}件。", "政府信息公开申请共办结{n}件。", "收到政府信息公开申请23件，办结{n}件。", "年内答复政府信息公开申请{n}件。", "全年作出政府信息公开申请答复{n}件。",
		"收到政府信息公开申请23件，已办理完毕{n}件。", "办结的政府信息公开申请为{n}件。", "全年对{n}件政府信息公开申请作出答复。", "办结的{n}件政府信息公开申请中，予以公开9件。"}},
	{"text.outcomes", 9, []string{
		"办结政府信息公开申请24件，其中予以公开{n}件。", "政府信息公开申请办理结果：予以公开{n}件、部分公开2件。", "收到政府信息公开申请23件，其中{n}件予以公开。", "政府信息公开申请中，同意公开{n}件。",
		"政府信息公开申请办结24件，全部公开{n}件、部分公开2件。", "办结政府信息公开申请24件：公开{n}件，部分公开2件，不予公开3件。", "从办理结果看，政府信息公开申请予以公开的{n}件，部分公开的2件。",
		"政府信息公开申请办理中，作出予以公开决定{n}件。", "政府信息公开申请中{n}件予以公开、2件部分公开。", "办结24件政府信息公开申请，予以公开、部分公开分别为{n}件、2件。", "政府信息公开申请答复中，准予公开{n}件。"}},
	{"text.outcomes", 3, []string{
		"办结政府信息公开申请24件，其中不予公开{n}件。", "政府信息公开申请中，{n}件依法不予公开。", "政府信息公开申请中，决定不予公开{n}件。", "政府信息公开申请办结24件，另有{n}件结转下年。",
		"收到政府信息公开申请23件，{n}件结转下年度继续办理。", "政府信息公开申请结转2025年{n}件。", "政府信息公开申请中，尚有{n}件未办结，结转下年。", "政府信息公开申请办结24件，剩余{n}件转入下年度办理。", "收到政府信息公开申请23件，年末未办结{n}件。",
		"政府信息公开申请办结24件，延至次年办理{n}件。", "收到政府信息公开申请23件，上年结转4件，办结24件，{n}件顺延至下一年度。"}},
	{"text.outcomes", 5, []string{
		"政府信息公开申请中，本机关不掌握相关政府信息{n}件。", "政府信息公开申请无法提供6件，其中本机关不掌握{n}件。", "政府信息公开申请答复信息不存在{n}件。", "政府信息公开申请中，{n}件因本机关不掌握而无法提供。"}},
	{"text.outcomes", 2, []string{
		"政府信息公开申请中，重复申请不予处理{n}件。", "政府信息公开申请办结24件，不予处理{n}件。", "政府信息公开申请中部分公开{n}件。", "政府信息公开申请中，内部事务信息{n}件不予公开。", "政府信息公开申请作其他处理{n}件。"}},
	{"text.review", 7, []string{
		"因政府信息公开被申请行政复议{n}件。", "全年因政府信息公开引发行政复议{n}起。", "政府信息公开行政复议案件{n}件。", "因政府信息公开工作发生行政复议案件{n}件。", "涉及政府信息公开的行政复议共{n}件。", "全年发生{n}件因政府信息公开引起的行政复议。",
		"因政府信息公开提起行政复议的有{n}件。", "政府信息公开类复议{n}件。", "全年因信息公开产生行政复议案件共计{n}件，其中维持4件。", "政府信息公开方面，行政复议{n}件，行政诉讼5件。"}},
	{"text.review", 4, []string{
		"因政府信息公开被申请行政复议7件，其中维持{n}件。", "因政府信息公开引发行政复议7件，其中{n}件维持。", "因政府信息公开引发行政复议7件，结果维持{n}件、纠正1件、尚未审结2件。", "因政府信息公开引发行政复议7件，被维持{n}件。",
		"因政府信息公开被申请行政复议7件，复议机关维持{n}件，纠正1件。", "政府信息公开行政复议7件：维持{n}件，纠正1件，未审结2件。"}},
	{"text.review", 5, []string{
		"因政府信息公开被提起行政诉讼{n}件。", "政府信息公开行政诉讼案件{n}件。", "全年因政府信息公开引发行政诉讼{n}起。", "因政府信息公开引发行政复议7件、行政诉讼{n}件。", "因政府信息公开工作被提起诉讼{n}件。"}},
	{"text.review", 3, []string{
		"因政府信息公开被提起行政诉讼5件，其中未经复议直接起诉{n}件。", "因政府信息公开引发行政诉讼5件，直接起诉{n}件、复议后起诉2件。", "因政府信息公开引发行政诉讼5件，{n}件未经复议直接起诉。"}},
	{"text.documents", 6, []string{
		"全年制发行政规范性文件{n}件。", "2024年制定规范性文件{n}件。", "本年度出台行政规范性文件{n}份。", "全年新制定{n}件行政规范性文件。", "年内印发规范性文件{n}件，废止3件。", "全年共制定出台行政规范性文件{n}件。", "规范性文件方面，全年制发{n}件。", "新出台规范性文件{n}件，均已公开。"}},
	{"text.documents", 3, []string{
		"全年废止行政规范性文件{n}件。", "规范性文件制发6件，废止{n}件。", "清理规范性文件，废止{n}件。", "宣布废止规范性文件{n}件。", "{n}件规范性文件被废止。"}},
	{"text.documents", 17, []string{
		"现行有效行政规范性文件{n}件。", "截至年底，现行有效的规范性文件共{n}件。", "规范性文件现行有效{n}件。", "继续有效的行政规范性文件为{n}件。", "目前有效规范性文件{n}件。", "制发规范性文件6件，废止3件，现行有效{n}件。"}},
}

// A figure that is wrong is found however it is worded, and a right one is never accused.
func TestFamilies(t *testing.T) {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	claims := func(text string) []Claim {
		r := report.New("")
		r.Agency, r.Year = "临江县水务局", 2024
		for _, table := range e.Tables {
			for _, s := range table.Slots {
				r.Values[s.ID] = report.Parse(fmt.Sprint(familyFigures[s.ID]), report.StoredText)
			}
		}
		r.Prose["overview"] = []report.Paragraph{{Text: text}}
		return In(e, r)
	}
	missed, all := 0, 0
	for _, w := range familyWordings {
		for _, text := range w.texts {
			for _, off := range []int{0, 2} {
				said := strings.ReplaceAll(text, "{n}", fmt.Sprint(w.figure+off))
				wrong, own := false, false
				for _, c := range claims(said) {
					wrong = wrong || c.Verdict == reading.Wrong
					own = own || c.Verdict == reading.Wrong && c.Rule == w.rule
				}
				if off == 0 && wrong {
					t.Errorf("accused: %s", said)
				}
				if off == 0 {
					continue
				}
				if all++; !own {
					missed++
					t.Logf("missed: %s", said)
				}
			}
		}
	}
	t.Logf("%d of %d wrong figures found", all-missed, all)
	if 100*missed > 10*all {
		t.Errorf("only %d of %d wrong figures found", all-missed, all)
	}
}
