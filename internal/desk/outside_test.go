package desk

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/document"
	"nianbao/internal/document/docx"
	"nianbao/internal/report"
)

// What a script from outside relies on beside a single hand-in.

// browserTakes is what a browser says it takes.
const browserTakes = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

func TestSeveralFilesAsAPage(t *testing.T) {
	o := newOffice(t)
	answer, text := o.post(o.link(archives)+"/files", browserTakes, sent{"年报.xlsx", o.workbook(archives)},
		sent{"照片.png", []byte("\x89PNG\r\n\x1a\n")}, sent{"<b>财政.xlsx", o.workbook(finance)})
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	says(t, text, "查看结果和回执 2025-000001")
	says(t, text, "没有收下这个文件")
	says(t, text, "这不是本单位的表格")
	silent(t, text, "<b>")
}

func TestPagesAndJSON(t *testing.T) {
	for accept, json := range map[string]bool{"": false, "*/*": false, browserTakes: false, "application/json": true,
		"application/json, text/plain, */*": true, "text/html, application/json;q=0.5": false} {
		r, err := http.NewRequest(http.MethodGet, "/a/x", nil)
		require.NoError(t, err)
		r.Header.Set("Accept", accept)
		assert.Equal(t, json, wantsJSON(r), accept)
	}
}

// The address of an answer to a form can be reloaded, and its type enlarged.
func TestBackFromTheAnswerToAForm(t *testing.T) {
	o := newOffice(t)
	link := o.link(archives)
	o.post(link+"/files", "", sent{"年报.xlsx", o.workbook(archives)})
	for from, to := range map[string]string{"/check": "", "/files?type=large": "?type=large",
		"/receipts/2025-000001/explanations": "/receipts/2025-000001"} {
		answer, _ := o.get(link + from)
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode, from)
		assert.Equal(t, strings.TrimPrefix(link, o.url)+to, answer.Header.Get("Location"), from)
	}
}

func TestAnotherPageIsRefusedInWords(t *testing.T) {
	o := newOffice(t)
	r, err := http.NewRequest(http.MethodPost, o.link(archives)+"/files", strings.NewReader(""))
	require.NoError(t, err)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	answer, err := o.client.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	var text bytes.Buffer
	_, err = text.ReadFrom(answer.Body)
	require.NoError(t, err)
	assert.Equal(t, http.StatusForbidden, answer.StatusCode)
	says(t, text.String(), "请从收到的链接打开页面后再操作")
}

func TestTooMuchIsSaidInWords(t *testing.T) {
	o := newOffice(t)
	answer, text := o.post(o.link(archives)+"/files", "", sent{"big.xlsx", make([]byte, bodyLimit)})
	assert.Equal(t, http.StatusRequestEntityTooLarge, answer.StatusCode)
	says(t, text, "64 MB")
	answer, text = o.post(o.link(archives)+"/files", "application/json", sent{"big.xlsx", make([]byte, fileLimit+1)})
	assert.Equal(t, http.StatusRequestEntityTooLarge, answer.StatusCode)
	assert.Contains(t, text, `"refused"`)
}

// A trial is late when handing in would be; the receipt goes on saying so, and its sum is that of the file.
func TestLateIsTheSameEverywhere(t *testing.T) {
	o := newOffice(t)
	late := func() time.Time { return time.Date(2026, 3, 20, 1, 0, 0, 0, time.UTC) }
	o.server.taking.Now, o.server.now = late, late
	link, file := o.link(archives), o.workbook(archives)
	for _, path := range []string{"/check", "/files"} {
		var list []handInJSON
		_, text := o.post(link+path, "application/json", sent{"年报.xlsx", file})
		require.NoError(t, json.Unmarshal([]byte(text), &list))
		assert.True(t, list[0].Late, path)
	}
	r, err := http.NewRequest(http.MethodGet, link+"/receipts/2025-000001", nil)
	require.NoError(t, err)
	r.Header.Set("Accept", "application/json")
	answer, err := o.client.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	var one handInJSON
	require.NoError(t, json.NewDecoder(answer.Body).Decode(&one))
	assert.True(t, one.Late)
	assert.Len(t, one.SHA256, 64)
}

func TestAnExtensionHasItsReason(t *testing.T) {
	o := newOffice(t)
	agencies, err := o.ledger.Agencies(t.Context())
	require.NoError(t, err)
	require.NoError(t, o.ledger.Extend(t.Context(), agencies[0].ID, "2026-02-10", "灾情"))
	_, text := o.get(o.link(agencies[0].Name))
	says(t, text, "已同意延期（灾情）")
}

// What the office sent back is not closed by the same words again; the page shows the officer's sentence.
func TestASentBackExplanationIsWrittenAnew(t *testing.T) {
	o := newOffice(t)
	one := o.handIn(archives, sent{"年报.xlsx", o.workbook(archives, wrong)})[0]
	number := one["receipt"].(string)
	id := ""
	for _, f := range one["result"].(map[string]any)["findings"].([]any) {
		if f := f.(map[string]any); f["class"] == "verify" && f["outcome"] == "fail" {
			id = f["id"].(string)
		}
	}
	require.NotEmpty(t, id, "%v", one["result"])
	explain := func(text string) int {
		body, err := json.Marshal(map[string]string{id: text})
		require.NoError(t, err)
		r, err := http.NewRequest(http.MethodPost, o.link(archives)+"/receipts/"+number+"/explanations",
			bytes.NewReader(body))
		require.NoError(t, err)
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json")
		answer, err := o.client.Do(r)
		require.NoError(t, err)
		answer.Body.Close()
		return answer.StatusCode
	}
	const reason = "机构改革，档案利用职能由县政府办划入我局"
	require.Equal(t, http.StatusOK, explain(reason))
	season, err := o.server.taking.Season(t.Context())
	require.NoError(t, err)
	in, err := o.ledger.Receipt(t.Context(), number)
	require.NoError(t, err)
	_, err = season.SendBack(t.Context(), in, id, "请写明依据的文件号")
	require.NoError(t, err)
	_, page := o.get(o.link(archives) + "/receipts/" + number)
	says(t, page, "请写明依据的文件号")
	assert.Equal(t, http.StatusUnprocessableEntity, explain(reason), "the same words")
	assert.Equal(t, http.StatusUnprocessableEntity, explain(" "), "no words")
	assert.Equal(t, http.StatusOK, explain(reason+"，依据县编〔2025〕3号"))
}

// A workbook and its Word file are one report: each has its answer, the page names the one that
// counts, and it is the workbook whatever the order.
func TestAWorkbookAndItsWordFile(t *testing.T) {
	o := newOffice(t)
	var word bytes.Buffer
	r := specimenOf(o.edition, archives)
	require.NoError(t, docx.Write(&word, document.New(o.edition, r, document.Options{}), docx.Options{}))
	book, letter := sent{"年报.xlsx", o.workbook(archives, figure("disclosure.licences.decided", "7"))},
		sent{"年报.docx", word.Bytes()}

	_, text := o.post(o.link(archives)+"/check", browserTakes, book, letter)
	says(t, text, "一起报送时，作数的是“年报.xlsx”")
	for i, files := range [][]sent{{book, letter}, {letter, book}} {
		_, text := o.post(o.link(archives)+"/files", browserTakes, files...)
		says(t, text, "是同一份报告的几个文件")
		says(t, text, "作数的是“年报.xlsx”（回执 2025-00000"+strconv.Itoa(2*i+2)+"）")
		agencies, err := o.ledger.Agencies(t.Context())
		require.NoError(t, err)
		now, err := o.ledger.CurrentOf(t.Context(), agencies[0].ID, report.Own)
		require.NoError(t, err)
		assert.Equal(t, "年报.xlsx", now.File)
	}
	list := o.handIn(archives, book, letter)
	assert.Equal(t, "年报.xlsx", list[0]["file"], "in the order of the form")
	assert.Equal(t, list[0]["receipt"], list[1]["superseded_by"])
	assert.Empty(t, list[0]["superseded_by"])
}

// A file that came by the wrong link is its agency's where it comes by the right one, or by none.
func TestAFileThatWentAstray(t *testing.T) {
	o := newOffice(t)
	book := sent{"财政.xlsx", o.workbook(finance)}
	assert.Equal(t, "unknown", o.handIn(archives, book)[0]["outcome"])
	in, err := o.server.taking.Take(t.Context(), taking.Upload{Name: book.name, Data: book.data,
		Actor: ledger.Actor{Kind: ledger.Program, Name: "平台"}})
	require.NoError(t, err)
	require.Len(t, in, 1)
	assert.Equal(t, taking.Accepted, in[0].Outcome)
	assert.Equal(t, "2025-000001", in[0].Receipt)
	assert.Equal(t, "unchanged", o.handIn(finance, book)[0]["outcome"])
}

func TestWrongMethods(t *testing.T) {
	o := newOffice(t)
	link := o.link(archives)
	for _, c := range []struct{ method, at, allow string }{
		{http.MethodPost, link, "GET, HEAD"}, {http.MethodDelete, link + "/template.xlsx", "GET, HEAD"},
		{http.MethodPut, link + "/files", "GET, HEAD, POST"},
		{http.MethodPost, o.url + "/healthz", "GET, HEAD"},
		{http.MethodGet, o.url + "/api/v1/files", "POST"},
		{http.MethodOptions, o.url + "/api/v1/status", "GET, HEAD"},
	} {
		path := strings.TrimPrefix(strings.ReplaceAll(c.at, secretOf(link), "TOKEN"), o.url)
		t.Run(c.method+" "+path, func(t *testing.T) {
			r, err := http.NewRequest(c.method, c.at, nil)
			require.NoError(t, err)
			answer, _ := o.do(r)
			assert.Equal(t, http.StatusMethodNotAllowed, answer.StatusCode)
			assert.Equal(t, c.allow, answer.Header.Get("Allow"))
		})
	}
	answer, text := o.get(o.url + "/nowhere")
	assert.Equal(t, http.StatusNotFound, answer.StatusCode)
	says(t, text, "打不开这个链接")
}
