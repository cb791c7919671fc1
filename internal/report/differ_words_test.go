package report

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/message"
	"nianbao/templates"
)

func TestLinesOfADifference(t *testing.T) {
	e, err := templates.ForYear(2025)
	require.NoError(t, err)
	many := Difference{}
	for range shownChanges + 3 {
		many.Cells = append(many.Cells, CellDifference{"disclosure.penalties.decided", "", "7"})
	}
	for name, c := range map[string]struct {
		d    Difference
		want []string
	}{
		"nothing": {Difference{}, nil},
		"a figure": {Difference{Cells: []CellDifference{{"disclosure.penalties.decided", "165", "500"}}},
			[]string{"　　　　二、主动公开 B13　行政处罚｜本年处理决定数量：165→500"}},
		"a section": {Difference{Sections: []string{"overview"}, Cover: []string{"date"}},
			[]string{"　　　　有变动的部分：一、总体情况、封面"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, line := range c.d.Lines(e) {
				got = append(got, line.In(message.Chinese))
			}
			assert.Equal(t, c.want, got)
		})
	}
	lines := many.Lines(e)
	assert.Len(t, lines, shownChanges+1)
	assert.Contains(t, lines[0].In(message.Chinese), "（空白）→7")
	assert.Contains(t, lines[shownChanges].In(message.Chinese), "另有 3 个")
}
