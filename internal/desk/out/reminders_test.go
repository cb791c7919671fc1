package out_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
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
