package out_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/web"
	"nianbao/internal/desktest"
)

func TestTotals(t *testing.T) {
	o := desktest.New(t)
	o.TwoCounties()
	o.HandIn(desktest.Archives, desktest.Sent("a.xlsx", o.Workbook(desktest.Archives)))
	v := o.Officer("王办", ledger.RoleReader, "")
	_, text := v.Open("/desk/totals")
	desktest.Says(t, text, "甲县政府")
	_, text = v.Open("/desk/totals?of=" + url.QueryEscape("甲县政府"))
	desktest.Says(t, text, "还不齐")
	desktest.Says(t, text, "甲县水利局")
	answer, _ := v.Open("/desk/totals/statement.xlsx?of=" + url.QueryEscape("甲县政府"))
	assert.Equal(t, web.WorkbookType, answer.Header.Get("Content-Type"))
	answer, _ = v.Open("/desk/totals?of=" + url.QueryEscape("火星政府"))
	assert.Equal(t, http.StatusNotFound, answer.StatusCode)
}
