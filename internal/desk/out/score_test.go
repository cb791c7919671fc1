package out_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/web"
	"nianbao/internal/desktest"
)

func TestScoreSheet(t *testing.T) {
	o := desktest.New(t)
	late := func() time.Time { return time.Date(2026, 2, 5, 1, 0, 0, 0, time.UTC) }
	o.SetClock(late)
	o.HandIn(desktest.Archives, desktest.Sent("a.xlsx", o.Workbook(desktest.Archives)))
	v := o.Officer("王办", ledger.RoleReader, "")
	_, text := v.Open("/desk/score")
	desktest.Says(t, text, "期限 2026-01-31，首次收到 2026-02-05，迟 5 天")
	desktest.Says(t, text, "<strong>95.5</strong>")
	desktest.Says(t, text, "仍未报")
	answer, _ := v.Open("/desk/score.xlsx")
	assert.Equal(t, web.WorkbookType, answer.Header.Get("Content-Type"))
}
