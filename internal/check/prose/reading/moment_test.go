package reading

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/check/prose/quantity"
)

func TestMoments(t *testing.T) {
	for text, want := range map[string][]Moment{
		"2024年收到":               {{Period: OneYear, Year: 2024}},
		"今年收到":                  {{Period: OneYear, Year: ThisYear}},
		"本年度收到":                 {{Period: OneYear, Year: ThisYear}},
		"全年收到":                  {{Period: WholeYear}},
		"一年来收到":                 {{Period: WholeYear}},
		"年初以来收到":                {{Period: WholeYear}},
		"2023年全年收到":             {{Period: OneYear, Year: 2023}, {Period: WholeYear}},
		"2024年1月1日至12月31日收到":    {{Period: OneYear, Year: 2024}},
		"2024年1月1日至2024年12月31日": {{Period: OneYear, Year: 2024}},
		"2024年1-12月收到":          {{Period: OneYear, Year: 2024}},
		"2024年1月至12月收到":         {{Period: OneYear, Year: 2024}},
		"2024年3月收到":             {{Period: SomeTime, Year: 2024}},
		"截至2024年12月31日收到":       {{Period: EndOfYear, Year: 2024}},
		"2024年底收到":              {{Period: EndOfYear, Year: 2024}},
		"2020—2024年收到":          {{Period: ManyYears}},
		"2020年到2024年收到":         {{Period: ManyYears}},
		"2022、2023年共收到":         {{Period: ManyYears}},
		"近三年收到":                 {{Period: ManyYears}},
		"近3年收到":                 {{Period: ManyYears}},
		"十五年来收到":                {{Period: ManyYears}},
		"历年收到":                  {{Period: ManyYears}},
		"国企改革三年行动":              nil,
		"2023年以来收到":             {{Period: OneYear, Year: 2023}, {Period: ManyYears, Year: 2023}},
		"今年以来收到":                {{Period: OneYear, Year: ThisYear}, {Period: ManyYears, Year: ThisYear}},
		"《条例》实施以来收到":            {{Period: ManyYears}},
		"建局至今收到":                {{Period: ManyYears}},
		"“十四五”期间收到":             {{Period: SomeTime}},
		"机构改革后收到":               {{Period: SomeTime}},
		"审核后收到":                 nil,
		"报告期间收到":                nil,
		"累计收到":                  {{Period: AddedUp}},
		"《2023年工作要点》提出12件":      nil,
		"电话0533-3162562":        nil,
	} {
		got := moments(quantity.Read(text))
		for i := range got {
			got[i].At, got[i].To = 0, 0
		}
		assert.Equal(t, want, got, text)
	}
}
