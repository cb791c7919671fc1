package officer_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/link"
	"nianbao/internal/desktest"
)

func TestActs(t *testing.T) {
	o := desktest.New(t)
	o.TwoCounties()
	v := o.Officer("王办", ledger.RoleOfficer, "")
	address := o.Link(desktest.Finance)
	o.HandIn(desktest.Finance, desktest.Sent("a.xlsx", o.Workbook(desktest.Finance, desktest.Wrong)))
	at := o.At(desktest.Finance)
	for _, c := range []struct {
		act    string
		form   url.Values
		action string
		shows  string
	}{
		{"extend", url.Values{"until": {"2026-02-20"}, "reason": {"灾情"}}, "extend", "已同意延期（灾情）"},
		{"unextend", nil, "extend", "2026年1月31日"},
		{"exempt", url.Values{"reason": {"机构撤销"}}, "exempt", "机构撤销"},
		{"unexempt", nil, "exempt", "已恢复为应报单位"},
		{"return", nil, "return", "已登记为退回"},
		{"withdraw", url.Values{"receipt": {"2025-000001"}, "reason": {"收错了"}}, "withdraw", "已撤回"},
		{"renew", nil, "link", "/a/"},
		{"revoke", nil, "revoke", "链接已收回"},
		{"rename", url.Values{"name": {"示例县财政和国资局"}}, "rename", "曾用名"},
	} {
		t.Run(c.act, func(t *testing.T) {
			answer, text := v.Send(at+"/acts/"+c.act, c.form)
			require.Equal(t, http.StatusSeeOther, answer.StatusCode, text)
			_, page := v.Open(answer.Header.Get("Location"))
			desktest.Says(t, page, c.shows)
			e := o.LastEntry()
			who, _ := e.Said()
			assert.Equal(t, c.action, e.Action)
			assert.Equal(t, ledger.Actor{Kind: ledger.Officer, Name: "王办"}, who)
		})
	}
	answer, _ := o.Get(address)
	assert.Equal(t, http.StatusNotFound, answer.StatusCode, "renewed and taken back")
	links, err := link.List(t.Context(), o.Ledger, o.Key, link.Options{})
	require.NoError(t, err)
	assert.Len(t, links, 4, "what was taken back is not given out again")
	t.Run("merge", func(t *testing.T) {
		answer, text := v.Send(at+"/acts/merge", url.Values{"into": {desktest.Archives}})
		require.Equal(t, http.StatusSeeOther, answer.StatusCode, text)
		_, page := v.Open(answer.Header.Get("Location"))
		desktest.Says(t, page, "<h1>"+desktest.Archives)
		desktest.Says(t, page, "已并入")
		answer, _ = v.Open(at)
		assert.Equal(t, http.StatusNotFound, answer.StatusCode, "it left the roster")
	})
	for name, c := range map[string]struct {
		act  string
		form url.Values
	}{
		"no reason": {"exempt", nil}, "no day": {"extend", url.Values{"until": {"morgen"}, "reason": {"灾情"}}},
		"nobody's receipt":     {"withdraw", url.Values{"receipt": {"2025-000099"}, "reason": {"x"}}},
		"a name that is taken": {"rename", url.Values{"name": {"乙县政府"}}}, "into nobody": {"merge",
			url.Values{"into": {"不存在局"}}},
	} {
		t.Run(name, func(t *testing.T) {
			before := o.Entries()
			answer, _ := v.Send(o.At(desktest.Archives)+"/acts/"+c.act, c.form)
			assert.Equal(t, http.StatusUnprocessableEntity, answer.StatusCode)
			assert.Equal(t, before, o.Entries())
		})
	}
	proof, err := o.Ledger.Verify(t.Context())
	require.NoError(t, err)
	assert.Empty(t, proof.Problems)
}

func TestRolesAndTrees(t *testing.T) {
	o := desktest.New(t)
	o.TwoCounties()
	o.HandIn(desktest.Archives, desktest.Sent("a.xlsx", o.Workbook(desktest.Archives, desktest.Wrong)))
	reader := o.Officer("读", ledger.RoleReader, "")
	county := o.Officer("乙办", ledger.RoleOfficer, "乙县政府")
	at := o.At(desktest.Archives)
	before := o.Entries()
	for _, path := range []string{"", "/receipts/2025-000001", "/receipts/2025-000001/marked.xlsx",
		"/receipts/2025-000001/original", "/template.xlsx", "/words.docx"} {
		answer, _ := reader.Open(at + path)
		assert.Equal(t, http.StatusOK, answer.StatusCode, path)
		answer, text := county.Open(at + path)
		assert.Equal(t, http.StatusNotFound, answer.StatusCode, path)
		desktest.Silent(t, text, desktest.Archives)
	}
	_, page := reader.Open(at)
	desktest.Silent(t, page, "<form method=\"post\" action=\"/desk/agencies")
	desktest.Silent(t, page, "/a/")
	for _, path := range []string{"/acts/exempt", "/receipts/2025-000001/accept",
		"/receipts/2025-000001/sendback", "/files", "/check"} {
		answer, _ := reader.Send(at+path, url.Values{"reason": {"x"}})
		assert.Equal(t, http.StatusForbidden, answer.StatusCode, path)
		answer, _ = county.Send(at+path, url.Values{"reason": {"x"}})
		assert.Equal(t, http.StatusNotFound, answer.StatusCode, path)
	}
	answer, _ := county.Send(o.At("乙县政府")+"/acts/exempt", url.Values{"reason": {"x"}})
	assert.Equal(t, http.StatusNotFound, answer.StatusCode, "nobody rules on the office itself")
	assert.Equal(t, before, o.Entries())
}

func TestRulingOnExplanations(t *testing.T) {
	o := desktest.New(t)
	one := o.HandIn(desktest.Archives,
		desktest.Sent("a.xlsx", o.Workbook(desktest.Archives, desktest.Figure("disclosure.documents.issued", "3"))))[0]
	number, id := one["receipt"].(string), ""
	for _, f := range one["result"].(map[string]any)["findings"].([]any) {
		if f := f.(map[string]any); f["class"] == "verify" && f["outcome"] == "fail" {
			id = f["id"].(string)
		}
	}
	stranger := &desktest.Visitor{Office: o}
	address := strings.TrimPrefix(o.Link(desktest.Archives), o.URL)
	answer, _ := stranger.Send(address+"/receipts/"+number+"/explanations",
		url.Values{id: {"本年清理废止了全部规范性文件，所以现行有效为零"}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	v := o.Officer("王办", ledger.RoleOfficer, "")
	at := o.At(desktest.Archives) + "/receipts/" + number
	_, page := v.Open(at)
	desktest.Says(t, page, "认可这条说明")
	answer, _ = v.Send(at+"/sendback", url.Values{"finding": {id}, "reason": {"请写明依据的文件号"}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	_, page = o.Get(o.Link(desktest.Archives) + "/receipts/" + number)
	desktest.Says(t, page, "请写明依据的文件号")
	answer, _ = v.Send(at+"/accept", url.Values{"finding": {id}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	_, page = o.Get(o.Link(desktest.Archives))
	desktest.Says(t, page, "审核通过")
}

// Two officers at once on one agency: the later gets a list of what changed, and may go on.
func TestTheLaterOfTwoOfficersIsTold(t *testing.T) {
	o := desktest.New(t)
	first, second := o.Officer("王办", ledger.RoleOfficer, ""), o.Officer("李办", ledger.RoleOfficer, "")
	at := o.At(desktest.Archives)
	seq, err := o.Ledger.LastEntry(t.Context())
	require.NoError(t, err)
	seen := fmt.Sprint(seq)
	answer, _ := first.Send(at+"/acts/extend",
		url.Values{"until": {"2026-02-20"}, "reason": {"灾情"}, "seen": {seen}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	answer, text := second.Send(at+"/acts/exempt", url.Values{"reason": {"撤销"}, "seen": {seen}})
	assert.Equal(t, http.StatusConflict, answer.StatusCode)
	desktest.Says(t, text, "经办人 王办")
	desktest.Says(t, text, "灾情")
	desktest.Says(t, text, `name="reason" value="撤销"`)
	seq, err = o.Ledger.LastEntry(t.Context())
	require.NoError(t, err)
	answer, _ = second.Send(at+"/acts/exempt", url.Values{"reason": {"撤销"}, "seen": {fmt.Sprint(seq)}})
	assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
	answer, _ = second.Send(at+"/acts/unexempt", url.Values{"seen": {fmt.Sprint(seq)}})
	assert.Equal(t, http.StatusSeeOther, answer.StatusCode, "one's own acts are known")
}

func TestHandingInOnBehalf(t *testing.T) {
	o := desktest.New(t)
	v := o.Officer("王办", ledger.RoleOfficer, "")
	require.NoError(t, o.Ledger.CloseSeason(t.Context(), "汇总完毕"))
	answer, text := v.Upload(o.At(desktest.Archives)+"/files",
		desktest.Sent("邮件附件.xlsx", o.Workbook(desktest.Archives)))
	require.Equal(t, http.StatusSeeOther, answer.StatusCode, text)
	_, page := v.Open(answer.Header.Get("Location"))
	desktest.Says(t, page, "已收到，审核通过")
	who, _ := o.LastEntry().Said()
	assert.Equal(t, ledger.Actor{Kind: ledger.Officer, Name: "王办"}, who)
}
