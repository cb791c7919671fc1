package officer_test

import (
	"encoding/base64"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/desktest"
)

// letter is a message as a mail program saves it; its text, subject and sender's name are a stranger's.
func letter(from, text, name string, data []byte) []byte {
	head := "Received: by mail.office.example; Mon, 19 Jan 2026 10:20:00 +0800\r\nFrom: =?utf-8?B?" +
		base64.StdEncoding.EncodeToString([]byte("<b>某人</b>")) + "?= <" + from + ">\r\nMessage-ID: <1@" + from +
		">\r\nSubject: <script>alert(1)</script>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
		"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n"
	if name != "" {
		head += "--b\r\nContent-Disposition: attachment; filename=\"" + name +
			"\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString(data) + "\r\n"
	}
	return []byte(head + "--b--\r\n")
}

// Whoever wrote, and what, is shown to the officer as text: with the agency's rounds, or in the queue
// where nobody knows whose it is.
func TestTheTextOfMessagesIsShown(t *testing.T) {
	o := desktest.New(t)
	v := o.Officer("王办", ledger.RoleOfficer, "")
	v.Upload("/desk/take/files",
		desktest.Sent("来信.eml", letter("daj@x.cn", "各位：<img src=x onerror=alert(1)>\r\n见附件", "a.xlsx",
			o.Workbook(desktest.Archives))),
		desktest.Sent("空.eml", letter("who@x.cn", "本年新收申请 3 件，予以公开 3 件", "", nil)))
	_, text := v.Open(o.At(desktest.Archives))
	for _, want := range []string{"&lt;b&gt;某人&lt;/b&gt; &lt;daj@x.cn&gt;", "2026-01-19 10:20 收到",
		"各位：&lt;img src=x onerror=alert(1)&gt;\n见附件", "&lt;script&gt;alert(1)&lt;/script&gt;", "a.xlsx"} {
		desktest.Says(t, text, want)
	}
	desktest.Silent(t, text, "<img src=x")
	desktest.Silent(t, text, "<script>alert")
	_, queue := v.Open("/desk/queue")
	desktest.Says(t, queue, "没有收下、也不知是谁的 1 个文件和来信")
	desktest.Says(t, queue, "<pre>本年新收申请 3 件，予以公开 3 件</pre>")
	all, err := o.Ledger.Takings(t.Context())
	require.NoError(t, err)
	assert.Equal(t, ledger.Refused, all[1].State, "the text is no report")
	answer, original := v.Open("/desk/files/2/original")
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	assert.Contains(t, original, "who@x.cn")

	county := o.Officer("乙办", ledger.RoleReader, "乙县政府")
	_, queue = county.Open("/desk/queue")
	desktest.Silent(t, queue, "who@x.cn")
	desktest.Valid(t, map[string]string{"case": text, "queue": queue})
}

// templatesSent has templates sent to the first two agencies, of which the second's was refused.
func templatesSent(o *desktest.Office) {
	ctx := o.T.Context()
	require.NoError(o.T, o.Ledger.OweTemplates(ctx, []int64{1, 2}, ledger.MailedTemplate))
	for _, s := range []ledger.Sending{
		{Agency: 1, Address: "a@x.cn", Message: "1@office", State: ledger.Sent, Said: "250 OK"},
		{Agency: 2, Address: "b@x.cn", Message: "2@office", State: ledger.Rejected, Said: "550 <b>none</b>"},
	} {
		s.Kind = ledger.MailedTemplate
		_, err := o.Ledger.BeginSending(ctx, s)
		require.NoError(o.T, err)
		require.NoError(o.T, o.Ledger.SettleSending(ctx, s))
	}
}

// Who got what, when, under which Message-ID, and what did not arrive.
func TestMessagesToAgencies(t *testing.T) {
	o := desktest.New(t)
	o.Rostered(roster.Agency{Name: desktest.Archives, Line: 1}, roster.Agency{Name: desktest.Finance, Line: 2})
	v := o.Officer("王办", ledger.RoleOfficer, "")
	_, text := v.Open("/desk")
	desktest.Silent(t, text, "最近的邮件")
	templatesSent(o)
	pages := map[string]string{}
	for at, want := range map[string][]string{
		"/desk":                 {"最近的邮件", "统计表（本机关） 已发 2026-01-20 09:00", "1 个单位有邮件没有送到"},
		"/desk/queue":           {desktest.Finance, "被拒", "b@x.cn", "550 &lt;b&gt;none&lt;/b&gt;"},
		o.At(desktest.Archives): {"发出的邮件", "已发", "a@x.cn", "1@office", "250 OK", "邮件已发出：统计表（本机关）"},
		o.At(desktest.Finance):  {"被拒", "2@office", "550 &lt;b&gt;none&lt;/b&gt;"},
	} {
		_, pages[at] = v.Open(at)
		for _, words := range want {
			desktest.Says(t, pages[at], words)
		}
	}
	desktest.Valid(t, pages)
}
