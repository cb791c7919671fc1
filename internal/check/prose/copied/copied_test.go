package copied

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/report"
	"nianbao/templates"
)

func edition(t testing.TB) *templates.Edition {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	return e
}

func made(agency string, year int, overview string) *report.Report {
	r := report.New(fmt.Sprintf("%s-%d.txt", agency, year))
	r.Agency, r.Year = agency, year
	for line := range strings.SplitSeq(overview, "\n") {
		r.Prose["overview"] = append(r.Prose["overview"], report.Paragraph{Text: line})
	}
	return r
}

const water = `青山县水务局坚持把政务公开与水利建设同部署，围绕农村饮水安全、河道采砂、水资源费征收等群众关心的事项，全年在县政府网站公开信息312条。
针对灌区改造项目多、资金量大的特点，我局把立项、招标、验收三个环节的材料逐件挂网，并在项目所在村设置公示牌，方便群众就近查看和监督。
制定了信息发布三审表，谁起草、谁校对、谁签发一目了然；对历年发布的栏目逐条清理，纠正错敏词46处，补发缺漏的统计数据9期。
组织各股室和基层水管站专题学习条例2次，把公开工作纳入年底考核，对未按时更新栏目的两个股室进行了约谈。`

const forest = `林草部门的公开工作以林长制为抓手，逐级公布林长名单、责任区域和监督电话，及时发布森林火险等级和林业有害生物预警信息。
退耕还林补助资金发放到户的明细在各村公示栏张贴七天，影像资料存档备查，群众反映的面积误差由工作人员带着图纸上门复核。
通过短视频介绍古树名木保护故事，点击量逐月上升，野生动物救护热线的接听记录按季度汇总后向社会公布。
会同自然资源部门开展了林地审批事项的流程再造，办事指南重新编写，申报材料由十一份减少到六份，平均办理时间明显缩短。`

func TestAnotherAgencysProse(t *testing.T) {
	e, x := edition(t), New()
	own := made("青山县水务局", 2023, water)
	copy := strings.NewReplacer("青山县水务局", "白河县农业局", "312", "275", "46", "31", "2次", "4次").Replace(water)
	other := made("白河县农业局", 2023, copy)
	for _, r := range []*report.Report{own, other, made("白河县林草局", 2023, forest)} {
		x.Add(e, r)
	}
	twins := x.Compare(e, other)
	require.Len(t, twins, 1)
	assert.Equal(t, "青山县水务局", twins[0].Report.Agency)
	assert.Equal(t, "overview", twins[0].Section)
	assert.GreaterOrEqual(t, twins[0].Percent, 90, "names and figures aside it is the same text")
	require.NotEmpty(t, twins[0].Passages)
	for _, p := range twins[0].Passages {
		assert.Contains(t, strings.Join(strings.Fields(copy), ""), strings.TrimSuffix(p, "…"), "passages are quoted as written")
	}
	assert.Empty(t, x.Compare(e, made("白河县林草局", 2023, forest)))
}

func TestLastYearsProse(t *testing.T) {
	e := edition(t)
	before, now := made("青山县水务局", 2022, water), made("青山县水务局", 2023, strings.ReplaceAll(water, "312", "401"))
	twins := Between(e, now, e, before)
	require.Len(t, twins, 1)
	assert.Equal(t, 2022, twins[0].Report.Year)
	assert.GreaterOrEqual(t, twins[0].Percent, 90)
	assert.Empty(t, Between(e, made("青山县水务局", 2023, forest), e, before))
}

// Half copied is reported as about half; a few shared sentences are not reported.
func TestShareIsOfOwnText(t *testing.T) {
	e := edition(t)
	half := strings.Join(append(strings.Split(water, "\n")[:3], strings.Split(forest, "\n")[:1]...), "\n")
	twins := Between(e, made("甲县民政局", 2023, half), e, made("乙县民政局", 2023, water))
	require.Len(t, twins, 1)
	assert.InDelta(t, 75, twins[0].Percent, 10)
	little := strings.Join(append(strings.Split(forest, "\n"), strings.Split(water, "\n")[0]), "\n")
	assert.Empty(t, Between(e, made("甲县民政局", 2023, little), e, made("乙县民政局", 2023, water)))
}

// What every report contains, and what one agency's other report for the same year contains, is
// no copy.
func TestWhatIsNoCopy(t *testing.T) {
	e, x := edition(t), New()
	formula := strings.Repeat("坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神。坚持以公开为常态、以不公开为例外的原则。", 4)
	x.Add(e, made("甲县民政局", 2023, formula))
	assert.Empty(t, x.Compare(e, made("乙县民政局", 2023, formula)), "phrases every report has")

	area := made("青山县人民政府", 2023, water)
	area.File, area.Scope = "total.xlsx", report.Area
	x.Add(e, area)
	assert.Empty(t, x.Compare(e, made("青山县人民政府", 2023, water)), "an office's two reports for one year")
	assert.Empty(t, x.Compare(e, made("丙县民政局", 2023, "无。")), "too short to be anybody's")
}

// A text all agencies were given is found as well, although only so many of its holders are kept.
func TestATextThatAllHave(t *testing.T) {
	e, x := edition(t), New()
	for i := range 200 {
		x.Add(e, made(fmt.Sprintf("第%d镇人民政府", i), 2023, water))
	}
	for _, i := range []int{0, 100, 199} {
		twins := x.Compare(e, made(fmt.Sprintf("第%d镇人民政府", i), 2023, water))
		require.Len(t, twins, mostTwins)
		assert.GreaterOrEqual(t, twins[0].Percent, 95)
	}
}

// Equal stretches yield equal fingerprints in any place.
func TestFingerprintsDependOnTheLettersAlone(t *testing.T) {
	stretch := []rune(forest)[:piece+window-1]
	for _, before := range []string{"", "一", "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"} {
		found := map[uint32]bool{}
		for _, f := range prints([]rune(before + string(stretch) + before)) {
			found[f.hash] = true
		}
		shared := false
		for _, f := range prints(stretch) {
			shared = shared || found[f.hash]
		}
		assert.True(t, shared, before)
	}
	assert.Empty(t, prints([]rune("太短")))
}

func FuzzBetween(f *testing.F) {
	f.Add(water, forest)
	f.Add("\xff我局"+strings.Repeat("公开", 200), strings.Repeat("公开", 150))
	e := edition(f)
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, twin := range Between(e, made("甲县局", 2023, a), e, made("乙县局", 2023, b)) {
			if twin.Percent < leastShare || twin.Percent > 100 {
				t.Fatalf("%d%%", twin.Percent)
			}
		}
	})
}

// BenchmarkSifted measures what the comparison of very many costs: memory beside time. The reports are
// of random fingerprints, made anew at each pass as a ledger reads them anew.
func BenchmarkSifted(b *testing.B) {
	const each = 300
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			all := func(yield func(Fingerprints) bool) {
				dice := rand.New(rand.NewPCG(1, 2))
				section := Section{ID: "overview", Letters: each * window / 2, prints: make([]print, each)}
				for i := range n {
					for k := range section.prints {
						section.prints[k] = print{at: k * window / 2, hash: dice.Uint32()}
					}
					of := &report.Report{Identity: report.Identity{Agency: fmt.Sprint(i)}}
					if !yield(Fingerprints{Of: of, Sections: []Section{section}}) {
						return
					}
				}
			}
			for b.Loop() {
				x := Sifted(all, int64(n*each*printBytes))
				b.ReportMetric(float64(len(x.holder)), "kept")
			}
			var memory runtime.MemStats
			runtime.ReadMemStats(&memory)
			b.ReportMetric(float64(memory.HeapSys)/1e6, "MB-heap")
		})
	}
}

// BenchmarkCompare shows that the work for one report does not grow with the number of reports.
func BenchmarkCompare(b *testing.B) {
	e := edition(b)
	for _, n := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			x, dice := New(), rand.New(rand.NewPCG(1, 2))
			texts := make([]*report.Report, n)
			for i := range texts {
				texts[i] = made(fmt.Sprintf("%d县局", i), 2023, random(dice, 2500))
				x.Add(e, texts[i])
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				x.Compare(e, texts[i%n])
			}
		})
	}
}

// random makes a text that shares phrases with others, as reports do.
func random(dice *rand.Rand, length int) string {
	sentences := strings.FieldsFunc(water+forest, func(r rune) bool { return r == '，' || r == '。' || r == '\n' || r == '；' })
	var b strings.Builder
	for b.Len() < 3*length {
		if dice.IntN(3) == 0 {
			b.WriteString(sentences[dice.IntN(len(sentences))] + "，")
			continue
		}
		for range 12 {
			b.WriteRune(rune(0x4e00 + dice.IntN(3000)))
		}
		b.WriteString("。")
	}
	return b.String()
}

// Fingerprints that were stored lead to what the reports themselves do, also in an index that
// keeps the shared ones only.
func TestStoredFingerprintsFindTheSame(t *testing.T) {
	e, x := edition(t), New()
	reports := []*report.Report{
		made("青山县水务局", 2023, water),
		made("白河县农业局", 2023, strings.ReplaceAll(water, "青山县水务局", "白河县农业局")),
		made("白河县林草局", 2023, forest),
		made("白河县水务局", 2023, water+forest),
	}
	var kept []Fingerprints
	for _, r := range reports {
		x.Add(e, r)
		f, err := Parse(Of(e, r).Bytes(), &report.Report{Identity: r.Identity, File: r.File})
		require.NoError(t, err)
		kept = append(kept, f)
	}
	sifted := Sifted(slices.Values(kept), 0)
	assert.Less(t, len(sifted.holder), len(x.holder)+1)
	for i, r := range reports {
		assert.Equal(t, x.Compare(e, r), Quote(e, r, sifted.Matches(kept[i])), r.Agency)
	}
	assert.NotEmpty(t, sifted.Matches(kept[2]), "the one who only adds stands in the other's text")
}

// Fingerprints are kept; what is everybody's phrase may have become more since. What they point
// at beyond the words that are left is passed over, and the rest is quoted.
func TestFingerprintsOfFewerFormulas(t *testing.T) {
	e, x := edition(t), New()
	own := made("青山县水务局", 2023, water)
	x.Add(e, own)
	matches := x.Matches(Of(e, made("白河县农业局", 2023, water)))
	require.NotEmpty(t, matches)
	later := *e
	later.Prose.Formulas = slices.Concat(e.Prose.Formulas, strings.Split(water, "\n")[1:])
	twins := Quote(&later, made("白河县农业局", 2023, water), append(matches, Match{Of: own, Section: "overview", stretches: []stretch{{from: 4000, to: 4200}}}))
	require.Len(t, twins, len(matches)+1)
	assert.NotEmpty(t, twins[0].Passages)
	assert.Empty(t, twins[len(twins)-1].Passages)
}

func TestDamagedFingerprintsAreRefused(t *testing.T) {
	data := Of(edition(t), made("青山县水务局", 2023, water)).Bytes()
	for n := range data {
		if _, err := Parse(data[:n], nil); n != 1 {
			assert.ErrorIs(t, err, ErrKept, "%d bytes", n)
		}
	}
	data[0]++
	_, err := Parse(data, nil)
	assert.ErrorIs(t, err, ErrKept)
}
