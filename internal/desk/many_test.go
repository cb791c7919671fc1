package desk

import (
	"archive/zip"
	"bytes"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/report"
)

// upload sends files to an officer's page.
func (v *visitor) upload(path string, files ...sent) (*http.Response, string) {
	v.t.Helper()
	r := formOf(v.t, v.url+path, files...)
	r.AddCookie(v.cookie)
	return v.do(r)
}

func TestManyAtOnce(t *testing.T) {
	o := newOffice(t)
	v := o.officer("王办", ledger.RoleOfficer, "")
	before := o.entries()
	files := []sent{{"档案.xlsx", o.workbook(archives)}, {"财政.xlsx", o.workbook(finance, wrong)},
		{"照片.png", []byte("\x89PNG\r\n\x1a\n")}, {"水利.xlsx", o.workbook("示例县水力局")}}
	answer, text := v.upload("/desk/take/check", files...)
	require.Equal(t, http.StatusOK, answer.StatusCode)
	says(t, text, "这是试审")
	assert.Equal(t, before, o.entries())
	_, text = v.upload("/desk/take/files", files...)
	for _, want := range []string{"4 份文件的结果", "已收到，审核通过", "处要改", "没有收下这个文件", "认不出是哪个单位的"} {
		says(t, text, want)
	}
	_, text = v.open("/desk/queue")
	says(t, text, "水利.xlsx")
	says(t, text, "有误、还没有退回的")
	all, err := o.ledger.Takings(t.Context())
	require.NoError(t, err)
	var strange ledger.Taking
	for _, in := range all {
		if in.State == ledger.Unknown {
			strange = in
		}
	}
	at := "/desk/files/" + strconv.Itoa(int(strange.ID))
	answer, text = v.open(at + "/original")
	assert.Equal(t, string(files[3].data), text)
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	answer, _ = v.send(at+"/assign", url.Values{"agency": {"没有这个局"}})
	assert.Equal(t, http.StatusUnprocessableEntity, answer.StatusCode)
	answer, text = v.send(at+"/assign", url.Values{"agency": {archives}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode, text)
	e := o.lastEntry()
	who, _ := e.Said()
	assert.Equal(t, "assign", e.Action)
	assert.Equal(t, "王办", who.Name)
	_, text = v.open("/desk/queue")
	silent(t, text, "水利.xlsx")
}

func TestTheQueueRules(t *testing.T) {
	o := newOffice(t)
	one := o.handIn(archives,
		sent{"a.xlsx", o.workbook(archives, figure("disclosure.documents.issued", "3"))})[0]
	id := ""
	for _, f := range one["result"].(map[string]any)["findings"].([]any) {
		if f := f.(map[string]any); f["class"] == "verify" && f["outcome"] == "fail" {
			id = f["id"].(string)
		}
	}
	v := o.officer("王办", ledger.RoleOfficer, "")
	round := "/receipts/" + one["receipt"].(string)
	answer, _ := v.send(strings.TrimPrefix(o.link(archives), o.url)+round+"/explanations",
		url.Values{id: {"本年清理废止了全部规范性文件，所以现行有效为零"}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	_, text := v.open("/desk/queue")
	says(t, text, "本年清理废止了全部规范性文件")
	answer, _ = v.send(o.at(archives)+round+"/accept", url.Values{"finding": {id}, "from": {"queue"}})
	assert.Equal(t, "/desk/queue", answer.Header.Get("Location"))
	_, text = v.open("/desk/queue")
	says(t, text, "没有待办的事")
}

func TestReminders(t *testing.T) {
	o := newOffice(t)
	o.handIn(archives, sent{"a.xlsx", o.workbook(archives, wrong)})
	v := o.officer("王办", ledger.RoleOfficer, "")
	before := o.entries()
	_, text := v.open("/desk/reminders")
	says(t, text, "要催的有 2 个单位")
	says(t, text, "第1次")
	assert.Equal(t, before, o.entries(), "a preview notes nothing")
	answer, _ := v.send("/desk/reminders", nil)
	assert.Equal(t, http.StatusUnprocessableEntity, answer.StatusCode)
	id := o.at(finance)[strings.LastIndex(o.at(finance), "/")+1:]
	answer, _ = v.send("/desk/reminders", url.Values{"agency": {id}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	_, text = v.open("/desk/reminders")
	says(t, text, "已催 1 次")
	letters, err := o.ledger.Reminders(t.Context())
	require.NoError(t, err)
	require.Len(t, letters, 1)
	assert.True(t, letters[0].Sent)
}

func TestTotals(t *testing.T) {
	o := newOffice(t)
	o.twoCounties()
	o.handIn(archives, sent{"a.xlsx", o.workbook(archives)})
	v := o.officer("王办", ledger.RoleReader, "")
	_, text := v.open("/desk/totals")
	says(t, text, "甲县政府")
	_, text = v.open("/desk/totals?of=" + url.QueryEscape("甲县政府"))
	says(t, text, "还不齐")
	says(t, text, "甲县水利局")
	answer, _ := v.open("/desk/totals/statement.xlsx?of=" + url.QueryEscape("甲县政府"))
	assert.Equal(t, workbookType, answer.Header.Get("Content-Type"))
	answer, _ = v.open("/desk/totals?of=" + url.QueryEscape("火星政府"))
	assert.Equal(t, http.StatusNotFound, answer.StatusCode)
}

// Two versions that came in one run of collect wait for a person, who chooses.
func TestTwoVersions(t *testing.T) {
	o := newOffice(t)
	v := o.officer("王办", ledger.RoleOfficer, "")
	var data bytes.Buffer
	z := zip.NewWriter(&data)
	for i, figureText := range []string{"1", "2"} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: "年报" + strconv.Itoa(i) + ".xlsx",
			Modified: time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC)})
		require.NoError(t, err)
		_, err = w.Write(o.workbook(archives, figure("disclosure.licences.decided", figureText)))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	_, text := v.upload("/desk/take/files", sent{"一批.zip", data.Bytes()})
	says(t, text, "2 份文件的结果")
	_, text = v.open("/desk/queue")
	says(t, text, "定用哪一份")
	takings, err := o.ledger.TakingsOf(t.Context(), 1)
	require.NoError(t, err)
	var older ledger.Taking
	for _, in := range takings {
		if in.State == ledger.Superseded {
			older = in
		}
	}
	answer, _ := v.send(o.at(archives)+"/choose", url.Values{"intake": {strconv.Itoa(int(older.ID))}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	now, err := o.ledger.CurrentOf(t.Context(), 1, report.Own)
	require.NoError(t, err)
	assert.Equal(t, older.ID, now.ID)
	_, text = v.open("/desk/queue")
	silent(t, text, "定用哪一份")
}

func TestScoreSheet(t *testing.T) {
	o := newOffice(t)
	late := func() time.Time { return time.Date(2026, 2, 5, 1, 0, 0, 0, time.UTC) }
	o.server.now, o.server.taking.Now = late, late
	o.handIn(archives, sent{"a.xlsx", o.workbook(archives)})
	v := o.officer("王办", ledger.RoleReader, "")
	_, text := v.open("/desk/score")
	says(t, text, "期限 2026-01-31，首次收到 2026-02-05，迟 5 天")
	says(t, text, "<strong>95.5</strong>")
	says(t, text, "仍未报")
	answer, _ := v.open("/desk/score.xlsx")
	assert.Equal(t, workbookType, answer.Header.Get("Content-Type"))
}
