package yearly

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/internal/terminal"
	"nianbao/templates"
)

func made(t *testing.T, id string, year int, values map[string]string) (*templates.Edition, *report.Report) {
	e, err := templates.Find(id)
	require.NoError(t, err)
	r := report.New("x.xlsx")
	r.Identity = report.Identity{Edition: id, Year: year, Agency: "甲县", Scope: report.Area}
	for slot, raw := range values {
		require.NotNil(t, e.Slot(slot), slot)
		r.Values[slot] = report.Parse(raw, report.StoredText)
	}
	return e, r
}

func (t *Table) of(slot string) Row {
	for _, r := range t.Rows {
		if r.Slot.ID == slot {
			return r
		}
	}
	return Row{}
}

func TestOf(t *testing.T) {
	const fee = "disclosure.fees.amount"
	for _, c := range []struct{ name, this, last, difference, percent string }{
		{"more", "15", "12", "3", "25.0"}, {"fewer", "2", "3", "-1", "-33.3"}, {"as many", "7", "7", "0", "0.0"},
		{"of zero no percent", "7", "0", "7", ""}, {"to zero", "0", "4", "-4", "-100.0"},
		{"exact", "0.3", "0.1", "0.2", "200.0"}, {"money as written", "96171.6", "59237.2449", "36934.3551", "62.3"},
		{"blank is no zero", "", "4", "", ""}, {"nor last year", "4", "", "", ""},
		{"nor a mark for nothing", "4", "-", "", ""},
		{"no number", "若干", "4", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, this := made(t, "2021", 2025, map[string]string{fee: c.this})
			_, last := made(t, "2021", 2024, map[string]string{fee: c.last})
			var out bytes.Buffer
			require.NoError(t, JSON(&out, []*Table{Of(e, this, e, last)}))
			var all []jsonTable
			require.NoError(t, json.Unmarshal(out.Bytes(), &all))
			for _, r := range all[0].Rows {
				if r.Slot != fee {
					continue
				}
				assert.Equal(t, []string{c.difference, c.percent}, []string{r.Difference, r.Percent})
				assert.Equal(t, c.difference == "", r.State == string(Unknown))
			}
		})
	}
}

// What means something else in the form of the year before is never compared.
func TestFormChanged(t *testing.T) {
	e, this := made(t, "2021", 2021, map[string]string{"disclosure.rules.inforce": "5", "requests.received.total": "12",
		"disclosure.fees.amount": "3"})
	old, err := templates.Find("2019")
	require.NoError(t, err)
	last := report.New("y.xlsx")
	last.Identity = report.Identity{Edition: "2019", Year: 2020, Agency: "甲县", Scope: report.Area}
	for _, table := range old.Tables {
		for _, s := range table.Slots {
			last.Values[s.ID] = report.Parse("9", report.StoredText)
		}
	}
	table := Of(e, this, old, last)
	for _, slot := range []string{"disclosure.rules.inforce", "disclosure.fees.amount"} {
		assert.Equal(t, Incomparable, table.of(slot).State, slot)
		assert.Empty(t, table.of(slot).Difference)
	}
	assert.Equal(t, "+3", table.of("requests.received.total").Difference)
	assert.Equal(t, "+33.3%", table.of("requests.received.total").Percent)
	screen, out, _ := terminal.Buffer(message.Chinese)
	table.Text(&screen.Writer)
	assert.Contains(t, out.String(), "不可比（版式变了）")
	assert.Contains(t, out.String(), "未填")
}

func TestNoLastYear(t *testing.T) {
	e, this := made(t, "2021", 2025, map[string]string{"requests.received.total": "12"})
	table := Of(e, this, nil, nil)
	assert.Equal(t, Row{Slot: e.Slot("requests.received.total"), This: "12", State: Alone},
		table.of("requests.received.total"))
	var out bytes.Buffer
	require.NoError(t, Workbook(&out, []*Table{table}))
	book, err := excelize.OpenReader(&out)
	require.NoError(t, err)
	defer book.Close()
	title, err := book.GetCellValue("甲县", "A1")
	require.NoError(t, err)
	assert.Equal(t, "甲县（本地区汇总）2025年：没有2024年的报告可比", title)
}
