package copied

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/report"
)

// troubles is all a small bureau writes on what went wrong: 58 letters of its own.
const troubles = "存在的问题：一是公开的主动性有待提高，栏目更新不够及时；二是解读形式比较单一。下一步将明确专人负责，加强业务培训，丰富图解、视频等解读形式。"

func problems(agency string, year int, text string) *report.Report {
	r := made(agency, year, "")
	r.Prose["problems"] = []report.Paragraph{{Text: text}}
	return r
}

// A short section that must be renewed is reported when nearly all of it is last year's.
func TestAShortSectionAgain(t *testing.T) {
	e := edition(t)
	prior := problems("青山县水务局", 2022, troubles)
	for text, percent := range map[string]int{
		troubles: 100,
		strings.Replace(troubles, "栏目", "专栏", 1):               95,
		"2023年" + strings.Replace(troubles, "明确专人", "落实责任", 1): 90,
		strings.Join(strings.SplitAfter(troubles, "。"), "\n"):  100,
		"青山县水务局" + troubles:                                    100,
		"存在的问题：一是公开的主动性有待提高，栏目更新不够及时；二是解读形式比较单一。下一步将明确专人负责。":                100, // less of the same
		"主要问题是依申请公开答复文书不够规范，个别答复超过了内部时限。改进措施是统一文书样式，由法规股在三个工作日内把关，每季度通报一次。": 0,
		"存在的问题：一是公开的主动性有待提高，栏目更新不够及时；二是水价听证材料公开不完整。下一步将逐场公布听证报告，请用水户代表旁听。":  0,
		"公开的主动性有待提高。下一步将加强培训。": 0, // too short for anybody
	} {
		twins := Again(e, problems("青山县水务局", 2023, text), e, prior)
		if percent == 0 {
			assert.Empty(t, twins, text)
			continue
		}
		require.Len(t, twins, 1, text)
		assert.Equal(t, "problems", twins[0].Section)
		assert.Equal(t, 2022, twins[0].Report.Year)
		assert.GreaterOrEqual(t, twins[0].Percent, percent, text)
		require.NotEmpty(t, twins[0].Passages, text)
		assert.Contains(t, strings.ReplaceAll(text, "\n", ""), strings.TrimSuffix(twins[0].Passages[0], "…"))
	}
}

// It is compared whichever of the two years is the short one, and by one rule only.
func TestOneOfTwoYearsIsShort(t *testing.T) {
	e := edition(t)
	long := problems("青山县水务局", 2022, troubles+forest)
	assert.Len(t, Again(e, problems("青山县水务局", 2023, troubles), e, long), 1, "taken from a longer text")
	assert.Empty(t, Between(e, problems("青山县水务局", 2023, troubles), e, long))
	assert.Empty(t, Again(e, problems("青山县水务局", 2023, troubles+forest), e, problems("青山县水务局", 2022, troubles)), "mostly new")
	assert.Empty(t, Again(e, problems("青山县水务局", 2023, strings.Repeat(troubles, 9)), e, problems("青山县水务局", 2022, troubles)))
	assert.Empty(t, Again(e, problems("青山县水务局", 2023, forest), e, problems("青山县水务局", 2022, forest)), "fingerprints find that")
	assert.Len(t, Between(e, problems("青山县水务局", 2023, forest), e, problems("青山县水务局", 2022, forest)), 1)
}

// Other sections may repeat every year: that there was nothing to report, that no fee was
// collected.
func TestOtherSectionsMayStayTheSame(t *testing.T) {
	e := edition(t)
	nothing := "本机关不承担行政许可、行政处罚、行政强制职能，未制发规章和行政规范性文件，未收到政府信息公开申请，也没有发生行政复议和行政诉讼。"
	for _, section := range []string{"lead", "overview", "other", "notes"} {
		before, now := made("青山县档案馆", 2022, ""), made("青山县档案馆", 2023, "")
		before.Prose[section] = []report.Paragraph{{Text: nothing}}
		now.Prose[section] = before.Prose[section]
		assert.Empty(t, Again(e, now, e, before), section)
	}
}
