package mark

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/xlsx/form"
	"nianbao/xlsx/read"
)

// Locks stay as issued; of the list, only the explanations of verify findings are open.
func TestMarkKeepsTheLocks(t *testing.T) {
	e, r, data, findings := markedReport(t)
	f, err := excelize.OpenReader(bytes.NewReader(markIt(t,
		Marked{Data: data, Edition: e, Report: r, Findings: findings})))
	require.NoError(t, err)
	defer f.Close()
	for _, c := range []struct {
		sheet, cell string
		locked      bool
	}{
		{"三、依申请公开", "J7", false}, {"三、依申请公开", "A7", true}, {"三、依申请公开", "A1", true},
		{form.ListSheet, "H5", true}, {form.ListSheet, "H6", false}, {form.ListSheet, "D6", true},
	} {
		assert.Equal(t, c.locked, lockedIn(t, f, c.sheet, c.cell), "%s %s", c.sheet, c.cell)
	}
}

// A sheet that came back without its protection, its styles and its guards has all of them in the
// marked workbook; one whose rows were moved is left open.
func TestMarkLocksAgain(t *testing.T) {
	e, _, data, findings := markedReport(t)
	opened, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	for _, sheet := range []string{"三、依申请公开", "二、主动公开"} {
		require.NoError(t, opened.UnprotectSheet(sheet))
		require.NoError(t, opened.SetCellStyle(sheet, "A1", "J40", 0))
		require.NoError(t, opened.DeleteDataValidation(sheet))
	}
	require.NoError(t, opened.InsertRows("二、主动公开", 7, 1))
	var bare bytes.Buffer
	require.NoError(t, opened.Write(&bare))
	require.NoError(t, opened.Close())
	r, _, err := read.Workbook("bare.xlsx", bare.Bytes(), read.Options{})
	require.NoError(t, err)

	marked := markIt(t, Marked{Data: bare.Bytes(), Edition: e, Report: r, Findings: findings[:1]})
	f, err := excelize.OpenReader(bytes.NewReader(marked))
	require.NoError(t, err)
	defer f.Close()
	assert.False(t, lockedIn(t, f, "三、依申请公开", "D8"), "an input is open")
	assert.True(t, lockedIn(t, f, "三、依申请公开", "A7"), "a label is locked")
	assert.Equal(t, mustFill, fillIn(t, f, "三、依申请公开", "J7"))
	assert.Equal(t, form.InputFill, fillIn(t, f, "三、依申请公开", "D8"))
	guards, err := f.GetDataValidations("三、依申请公开")
	require.NoError(t, err)
	assert.NotEmpty(t, guards)
	again, _, err := read.Workbook("again.xlsx", marked, read.Options{})
	require.NoError(t, err)
	assert.Equal(t, r.Values, again.Values)
	var open []string
	for _, o := range again.Oddities {
		if o.Rule == "file.protection" {
			open = append(open, o.Actual)
		}
	}
	assert.Equal(t, []string{"二、主动公开"}, open)
}

func lockedIn(t *testing.T, f *excelize.File, sheet, cell string) bool {
	id, err := f.GetCellStyle(sheet, cell)
	require.NoError(t, err)
	style, err := f.GetStyle(id)
	require.NoError(t, err)
	return style.Protection == nil || style.Protection.Locked
}
