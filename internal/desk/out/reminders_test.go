package out_test

import (
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/collection/status"
	"nianbao/internal/desktest"
)

func TestReminders(t *testing.T) {
	o := desktest.New(t)
	o.HandIn(desktest.Archives, desktest.Sent("a.xlsx", o.Workbook(desktest.Archives, desktest.Wrong)))
	v := o.Officer("王办", ledger.RoleOfficer, "")
	before := o.Entries()
	_, text := v.Open("/desk/reminders")
	desktest.Says(t, text, "要催的有 2 个单位")
	desktest.Says(t, text, "第1次")
	assert.Equal(t, before, o.Entries(), "a preview notes nothing")
	answer, _ := v.Send("/desk/reminders", nil)
	assert.Equal(t, http.StatusUnprocessableEntity, answer.StatusCode)
	id := o.At(desktest.Finance)[strings.LastIndex(o.At(desktest.Finance), "/")+1:]
	answer, _ = v.Send("/desk/reminders", url.Values{"agency": {id}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	_, text = v.Open("/desk/reminders")
	desktest.Says(t, text, "已催 1 次")
	letters, err := o.Ledger.Reminders(t.Context())
	require.NoError(t, err)
	require.Len(t, letters, 1)
	assert.True(t, letters[0].Sent)
}

// A page of letters reads those agencies alone, and says of each what the command line's letter does.
func TestRemindersInPages(t *testing.T) {
	o := desktest.New(t)
	list := []roster.Agency{{Name: desktest.Archives, Level: "县级部门", Line: 1},
		{Name: desktest.Finance, Level: "县级部门", Line: 2}}
	for i := range 60 {
		list = append(list, roster.Agency{Name: fmt.Sprintf("示例县第%d局", i), Level: "县级部门", Line: i + 3})
	}
	o.Rostered(list...)
	o.HandIn(desktest.Archives, desktest.Sent("a.xlsx", o.Workbook(desktest.Archives, desktest.Wrong)))
	o.HandIn("示例县第3局", desktest.Sent("x.png", []byte("\x89PNG\r\n\x1a\n")))
	v := o.Officer("王办", ledger.RoleOfficer, "")
	v.Upload("/desk/take/files", desktest.Sent("第9局.xlsx", o.Workbook("示例县第9据")))
	_, first := v.Open("/desk/reminders")
	_, second := v.Open("/desk/reminders?page=2")
	desktest.Says(t, first, "要催的有 62 个单位")
	desktest.Says(t, first, "page=2")
	desktest.Says(t, second, "示例县第59局")
	desktest.Silent(t, second, "示例县第3局")
	now, err := status.Of(t.Context(), o.Ledger, "")
	require.NoError(t, err)
	letters, err := now.Letters(t.Context(), o.Now().In(clock.Zone()))
	require.NoError(t, err)
	for _, l := range letters {
		text := strings.ReplaceAll(l.Text, "\r\n", "\n")
		assert.Contains(t, first+second, template.HTMLEscapeString(text), l.Agency.Name)
	}
}
