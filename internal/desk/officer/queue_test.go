package officer_test

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
	"nianbao/internal/desktest"
	"nianbao/internal/report"
)

func TestManyAtOnce(t *testing.T) {
	o := desktest.New(t)
	v := o.Officer("王办", ledger.RoleOfficer, "")
	before := o.Entries()
	files := []desktest.File{
		desktest.Sent("档案.xlsx", o.Workbook(desktest.Archives)),
		desktest.Sent("财政.xlsx", o.Workbook(desktest.Finance, desktest.Wrong)),
		desktest.Sent("照片.png", []byte("\x89PNG\r\n\x1a\n")),
		desktest.Sent("水利.xlsx", o.Workbook("示例县水力局")),
	}
	answer, text := v.Upload("/desk/take/check", files...)
	require.Equal(t, http.StatusOK, answer.StatusCode)
	desktest.Says(t, text, "这是试审")
	assert.Equal(t, before, o.Entries())
	_, text = v.Upload("/desk/take/files", files...)
	for _, want := range []string{"4 份文件的结果", "已收到，审核通过", "处要改", "没有收下这个文件", "认不出是哪个单位的"} {
		desktest.Says(t, text, want)
	}
	_, text = v.Open("/desk/queue")
	desktest.Says(t, text, "水利.xlsx")
	desktest.Says(t, text, "有误、还没有退回的")
	all, err := o.Ledger.Takings(t.Context())
	require.NoError(t, err)
	var strange ledger.Taking
	for _, in := range all {
		if in.State == ledger.Unknown {
			strange = in
		}
	}
	at := "/desk/files/" + strconv.Itoa(int(strange.ID))
	answer, text = v.Open(at + "/original")
	assert.Equal(t, string(files[3].Data), text)
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	answer, _ = v.Send(at+"/assign", url.Values{"agency": {"没有这个局"}})
	assert.Equal(t, http.StatusUnprocessableEntity, answer.StatusCode)
	answer, text = v.Send(at+"/assign", url.Values{"agency": {desktest.Archives}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode, text)
	e := o.LastEntry()
	who, _ := e.Said()
	assert.Equal(t, "assign", e.Action)
	assert.Equal(t, "王办", who.Name)
	_, text = v.Open("/desk/queue")
	desktest.Silent(t, text, "水利.xlsx")
}

func TestTheQueueRules(t *testing.T) {
	o := desktest.New(t)
	one := o.HandIn(desktest.Archives,
		desktest.Sent("a.xlsx", o.Workbook(desktest.Archives, desktest.Figure("disclosure.documents.issued", "3"))))[0]
	id := ""
	for _, f := range one["result"].(map[string]any)["findings"].([]any) {
		if f := f.(map[string]any); f["class"] == "verify" && f["outcome"] == "fail" {
			id = f["id"].(string)
		}
	}
	v := o.Officer("王办", ledger.RoleOfficer, "")
	round := "/receipts/" + one["receipt"].(string)
	answer, _ := v.Send(strings.TrimPrefix(o.Link(desktest.Archives), o.URL)+round+"/explanations",
		url.Values{id: {"本年清理废止了全部规范性文件，所以现行有效为零"}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	_, text := v.Open("/desk/queue")
	desktest.Says(t, text, "本年清理废止了全部规范性文件")
	answer, _ = v.Send(
		o.At(desktest.Archives)+round+"/accept",
		url.Values{"finding": {id}, "from": {"queue"}},
	)
	assert.Equal(t, "/desk/queue", answer.Header.Get("Location"))
	_, text = v.Open("/desk/queue")
	desktest.Says(t, text, "没有待办的事")
}

// Two versions that came in one run of collect wait for a person, who chooses.
func TestTwoVersions(t *testing.T) {
	o := desktest.New(t)
	v := o.Officer("王办", ledger.RoleOfficer, "")
	var data bytes.Buffer
	z := zip.NewWriter(&data)
	for i, figureText := range []string{"1", "2"} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: "年报" + strconv.Itoa(i) + ".xlsx",
			Modified: time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC)})
		require.NoError(t, err)
		_, err = w.Write(
			o.Workbook(desktest.Archives, desktest.Figure("disclosure.licences.decided", figureText)),
		)
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	_, text := v.Upload("/desk/take/files", desktest.Sent("一批.zip", data.Bytes()))
	desktest.Says(t, text, "2 份文件的结果")
	_, text = v.Open("/desk/queue")
	desktest.Says(t, text, "定用哪一份")
	takings, err := o.Ledger.TakingsOf(t.Context(), 1)
	require.NoError(t, err)
	var older ledger.Taking
	for _, in := range takings {
		if in.State == ledger.Superseded {
			older = in
		}
	}
	answer, _ := v.Send(
		o.At(desktest.Archives)+"/choose",
		url.Values{"intake": {strconv.Itoa(int(older.ID))}},
	)
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	now, err := o.Ledger.CurrentOf(t.Context(), 1, report.Own)
	require.NoError(t, err)
	assert.Equal(t, older.ID, now.ID)
	_, text = v.Open("/desk/queue")
	desktest.Silent(t, text, "定用哪一份")
}
