package handin_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/desk"
	"nianbao/internal/desk/handin"
	"nianbao/internal/desk/web"
	"nianbao/internal/desktest"
)

func TestTooMuchIsSaidInWords(t *testing.T) {
	o := desktest.New(t)
	answer, text := o.Post(
		o.Link(desktest.Archives)+"/files",
		"",
		desktest.Sent("big.xlsx", make([]byte, handin.BodyLimit)),
	)
	assert.Equal(t, http.StatusRequestEntityTooLarge, answer.StatusCode)
	desktest.Says(t, text, "64 MB")
	answer, text = o.Post(
		o.Link(desktest.Archives)+"/files",
		"application/json",
		desktest.Sent("big.xlsx", make([]byte, handin.FileLimit+1)),
	)
	assert.Equal(t, http.StatusRequestEntityTooLarge, answer.StatusCode)
	assert.Contains(t, text, `"refused"`)
}

func TestHostileNames(t *testing.T) {
	o := desktest.New(t)
	const script = `"><script>alert(1)</script>.xlsx`
	answer, _ := o.Post(
		o.Link(desktest.Archives)+"/files",
		"",
		desktest.Sent(script, o.Workbook(desktest.Archives)),
	)
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	_, page := o.Get(o.Link(desktest.Archives) + "/receipts/2025-000001")
	desktest.Silent(t, page, "<script>alert")
	for sentName, want := range map[string]string{`C:\fakepath\年报.xlsx`: "年报.xlsx",
		"../../etc/passwd": "passwd", "": "unnamed",
		"a\nb.xlsx": "a b.xlsx", strings.Repeat("长", 300) + ".xlsx": strings.Repeat("长", 108) + "…" +
			strings.Repeat("长", 7) + ".xlsx"} {
		assert.Equal(t, want, web.FileName(sentName))
	}
}

func TestBusyIsSaidInWords(t *testing.T) {
	o := desktest.New(t, func(c *desk.Config) { c.Queue = web.NewQueue(0, 1, 0) })
	answer, text := o.Post(
		o.Link(desktest.Archives)+"/files",
		"",
		desktest.Sent("a.xlsx", o.Workbook(desktest.Archives)),
	)
	assert.Equal(t, http.StatusServiceUnavailable, answer.StatusCode)
	assert.Equal(t, "60", answer.Header.Get("Retry-After"))
	desktest.Says(t, text, "请过一分钟再试")
}
