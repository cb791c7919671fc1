package form

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/pack"
)

func guards(t *testing.T, f *excelize.File, sheet string) map[string]*excelize.DataValidation {
	list, err := f.GetDataValidations(sheet)
	require.NoError(t, err)
	out := map[string]*excelize.DataValidation{}
	for _, dv := range list {
		assert.Nil(t, out[dv.Sqref], "%s %s is guarded twice", sheet, dv.Sqref)
		out[dv.Sqref] = dv
	}
	return out
}

// Every slot describes its content and refuses other content, within the lengths a workbook
// allows.
func TestTemplateGuards(t *testing.T) {
	eachTemplate(t, func(t *testing.T, e *templates.Edition, data []byte, _ Agency) {
		f := opened(t, data)
		for _, table := range e.Tables {
			all := guards(t, f, table.Sheet)
			for _, s := range table.Slots {
				dv := all[s.Cell.String()]
				require.NotNil(t, dv, s.ID)
				assert.True(t, dv.ShowInputMessage && dv.ShowErrorMessage, s.ID)
				assert.Contains(t, *dv.Prompt, s.Column)
				assert.Contains(t, *dv.Prompt, s.Row)
				switch {
				case len(s.Units) > 0:
					assert.Equal(t, "custom", dv.Type)
					assert.Equal(t, "warning", *dv.ErrorStyle)
					for _, u := range s.Units {
						assert.Contains(t, *dv.Prompt, u)
						assert.Contains(t, dv.Formula1, u)
					}
				case s.Kind == templates.Amount:
					assert.Equal(t, "decimal", dv.Type)
					assert.Contains(t, *dv.Prompt, s.Unit)
				default:
					assert.Equal(t, "whole", dv.Type)
				}
				if s.Kind == templates.Change {
					assert.True(t, strings.HasPrefix(dv.Formula1, "-"))
				}
			}
			if table.Nil != nil {
				dv := all[table.Nil.Cell.String()]
				assert.Equal(t, "list", dv.Type)
				assert.Equal(t, `"是,否"`, dv.Formula1)
			}
			for at, dv := range all {
				assert.LessOrEqual(t, pack.Units(*dv.PromptTitle), maxBoxTitle, at)
				assert.LessOrEqual(t, pack.Units(*dv.ErrorTitle), maxBoxTitle, at)
				assert.LessOrEqual(t, pack.Units(*dv.Prompt), maxBoxText, at)
				assert.LessOrEqual(t, pack.Units(*dv.Error), maxBoxText, at)
			}
		}
		cover := guards(t, f, e.Cover.Sheet)
		assert.Equal(t, "date", cover[e.CoverField("date").Cell.String()].Type)
		for _, s := range e.Sections {
			for at, dv := range guards(t, f, s.Sheet) {
				if at == s.Cells.First.Offset(s.Usual-1, 0).String()+":"+s.Cells.Last.String() {
					assert.Contains(t, *dv.Prompt, "接着写在下面的白色格里")
					continue
				}
				assert.Equal(t, "list", dv.Type, at)
				for _, table := range e.Tables {
					assert.Contains(t, dv.Formula1, table.Sheet)
				}
			}
		}
	})
}

// Labels as long as some provinces make them are shortened, not written past the limit.
func TestPromptsOfLongLabels(t *testing.T) {
	long := strings.Repeat("指政府信息公开", 60) + "😀"
	s := &templates.Slot{ID: "x.y", Row: long, Column: long, Kind: templates.Count}
	prior := "\n" + Say("template.prior", "value", strings.Repeat("9", maxPrior/2)) +
		"\n" + Say("template.proposed", "label", pack.Cut(long, maxPrior/2))
	dv := valueGuard(s, prior)
	assert.LessOrEqual(t, pack.Units(*dv.Prompt), maxBoxText)
	assert.True(t, strings.HasSuffix(*dv.Prompt, "请核对。"), *dv.Prompt)
	for _, units := range [][]string{nil, {"元", "万元", "亿元"}} {
		s.Kind, s.Unit, s.Units = templates.Amount, "万元", units
		dv = valueGuard(s, prior)
		assert.True(t, strings.HasSuffix(*dv.Prompt, "请核对。"), *dv.Prompt)
	}
}

func TestCut(t *testing.T) {
	assert.Equal(t, "一二三", pack.Cut("一二三", 3))
	assert.Equal(t, "一…", pack.Cut("一二三", 2))
	assert.Equal(t, "…", pack.Cut("😀😀", 2), "a character is never cut in two")
	assert.Equal(t, "😀…", pack.Cut("😀😀", 3))
}

func TestTemplateTellsLastYear(t *testing.T) {
	last, err := templates.ForYear(2020)
	require.NoError(t, err)
	this, err := templates.ForYear(2021)
	require.NoError(t, err)
	r := report.New("2020.xlsx")
	for slot, raw := range map[string]string{
		"requests.forward.person": "17", "requests.forward.company": "5件",
		"requests.forward.research": "1234567890123456",
		"requests.received.person":  "1,016", "requests.granted.person": `<&"'>` + strings.Repeat("长", 99),
		"disclosure.rules.issued": "3", "disclosure.licences.decided": "减5",
	} {
		r.Values[slot] = report.Parse(raw, report.StoredText)
	}
	r.Values["requests.forward.total"] = report.Zero("") // of a table declared to be zero
	f := opened(t, templateOf(t, this, someAgency, &Prior{last, r}))
	requests := guards(t, f, this.Table("requests").Sheet)
	disclosure := guards(t, f, this.Table("disclosure").Sheet)
	prompt := func(slot string) string {
		s := this.Slot(slot)
		if dv := requests[s.Cell.String()]; s.Table.ID == "requests" {
			return *dv.Prompt
		}
		return *disclosure[s.Cell.String()].Prompt
	}
	figure := func(slot string) string {
		s := this.Slot(slot)
		v, err := f.GetCellValue(s.Table.Sheet, s.Cell.String())
		require.NoError(t, err)
		return v
	}

	assert.Contains(t, prompt("requests.received.person"), "上年：1,016")
	assert.Contains(t, prompt("requests.granted.person"), "上年：<&\"'>长长")
	assert.Contains(t, prompt("disclosure.licences.decided"), "上年：减5")
	assert.Equal(t, "17", figure("requests.carried.person"))
	assert.Contains(t, prompt("requests.carried.person"), "“四、结转下年度继续办理”预填")
	assert.Equal(t, "0", figure("requests.carried.total"))

	assert.NotContains(t, prompt("disclosure.rules.issued"), "上年", "not comparable across the change of editions")
	assert.NotContains(t, prompt("requests.partial.person"), "上年", "blank last year")
	for _, column := range []string{"company", "research", "charity"} {
		assert.Empty(t, figure("requests.carried."+column), "no plain figure to propose")
		assert.NotContains(t, prompt("requests.carried."+column), "预填")
	}
	assert.Empty(t, figure("requests.received.person"))
}

// The password is what Excel's own way of hashing makes of it, on every sheet and on the workbook.
func TestTemplatePassword(t *testing.T) {
	e, err := templates.ForYear(2025)
	require.NoError(t, err)
	f, err := NewFactory(e, 2025, Options{Password: "密码😀abc"})
	require.NoError(t, err)
	var w strings.Builder
	require.NoError(t, f.Write(&w, someAgency, nil))
	book := opened(t, []byte(w.String()))
	for _, sheet := range []string{e.Cover.Sheet, HiddenSheet} {
		require.Error(t, book.UnprotectSheet(sheet, "abc"))
		require.NoError(t, book.UnprotectSheet(sheet, "密码😀abc"))
	}
	require.Error(t, book.UnprotectWorkbook("abc"))
	require.NoError(t, book.UnprotectWorkbook("密码😀abc"))
}
