package match

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/source"
	"nianbao/internal/report"
)

// observed are the oddities of a report: rule, detail, line and text.
func observed(r *report.Report) (list []string) {
	for _, o := range r.Oddities {
		list = append(list, fmt.Sprintf("%s.%s %d %s", o.Rule, o.Detail, o.Line, o.Actual))
	}
	return list
}

func texts(r *report.Report, section string) (list []string) {
	for _, p := range r.Prose[section] {
		list = append(list, p.Text)
	}
	return list
}

// An office proof-reads before it prints: misprints are noted with their lines, and what they
// head is read all the same.
func TestProofreading(t *testing.T) {
	for name, want := range map[string][]string{
		"misprints-2023.txt": {
			"text.misprint.title 1 某县统计局2023年政府信息公开工作报告",
			"text.misprint.heading 10 三三、收到和处理政府信息公开申请情况",
			"text.misprint.heading 15 四、政府信息公开行政法复议、行政诉讼情况",
			"text.misprint.label 7 本年废纸件数",
			"text.misprint.label 7 先行有效件数",
			"text.misprint.label 13 社会公益组只",
			"text.misprint.label 16 行政法复议",
		},
		"renumbered-2023.txt": {
			"text.headings.number 4 三、主动公开政府信息情况",
			"text.headings.number 9 二、收到和处理政府信息公开申请情况",
			"text.headings.number 14 四、其他需要报告的事项",
			"text.headings.number 16 五、政府信息公开行政复议、行政诉讼情况",
			"text.headings.own 21 五、工作亮点和特色",
			"text.misprint.label 6 现行有效",
		},
		"exchanged-2023.txt": {
			"text.headings.order 9 二、主动公开政府信息情况",
			"text.headings.number 14 四、其他需要报告的事项",
			"text.headings.number 16 五、政府信息公开行政复议、行政诉讼情况",
			"text.headings.own 21 五、工作亮点和特色",
			"text.misprint.label 11 现行有效",
		},
	} {
		t.Run(name, func(t *testing.T) {
			r, e, trace, err := readFile(name, fixture(t, name), Options{})
			require.NoError(t, err)
			assert.Equal(t, "2021", e.ID)
			assert.Equal(t, "某县统计局", r.Agency)
			assert.Equal(t, want, observed(r))
			assert.Equal(t, 28, trace.Figures())
			assert.Contains(t, texts(r, "other"), "本年度未收取信息处理费。")
			assert.Empty(t, r.Prose["notes"])
		})
	}
}

// What follows signature and day, attachments and lone buttons are no prose, and are listed.
func TestWhatIsNoProse(t *testing.T) {
	r, _, trace, err := readFile("misprints-2023.txt", fixture(t, "misprints-2023.txt"), Options{})
	require.NoError(t, err)
	assert.Equal(t, []string{"本年度未收取信息处理费。"}, texts(r, "other"))
	assert.Equal(t, "2024年1月20日", r.Cover["date"])
	assert.Equal(t, []source.Reason{source.Furniture, source.Furniture}, reasons(trace))
	assert.True(t, trace.Tells("signature"))
}

// A header identifies its columns with one label misprinted beyond likeness, in a table as in
// lines; with two it does not.
func TestAMisprintInAHeader(t *testing.T) {
	e := edition(t, "2021")
	for name, c := range map[string]struct {
		from, to string
		found    bool
	}{
		"first":      {"本年制发件数", "本发件数", true},
		"middle":     {"本年废止件数", "废止数", true},
		"last":       {"现行有效件数", "现行有效", true},
		"of its own": {"本年废止件数", "其中修订", false},
	} {
		t.Run(name, func(t *testing.T) {
			list := sheets(e, serial(e), same)
			for i := range list {
				for k := range list[i].Grid.Cells {
					if cell := &list[i].Grid.Cells[k]; cell.Text == c.from {
						cell.Text = c.to
					}
				}
			}
			r, _, _, err := fromSheets("x.xlsx", list, Options{Edition: e})
			require.NoError(t, err)
			value := map[string]string{"本年制发件数": "issued", "本年废止件数": "repealed", "现行有效件数": "inforce"}[c.from]
			_, found := r.Values["disclosure.rules."+value]
			assert.Equal(t, c.found, found)
			assert.Equal(t, serial(e)["disclosure.licences.decided"], r.Values["disclosure.licences.decided"].Raw)
		})
	}
}

// Sub-headings beside a table are kept with the prose below them.
func TestSubHeadingsBesideATable(t *testing.T) {
	r, _ := changed(t, "points-2022.txt", "三、收到", "（三）主动公开政府信息的主要形式\n1.门户网站\n在网站可以查阅公开的信息。\n三、收到")
	assert.Equal(t, []string{"（三）主动公开政府信息的主要形式", "1.门户网站", "在网站可以查阅公开的信息。"}, texts(r, "notes")[:3])
}

// A table of the office's own in a section of prose is its text, and no figure without a place.
func TestATableOfTheirOwn(t *testing.T) {
	const fees = `<table><tr><td>通知收取件数</td><td>实际收取金额（元）</td></tr><tr><td>2</td><td>40</td></tr></table>`
	r, _, trace, err := readFile("page.html",
		[]byte("<html><body><h1>某县统计局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>全年公开信息。</p>"+
			"<p>六、其他需要报告的事项</p><p>收费情况如下表。</p>"+fees), Options{})
	require.NoError(t, err)
	assert.Equal(t, []string{"收费情况如下表。", "通知收取件数　实际收取金额（元）", "2　40"}, texts(r, "other"))
	assert.Empty(t, r.Oddities)
	assert.Zero(t, trace.Lost())
}
