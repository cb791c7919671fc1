package claims

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/report"
	"nianbao/templates"
)

func edition(t testing.TB, id string) *templates.Edition {
	e, err := templates.Find(id)
	require.NoError(t, err)
	return e
}

// figuresIn writes the figures found in a paragraph of a report whose tables are empty: how many
// sentences were understood is not what is tried here, but which amounts are taken for the
// form's.
func figuresIn(t *testing.T, agency string, scope report.Scope, text string) []string {
	r := report.New("")
	r.Agency, r.Year, r.Scope = agency, 2023, scope
	r.Prose["overview"] = []report.Paragraph{{Text: text}}
	said := []string{}
	for _, c := range In(edition(t, "2021"), r) {
		said = append(said, c.Said.Value.String())
	}
	return said
}

// Two rows of the form, or one of its own beside the whole, identify the subject of a sentence.
func TestTermsIdentifyTheSubject(t *testing.T) {
	for text, want := range map[string][]string{
		"办结65件，其中予以公开27件，无法提供14件。":              {"65", "27", "14"},
		"33件已依法答复，2件结转下年度。":                     {"33", "2"},
		"办结33件，结转2024年2件。":                      {"33", "2"},
		"办结33件。":                                {},
		"不予公开33件。":                              {},
		"受理工单40件，办结33件，结转下年度7件。":                {}, // something else is named
		"申请退税40件，办结33件，结转下年度7件。":                {}, // something the edition has no word for
		"办理人大建议12件。其中予以公开10件，不予公开2件。":           {}, // of proposals these are said, too
		"办理人大建议12件。予以公开10件，无法提供2件。":             {"10", "2"},
		"主动公开311件，依申请公开290件，不予公开697件。":          {}, // what papers are
		"收到政府信息公开申请12件，主要涉及信访问题。办结11件。":         {"12", "11"},
		"收到政府信息公开申请12件，受理信访18件。办结11件。":          {"12"},
		"收到政府信息公开申请12件，其中自然人9件、法人3件。办结11件。":     {"12", "11"},
		"收到政府信息公开申请12件。从申请人看，自然人9件、法人3件。办结11件。": {"12", "11"},
		"收到政府信息公开申请12件。从地域看，县城9件、集镇3件。办结11件。":   {"12"},
		"通过网站收到政府信息公开申请12件。办结11件。":              {},
		"规范依申请公开办理流程。全年受理12件。":                  {"12"},
		"因信息不存在无法提供4件，需另行制作无法提供1件。":             {"4", "1"},
		"新收政府信息公开申请12件，上年结转3件，共计15件。":           {"12", "3", "15"},
		"收到政府信息公开申请12件，连同上年结转共15件。":             {"12", "15"},
		"收到政府信息公开申请12件，加上上年结转3件，召开会议15次，共15次。":  {"12", "3"},
	} {
		assert.Equal(t, want, figuresIn(t, "青山县水务局", report.Own, text), "%s", text)
	}
}

// Rows of several groups bear one name.
func TestRowsBelongToTheGroupSpokenOf(t *testing.T) {
	for text, want := range map[string][]string{
		"因政府信息公开被申请行政复议6件，其中结果维持4件；被提起行政诉讼4件，其中结果维持3件。": {"6", "4", "4", "3"},
		"因政府信息公开被申请行政复议6件、提起行政诉讼4件，其中维持7件。":             {"6", "4"},
		"因政府信息公开被申请行政复议6件，复议机关驳回3件、维持1件。":               {"6"},
		"办理行政复议案件21件，结果维持15件。":                          {},
		"6件政府信息公开行政复议案件中，结果维持4件。":                       {"6", "4"},
		"3件政府信息公开行政复议案件被纠正。":                            {},
	} {
		assert.Equal(t, want, figuresIn(t, "青山县水务局", report.Own, text), "%s", text)
	}
}

// Whose figures are meant depends on whose report it is.
func TestFiguresOfOthers(t *testing.T) {
	bureau, city, town := "青山县水务局", "平洲市人民政府", "清泉镇人民政府"
	for _, one := range []struct {
		agency string
		scope  report.Scope
		text   string
		want   []string
	}{
		{bureau, report.Own, "县水务局收到政府信息公开申请12件。", []string{"12"}},
		{bureau, report.Own, "2023年县局收到政府信息公开申请12件。", []string{"12"}},
		{bureau, report.Own, "局办公室收到政府信息公开申请12件。", []string{"12"}},
		{bureau, report.Own, "县政府办公室收到政府信息公开申请12件。", []string{}},
		{bureau, report.Own, "青山县收到政府信息公开申请12件。", []string{}},
		{bureau, report.Own, "各单位收到政府信息公开申请12件。", []string{}},
		{city, report.Area, "平洲市收到政府信息公开申请12件。", []string{"12"}},
		{city, report.Area, "青溪县全年收到政府信息公开申请12件。", []string{}},
		{city, report.Area, "各单位收到政府信息公开申请12件。", []string{"12"}},
		{city, report.Area, "各部门收到政府信息公开申请12件，各乡镇收到3件。", []string{}},
		{city, report.Area, "市公安局责任到人，办结政府信息公开申请12件。", []string{}},
		{city, report.Area, "市公安局责任到人，全市办结政府信息公开申请12件。", []string{"12"}},
		{city, report.Area, "按照市司法局部署，办结政府信息公开申请12件。", []string{"12"}},
		{city, report.Area, "指导市公安局办结政府信息公开申请12件。", []string{}},
		{city, report.Area, "市政府办公室收到政府信息公开申请12件。", []string{}},
		{town, report.Own, "镇党政办收到政府信息公开申请12件。", []string{"12"}},
	} {
		assert.Equal(t, one.want, figuresIn(t, one.agency, one.scope, one.text), "%s: %s", one.agency, one.text)
	}
}
