package importing

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/internal/importing/match"
	"nianbao/internal/importing/source"
)

// page23 is the page of the fixtures in UTF-8, with something replaced.
func page23(t *testing.T, pairs ...string) string {
	t.Helper()
	data, err := simplifiedchinese.GB18030.NewDecoder().Bytes(fixture(t, "page-2023.html"))
	require.NoError(t, err)
	page := string(data)
	for i := 0; i < len(pairs); i += 2 {
		require.Contains(t, page, pairs[i])
		page = strings.ReplaceAll(page, pairs[i], pairs[i+1])
	}
	return strings.Replace(page, "gb2312", "utf-8", 1)
}

// Pages made by word processors lose or garble the spans of their cells; the rows can still be read in order.
func TestSpansLost(t *testing.T) {
	want, _, _, err := Read("", []byte(page23(t)), match.Options{})
	require.NoError(t, err)
	for name, page := range map[string]string{
		"no spans":      regexp.MustCompile(` (row|col)span="\d+"`).ReplaceAllString(page23(t), ""),
		"no row spans":  regexp.MustCompile(` rowspan="\d+"`).ReplaceAllString(page23(t), ""),
		"other spans":   regexp.MustCompile(` colspan="3"`).ReplaceAllString(page23(t), ` colspan="2"`),
		"zero":          strings.ReplaceAll(page23(t), `rowspan="22"`, `rowspan="0"`),
		"each a p only": regexp.MustCompile(`</?(table|tr|td)[^>]*>`).ReplaceAllString(page23(t), ""),
	} {
		t.Run(name, func(t *testing.T) {
			got, _, trace, err := Read("", []byte(page), match.Options{})
			require.NoError(t, err)
			for id, v := range raws(got) {
				assert.Equal(t, want.Values[id].Raw, v, id) // right or not at all
			}
			if name != "zero" { // then the last row lies beside the others
				assert.Empty(t, trace.Missing)
			}
		})
	}
}

func TestWhiteSpaceAsABrowserShowsIt(t *testing.T) {
	prose, _ := pageProse(t, "<p>全年公开\n  信息  20 条，</p><p>网址 www.gov.cn\n index</p><pre>第一行\n第二行</pre><p>甲<br>乙</p>")
	assert.Equal(t, []string{"全年公开信息 20 条，", "网址 www.gov.cn index", "第一行", "第二行", "甲", "乙"}, prose)
}

func TestPageFurnitureIsNoText(t *testing.T) {
	long := strings.Repeat("这一段很长，", 110)
	prose, trace := pageProse(t, `<div class="top-nav">导航</div><div hidden>隐藏</div><button>打印</button><div class="main-menu-content">`+long+`</div><p>正文。</p>`)
	assert.Equal(t, []string{long, "正文。"}, prose)
	assert.Equal(t, []source.Reason{source.Furniture, source.Hidden, source.Furniture}, reasons(trace))
}

func pageProse(t *testing.T, html string) (prose []string, trace *match.Trace) {
	r, _, trace, err := Read("", []byte("<html><body><p>一、总体情况</p>"+html), match.Options{})
	require.NoError(t, err)
	for _, p := range r.Prose["overview"] {
		prose = append(prose, p.Text)
	}
	return prose, trace
}
