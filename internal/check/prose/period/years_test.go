package period

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Years are found as a pattern of them would, which was far slower.
func TestYearsIn(t *testing.T) {
	pattern := regexp.MustCompile(`\d{4}[\s　]*年(?:度)?`)
	for _, text := range []string{"", "年", "去年", "24年", "2024年", "2024 　\n年度报告", "12024年2025年", "2024年年度", "2023、2024年度年度",
		"二〇二四年", "2024-年", "截至2024年底，2023年度", "度2024年度2024度"} {
		var got [][]int
		for y := range yearsIn(text) {
			assert.Equal(t, y.text, text[y.at:y.at+len(y.text)])
			got = append(got, []int{y.at, y.at + len(y.text)})
		}
		assert.Equal(t, pattern.FindAllStringIndex(text, -1), got, text)
	}
}
