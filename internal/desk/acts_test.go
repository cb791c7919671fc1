package desk

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
)

// at is the address of an agency's page for officers.
func (o *office) at(agency string) string {
	o.t.Helper()
	all, err := o.ledger.Agencies(o.t.Context())
	require.NoError(o.t, err)
	for _, a := range all {
		if a.Name == agency {
			return fmt.Sprintf("/desk/agencies/%d", a.ID)
		}
	}
	o.t.Fatalf("no %s", agency)
	return ""
}

// lastEntry is the journal's.
func (o *office) lastEntry() (last ledger.Entry) {
	o.t.Helper()
	require.NoError(o.t, o.ledger.Entries(o.t.Context(), func(e ledger.Entry) error { last = e; return nil }))
	return last
}

func TestActs(t *testing.T) {
	o := newOffice(t)
	o.twoCounties()
	v := o.officer("王办", ledger.RoleOfficer, "")
	link := o.link(finance)
	o.handIn(finance, sent{"a.xlsx", o.workbook(finance, wrong)})
	at := o.at(finance)
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
		{"rename", url.Values{"name": {"示例县财政和国资局"}}, "roster", "曾用名"},
	} {
		t.Run(c.act, func(t *testing.T) {
			answer, text := v.send(at+"/acts/"+c.act, c.form)
			require.Equal(t, http.StatusSeeOther, answer.StatusCode, text)
			_, page := v.open(answer.Header.Get("Location"))
			says(t, page, c.shows)
			e := o.lastEntry()
			who, _ := e.Said()
			assert.Equal(t, c.action, e.Action)
			assert.Equal(t, ledger.Actor{Kind: ledger.Officer, Name: "王办"}, who)
		})
	}
	answer, _ := o.get(link)
	assert.Equal(t, http.StatusNotFound, answer.StatusCode, "renewed and taken back")
	links, err := Links(t.Context(), o.ledger, o.key, LinkOptions{})
	require.NoError(t, err)
	assert.Len(t, links, 4, "what was taken back is not given out again")
	t.Run("merge", func(t *testing.T) {
		answer, text := v.send(at+"/acts/merge", url.Values{"into": {archives}})
		require.Equal(t, http.StatusSeeOther, answer.StatusCode, text)
		answer, _ = v.open(at)
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
			before := o.entries()
			answer, _ := v.send(o.at(archives)+"/acts/"+c.act, c.form)
			assert.Equal(t, http.StatusUnprocessableEntity, answer.StatusCode)
			assert.Equal(t, before, o.entries())
		})
	}
	proof, err := o.ledger.Verify(t.Context())
	require.NoError(t, err)
	assert.Empty(t, proof.Problems)
}

func TestRolesAndTrees(t *testing.T) {
	o := newOffice(t)
	o.twoCounties()
	o.handIn(archives, sent{"a.xlsx", o.workbook(archives, wrong)})
	reader := o.officer("读", ledger.RoleReader, "")
	county := o.officer("乙办", ledger.RoleOfficer, "乙县政府")
	at := o.at(archives)
	before := o.entries()
	for _, path := range []string{"", "/receipts/2025-000001", "/receipts/2025-000001/marked.xlsx",
		"/receipts/2025-000001/original", "/template.xlsx"} {
		answer, _ := reader.open(at + path)
		assert.Equal(t, http.StatusOK, answer.StatusCode, path)
		answer, text := county.open(at + path)
		assert.Equal(t, http.StatusNotFound, answer.StatusCode, path)
		silent(t, text, archives)
	}
	_, page := reader.open(at)
	silent(t, page, "<form method=\"post\" action=\"/desk/agencies")
	silent(t, page, "/a/")
	for _, path := range []string{"/acts/exempt", "/receipts/2025-000001/accept",
		"/receipts/2025-000001/sendback", "/files", "/check"} {
		answer, _ := reader.send(at+path, url.Values{"reason": {"x"}})
		assert.Equal(t, http.StatusForbidden, answer.StatusCode, path)
		answer, _ = county.send(at+path, url.Values{"reason": {"x"}})
		assert.Equal(t, http.StatusNotFound, answer.StatusCode, path)
	}
	answer, _ := county.send(o.at("乙县政府")+"/acts/exempt", url.Values{"reason": {"x"}})
	assert.Equal(t, http.StatusNotFound, answer.StatusCode, "nobody rules on the office itself")
	assert.Equal(t, before, o.entries())
}

func TestRulingOnExplanations(t *testing.T) {
	o := newOffice(t)
	one := o.handIn(archives,
		sent{"a.xlsx", o.workbook(archives, figure("disclosure.documents.issued", "3"))})[0]
	number, id := one["receipt"].(string), ""
	for _, f := range one["result"].(map[string]any)["findings"].([]any) {
		if f := f.(map[string]any); f["class"] == "verify" && f["outcome"] == "fail" {
			id = f["id"].(string)
		}
	}
	stranger := &visitor{office: o}
	link := strings.TrimPrefix(o.link(archives), o.url)
	answer, _ := stranger.send(link+"/receipts/"+number+"/explanations",
		url.Values{id: {"本年清理废止了全部规范性文件，所以现行有效为零"}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	v := o.officer("王办", ledger.RoleOfficer, "")
	at := o.at(archives) + "/receipts/" + number
	_, page := v.open(at)
	says(t, page, "认可这条说明")
	answer, _ = v.send(at+"/sendback", url.Values{"finding": {id}, "reason": {"请写明依据的文件号"}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	_, page = o.get(o.link(archives) + "/receipts/" + number)
	says(t, page, "请写明依据的文件号")
	answer, _ = v.send(at+"/accept", url.Values{"finding": {id}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	_, page = o.get(o.link(archives))
	says(t, page, "审核通过")
}

// Two officers at once on one agency: the later gets a list of what changed, and may go on.
func TestTheLaterOfTwoOfficersIsTold(t *testing.T) {
	o := newOffice(t)
	first, second := o.officer("王办", ledger.RoleOfficer, ""), o.officer("李办", ledger.RoleOfficer, "")
	at := o.at(archives)
	seq, err := o.ledger.LastEntry(t.Context())
	require.NoError(t, err)
	seen := fmt.Sprint(seq)
	answer, _ := first.send(at+"/acts/extend",
		url.Values{"until": {"2026-02-20"}, "reason": {"灾情"}, "seen": {seen}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	answer, text := second.send(at+"/acts/exempt", url.Values{"reason": {"撤销"}, "seen": {seen}})
	assert.Equal(t, http.StatusConflict, answer.StatusCode)
	says(t, text, "经办人 王办")
	says(t, text, "灾情")
	says(t, text, `name="reason" value="撤销"`)
	seq, err = o.ledger.LastEntry(t.Context())
	require.NoError(t, err)
	answer, _ = second.send(at+"/acts/exempt", url.Values{"reason": {"撤销"}, "seen": {fmt.Sprint(seq)}})
	assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
	answer, _ = second.send(at+"/acts/unexempt", url.Values{"seen": {fmt.Sprint(seq)}})
	assert.Equal(t, http.StatusSeeOther, answer.StatusCode, "one's own acts are known")
}

func TestHandingInOnBehalf(t *testing.T) {
	o := newOffice(t)
	v := o.officer("王办", ledger.RoleOfficer, "")
	require.NoError(t, o.ledger.CloseSeason(t.Context(), "汇总完毕"))
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile(field, "邮件附件.xlsx")
	require.NoError(t, err)
	_, err = part.Write(o.workbook(archives))
	require.NoError(t, err)
	require.NoError(t, form.Close())
	r, err := http.NewRequest(http.MethodPost, o.url+o.at(archives)+"/files", &body)
	require.NoError(t, err)
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.AddCookie(v.cookie)
	answer, text := o.do(r)
	require.Equal(t, http.StatusSeeOther, answer.StatusCode, text)
	_, page := v.open(answer.Header.Get("Location"))
	says(t, page, "已收到，审核通过")
	who, _ := o.lastEntry().Said()
	assert.Equal(t, ledger.Actor{Kind: ledger.Officer, Name: "王办"}, who)
}
