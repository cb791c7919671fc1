package prose

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/check/prose/quantity"
	"nianbao/internal/finding"
)

func TestMoments(t *testing.T) {
	for text, want := range map[string][]moment{
		"2024年收到":               {{period: oneYear, year: 2024}},
		"今年收到":                  {{period: oneYear, year: thisYear}},
		"本年度收到":                 {{period: oneYear, year: thisYear}},
		"全年收到":                  {{period: wholeYear}},
		"一年来收到":                 {{period: wholeYear}},
		"年初以来收到":                {{period: wholeYear}},
		"2023年全年收到":             {{period: oneYear, year: 2023}, {period: wholeYear}},
		"2024年1月1日至12月31日收到":    {{period: oneYear, year: 2024}},
		"2024年1月1日至2024年12月31日": {{period: oneYear, year: 2024}},
		"2024年1-12月收到":          {{period: oneYear, year: 2024}},
		"2024年1月至12月收到":         {{period: oneYear, year: 2024}},
		"2024年3月收到":             {{period: someTime, year: 2024}},
		"截至2024年12月31日收到":       {{period: endOfYear, year: 2024}},
		"2024年底收到":              {{period: endOfYear, year: 2024}},
		"2020—2024年收到":          {{period: manyYears}},
		"2020年到2024年收到":         {{period: manyYears}},
		"2022、2023年共收到":         {{period: manyYears}},
		"近三年收到":                 {{period: manyYears}},
		"近3年收到":                 {{period: manyYears}},
		"十五年来收到":                {{period: manyYears}},
		"历年收到":                  {{period: manyYears}},
		"国企改革三年行动":              nil,
		"2023年以来收到":             {{period: oneYear, year: 2023}, {period: manyYears, year: 2023}},
		"今年以来收到":                {{period: oneYear, year: thisYear}, {period: manyYears, year: thisYear}},
		"《条例》实施以来收到":            {{period: manyYears}},
		"建局至今收到":                {{period: manyYears}},
		"“十四五”期间收到":             {{period: someTime}},
		"机构改革后收到":               {{period: someTime}},
		"审核后收到":                 nil,
		"报告期间收到":                nil,
		"累计收到":                  {{period: addedUp}},
		"《2023年工作要点》提出12件":      nil,
		"电话0533-3162562":        nil,
	} {
		got := moments(quantity.Read(text))
		for i := range got {
			got[i].at, got[i].to = 0, 0
		}
		assert.Equal(t, want, got, text)
	}
}

// What is added up in the report's own year is judged, and cannot be where the table has no figure; what may have been
// added up over several years is not even that.
func TestAddedUp(t *testing.T) {
	c := put(context(t, "2022年，累计收到政府信息公开申请12件。"), "requests.received.total", "", "requests.carried.total", "")
	assert.Equal(t, finding.Unjudged, one(t, found(t, c, "text.requests")).Outcome)
	write(c, "overview", "自2008年以来，累计收到政府信息公开申请120件。")
	assert.Empty(t, found(t, c, "text.requests"))
	write(c, "overview", "累计收到政府信息公开申请120件。")
	assert.Empty(t, found(t, c, "text.requests"))
}
