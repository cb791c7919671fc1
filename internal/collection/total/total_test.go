package total

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/check"
	"nianbao/internal/collection/roster"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// season is a source made by hand: agencies with the figure each has in one cell.
type season struct {
	*Source
	t *testing.T
}

func newSeason(t *testing.T, id string, year int) *season {
	e, err := templates.Find(id)
	require.NoError(t, err)
	return &season{&Source{Edition: e, Year: year}, t}
}

// slot returns the first slot of a kind in the edition's first table.
func (s *season) slot(kind templates.ValueKind) *templates.Slot {
	for _, slot := range s.Edition.Tables[0].Slots {
		if slot.Kind == kind {
			return slot
		}
	}
	s.t.Fatal("no such slot")
	return nil
}

func (s *season) agency(name, superior string) *Member {
	m := &Member{Agency: roster.Agency{Name: name, Superior: superior}}
	s.Members = append(s.Members, m)
	return m
}

func (s *season) sent(name string, scope report.Scope, slot, raw string) *Sent {
	r := report.New(name + ".xlsx")
	r.Identity = report.Identity{Edition: s.Edition.ID, Year: s.Year, Agency: name, Scope: scope}
	for _, t := range s.Edition.Tables {
		for _, each := range t.Slots {
			zero := "0"
			if len(each.Units) > 0 {
				zero = "0元"
			}
			r.Values[each.ID] = report.Parse(zero, report.StoredText)
		}
	}
	r.Values[slot] = report.Parse(raw, report.StoredText)
	return &Sent{File: r.File, SHA256: name + string(scope), Read: func(context.Context) (*inbox.Opened, error) {
		return &inbox.Opened{Report: r, Edition: s.Edition}, nil
	}}
}

func (s *season) totals(only string) map[string]*Total {
	made := map[string]*Total{}
	require.NoError(s.t, s.Totals(s.t.Context(), only, func(t *Total) error {
		kept := *t
		made[t.Name] = &kept
		return nil
	}))
	return made
}

func lacks(t *Total) []string {
	said := []string{}
	for _, l := range t.Lacks {
		said = append(said, l.In(message.Chinese))
	}
	return said
}

// Departments and townships add up to the county, counties and the city's own to the city; the
// city is not on the roster.
func TestLevelOverLevel(t *testing.T) {
	s := newSeason(t, "2021", 2025)
	id := s.slot(templates.Count).ID
	s.agency("甲县办", "某市办").Own = s.sent("甲县办", report.Own, id, "5")
	s.agency("甲县一局", "甲县办").Own = s.sent("甲县一局", report.Own, id, "7")
	s.agency("甲县二镇", "甲县办").Own = s.sent("甲县二镇", report.Own, id, "11")
	s.agency("乙县办", "某市办").Area = s.sent("乙县办", report.Area, id, "100")
	s.agency("市三局", "某市办").Own = s.sent("市三局", report.Own, id, "1000")
	s.agency("市四局", "某市办").Exempt = true
	made := s.totals("")
	require.Len(t, made, 2)
	for name, want := range map[string]string{"甲县办": "23", "某市办": "1123"} {
		total := made[name]
		assert.Empty(t, lacks(total), name)
		assert.Equal(t, want, total.Report.Value(id).NumberText(), name)
		assert.Equal(t, report.Area, total.Report.Scope)
		assert.NotEqual(t, finding.Fail, finding.Judge(total.Findings), name)
	}
	assert.Equal(t, 5, made["某市办"].Reports)
	assert.Equal(t, []Kind{Added, AreaReport, OwnReport}, []Kind{made["某市办"].Parts[0].Kind,
		made["某市办"].Parts[1].Kind, made["某市办"].Parts[2].Kind})
	assert.Equal(t, []Kind{OwnReport, OwnReport, OwnReport}, []Kind{made["甲县办"].Parts[0].Kind,
		made["甲县办"].Parts[1].Kind, made["甲县办"].Parts[2].Kind})

	assert.Len(t, s.totals("甲县办"), 1)
	err := s.Totals(t.Context(), "丙县办", nil)
	assert.ErrorContains(t, err, "没有以“丙县办”为上级机关的单位")
}

func TestLacksAreNamedAtEveryLevel(t *testing.T) {
	s := newSeason(t, "2021", 2025)
	id := s.slot(templates.Count).ID
	s.agency("甲县办", "某市办")
	s.agency("甲县一局", "甲县办").Own = s.sent("甲县一局", report.Own, id, "7")
	failing := s.sent("甲县二镇", report.Own, id, "11")
	failing.Fails = message.New("total.why.must", "n", 2)
	s.agency("甲县二镇", "甲县办").Own = failing
	s.agency("市三局", "某市办")
	made := s.totals("")
	assert.Equal(t, []string{"甲县办 未报", "甲县二镇 有 2 个强制性问题未改正"}, lacks(made["甲县办"]))
	assert.Equal(t, []string{"甲县办 之下：甲县办 未报", "甲县办 之下：甲县二镇 有 2 个强制性问题未改正", "市三局 未报"}, lacks(made["某市办"]))
	assert.Equal(t, "7", made["某市办"].Report.Value(id).NumberText())
	first := made["某市办"].Report.Prose["overview"][0].Text
	assert.Contains(t, first, "不完整")
	assert.Contains(t, first, "市三局 未报")
}

// 元 and 万元 are added in one unit, decimals exactly.
func TestUnitsAreConverted(t *testing.T) {
	s := newSeason(t, "2019", 2020)
	var amount *templates.Slot
	for _, slot := range s.Edition.Tables[0].Slots {
		if len(slot.Units) > 0 {
			amount = slot
		}
	}
	require.NotNil(t, amount)
	for i, raw := range []string{"205304.6725万元", "251000元", "0.1万元", "0.2万元"} {
		name := fmt.Sprintf("%d局", i)
		s.agency(name, "某县办").Own = s.sent(name, report.Own, amount.ID, raw)
	}
	v := s.totals("")["某县办"].Report.Value(amount.ID)
	yuan := v.Number
	if v.Unit == "万元" {
		yuan = yuan.Mul(decimal.NewFromInt(10_000))
	}
	assert.Equal(t, "2053300725", yuan.String(), v.Raw)

	s.agency("没写单位局", "某县办").Own = s.sent("没写单位局", report.Own, amount.ID, "5")
	total := s.totals("")["某县办"]
	assert.Len(t, total.Lacks, 1)
	assert.Equal(t, report.Blank, total.Report.Value(amount.ID).Kind, "nothing is guessed")
}

func TestOwnTotalIsComparedByCell(t *testing.T) {
	s := newSeason(t, "2021", 2025)
	id := s.slot(templates.Count).ID
	office := s.agency("某县办", "")
	s.agency("一局", "某县办").Own = s.sent("一局", report.Own, id, "7")
	s.agency("二局", "某县办").Own = s.sent("二局", report.Own, id, "8")
	office.Area = s.sent("某县办", report.Area, id, "15")
	made := s.totals("")["某县办"]
	require.NotNil(t, made.Compared)
	assert.Empty(t, made.Compared.Findings)
	assert.Empty(t, lacks(made))
	assert.Len(t, made.Notes, 1, "its own report is not in")
	office.Area = s.sent("某县办", report.Area, id, "14")
	made = s.totals("")["某县办"]
	require.Len(t, made.Compared.Findings, 1)
	f := made.Compared.Findings[0]
	assert.Equal(t, []string{"members.sum", "15", "14", "-1"}, []string{f.Rule, f.Expected, f.Actual, f.Difference})
}

func TestTwoFilesOfOneAgencyAreAmbiguous(t *testing.T) {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	given := func(file, agency string) *Given {
		return &Given{Sent: Sent{File: file, SHA256: file}, Identity: report.Identity{Agency: agency,
			Scope: report.Own}, Edition: e}
	}
	s, strangers := FromFiles([]*Given{given("1", "一局"), given("2", "一局")}, nil, e, 2025, "某县办")
	assert.Empty(t, strangers)
	total := (&season{s, t}).totals("")["某县办"]
	assert.Equal(t, []string{"一局 报了两份不同的（1、2），不能断定以哪份为准"}, lacks(total))
	roster := &roster.List{Agencies: []roster.Agency{{Name: "一局", Superior: "某县办"}}}
	_, strangers = FromFiles([]*Given{given("1", "一局"), given("2", "二局")}, roster, e, 2025, "")
	assert.Len(t, strangers, 1)
}

// A superior below itself is a slip of the roster; the run must come to an end all the same.
func TestSuperiorsInACircle(t *testing.T) {
	s := newSeason(t, "2021", 2025)
	s.agency("一局", "二局")
	s.agency("二局", "三局")
	s.agency("三局", "一局")
	s.agency("四局", "四局")
	assert.Len(t, s.totals(""), 2)
}

// The total's workbook is read back as what it is, and passes; in the statement every row adds up to the last.
func TestWorkbookAndStatement(t *testing.T) {
	s := newSeason(t, "2021", 2025)
	slot := s.slot(templates.Amount)
	s.agency("一局", "某县办").Own = s.sent("一局", report.Own, slot.ID, "5949.088667")
	s.agency("二局", "某县办").Own = s.sent("二局", report.Own, slot.ID, "59237.2449")
	total := s.totals("")["某县办"]
	var out bytes.Buffer
	require.NoError(t, form.Fill(&out, s.Edition, total.Report))
	o, err := inbox.Decode("t.xlsx", out.Bytes(), inbox.Options{})
	require.NoError(t, err)
	assert.Equal(t, "65186.333567", o.Report.Value(slot.ID).NumberText())
	assert.Equal(t, report.Area, o.Report.Scope)
	found := check.Run(&check.Context{Edition: o.Edition, Report: o.Report,
		Options: check.Options{Year: 2025, Agency: "某县办"}})
	assert.NotEqual(t, finding.Fail, finding.Judge(found))

	out.Reset()
	require.NoError(t, Statement(&out, s.Edition, total))
	file, err := excelize.OpenReader(&out)
	require.NoError(t, err)
	for _, table := range s.Edition.Tables {
		rows, err := file.GetRows(table.Sheet)
		require.NoError(t, err)
		require.Len(t, rows, 2+len(table.Slots))
		assert.Equal(t, []string{"一局", "二局"}, rows[1][labels:])
		for i, slot := range table.Slots {
			row := rows[2+i]
			sum := decimal.RequireFromString(row[labels]).Add(decimal.RequireFromString(row[labels+1]))
			assert.True(t, sum.Equal(decimal.RequireFromString(row[labels-1])), slot.ID)
		}
	}
	rows, err := file.GetRows("取数来源")
	require.NoError(t, err)
	assert.Equal(t, []string{"1", "一局", "本机关", "0", "0", "一局.xlsx", "一局own"}, rows[2])
}
