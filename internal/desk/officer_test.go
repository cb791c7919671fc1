package desk

import (
	"bytes"
	"crypto/tls"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
)

const password = "一个很长的密码123"

// hashed is the hash of the password of every officer here: making one takes its time.
var hashed = sync.OnceValues(func() (string, error) { return HashPassword(password) })

// visitor is somebody's browser at the officers' pages.
type visitor struct {
	*office
	cookie *http.Cookie
}

// officer makes an account and signs in.
func (o *office) officer(name string, role ledger.Role, under string) *visitor {
	o.t.Helper()
	hash, err := hashed()
	require.NoError(o.t, err)
	require.NoError(o.t, o.ledger.SetAccount(o.t.Context(), ledger.Account{Name: name, Role: role, Under: under,
		Password: hash}, true))
	v := &visitor{office: o}
	v.signIn(name)
	return v
}

func (v *visitor) signIn(name string) {
	v.t.Helper()
	answer, _ := v.send("/desk/login", url.Values{"name": {name}, "password": {password}})
	require.Equal(v.t, http.StatusSeeOther, answer.StatusCode)
	require.Len(v.t, answer.Cookies(), 1)
	v.cookie = answer.Cookies()[0]
}

// open gets a page below the desk.
func (v *visitor) open(path string) (*http.Response, string) {
	v.t.Helper()
	r, err := http.NewRequest(http.MethodGet, v.url+path, nil)
	require.NoError(v.t, err)
	if v.cookie != nil {
		r.AddCookie(v.cookie)
	}
	return v.do(r)
}

// send sends a form.
func (v *visitor) send(path string, values url.Values) (*http.Response, string) {
	v.t.Helper()
	r, err := http.NewRequest(http.MethodPost, v.url+path, strings.NewReader(values.Encode()))
	require.NoError(v.t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if v.cookie != nil {
		r.AddCookie(v.cookie)
	}
	return v.do(r)
}

// rostered gives the office another roster.
func (o *office) rostered(agencies ...roster.Agency) {
	o.t.Helper()
	_, err := o.ledger.Adopt(o.t.Context(), &roster.List{File: "roster.csv", Agencies: agencies})
	require.NoError(o.t, err)
}

// twoCounties is a city with two counties.
func (o *office) twoCounties() {
	o.rostered(roster.Agency{Name: archives, Level: "县级部门", Superior: "甲县政府", Line: 1},
		roster.Agency{Name: finance, Level: "县级部门", Superior: "乙县政府", Line: 2},
		roster.Agency{Name: "甲县政府", Level: "县级", Superior: "示例市政府", Line: 3},
		roster.Agency{Name: "乙县政府", Level: "县级", Superior: "示例市政府", Line: 4},
		roster.Agency{Name: "甲县水利局", Level: "县级部门", Superior: "甲县政府", Line: 5})
}

func TestSignIn(t *testing.T) {
	o := newOffice(t)
	now := morning()
	o.server.now = func() time.Time { return now }
	v := o.officer("王办", ledger.RoleOfficer, "")
	t.Run("the cookie is the browser's alone", func(t *testing.T) {
		assert.True(t, v.cookie.HttpOnly)
		assert.Equal(t, http.SameSiteStrictMode, v.cookie.SameSite)
		assert.Equal(t, "/desk", v.cookie.Path)
	})
	t.Run("the board opens", func(t *testing.T) {
		answer, text := v.open("/desk")
		assert.Equal(t, http.StatusOK, answer.StatusCode)
		says(t, text, archives)
	})
	t.Run("without a session to the login", func(t *testing.T) {
		stranger := &visitor{office: o}
		for _, path := range []string{"/desk", "/desk/", "/desk/agencies/1"} {
			answer, text := stranger.open(path)
			assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
			assert.Equal(t, "/desk/login", answer.Header.Get("Location"))
			silent(t, text, archives)
		}
	})
	t.Run("a session outlasts a restart", func(t *testing.T) {
		o.server = New(Config{Taking: o.server.taking, Now: morning, Log: o.server.log})
		answer, _ := v.open("/desk")
		assert.Equal(t, http.StatusOK, answer.StatusCode)
	})
	t.Run("the ledger knows its hash alone", func(t *testing.T) {
		_, known, err := o.ledger.SessionOf(t.Context(), v.cookie.Value)
		require.NoError(t, err)
		assert.False(t, known)
	})
	t.Run("signed out it opens nothing", func(t *testing.T) {
		other := &visitor{office: o}
		other.signIn("王办")
		answer, _ := other.send("/desk/logout", nil)
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
		answer, _ = other.open("/desk")
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
	})
	t.Run("an account that is gone opens nothing", func(t *testing.T) {
		gone := o.officer("李办", ledger.RoleOfficer, "")
		require.NoError(t, o.ledger.DropAccount(t.Context(), "李办"))
		answer, _ := gone.open("/desk")
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
	})
	t.Run("the ledger proves all of it", func(t *testing.T) {
		proof, err := o.ledger.Verify(t.Context())
		require.NoError(t, err)
		assert.Empty(t, proof.Problems)
	})
}

func TestWrongPasswordsAreSlowed(t *testing.T) {
	o := newOffice(t)
	o.officer("王办", ledger.RoleOfficer, "")
	stranger := &visitor{office: o}
	try := func(name string) *http.Response {
		answer, _ := stranger.send("/desk/login", url.Values{"name": {name}, "password": {"不对的密码"}})
		return answer
	}
	for range freeSignIns {
		assert.Equal(t, http.StatusUnprocessableEntity, try("王办").StatusCode)
	}
	answer := try("王办")
	assert.Equal(t, http.StatusTooManyRequests, answer.StatusCode)
	assert.NotEmpty(t, answer.Header.Get("Retry-After"))
	assert.Equal(t, http.StatusTooManyRequests, try("别人").StatusCode, "by address too")
	_, tries, err := o.server.slowed(t.Context(), "name "+TokenHash("王办"), "from 10.0.0.1")
	require.NoError(t, err)
	assert.Equal(t, freeSignIns+1, tries["name "+TokenHash("王办")], "kept in the ledger")
}

func TestBoard(t *testing.T) {
	o := newOffice(t)
	o.twoCounties()
	o.handIn(archives, sent{"a.xlsx", o.workbook(archives, wrong)})
	v := o.officer("王办", ledger.RoleOfficer, "")
	for _, c := range []struct {
		name, query string
		lists, not  []string
	}{
		{"all", "", []string{archives, finance, "甲县水利局"}, nil},
		{"missing", "?state=missing", []string{finance}, []string{">" + archives + "<"}},
		{"to correct", "?state=fail", []string{archives}, []string{">" + finance + "<"}},
		{"by name", "?q=水利", []string{"甲县水利局"}, []string{">" + finance + "<"}},
		{"below a superior", "?under=乙县政府", []string{finance}, []string{">" + archives + "<"}},
		{"sorted", "?sort=name", []string{archives, finance}, nil},
		{"a page that is not there", "?page=99", []string{archives}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			q, err := url.ParseQuery(strings.TrimPrefix(c.query, "?"))
			require.NoError(t, err)
			answer, text := v.open("/desk?" + q.Encode())
			require.Equal(t, http.StatusOK, answer.StatusCode)
			for _, name := range c.lists {
				says(t, text, ">"+strings.Trim(name, "<>")+"<")
			}
			for _, name := range c.not {
				silent(t, text, name)
			}
		})
	}
	_, text := v.open("/desk")
	says(t, text, "<strong>5</strong> 应报")
	says(t, text, "<strong>1</strong> 有误")
	says(t, text, "应报 5 个单位，已报 1 个（20%）")

	county := o.officer("乙办", ledger.RoleReader, "乙县政府")
	_, text = county.open("/desk")
	says(t, text, finance)
	silent(t, text, archives)
	says(t, text, "<strong>1</strong> 应报")
	_, text = county.open("/desk?under=" + url.QueryEscape("甲县政府"))
	silent(t, text, archives)
}

// BenchmarkBoard is the board of 30,000 agencies; the first after a change works the state out anew.
func BenchmarkBoard(b *testing.B) {
	o := newOffice(b)
	agencies := []roster.Agency{{Name: archives, Level: "县级部门"}, {Name: finance, Level: "县级部门"}}
	for i := range 30_000 {
		agencies = append(agencies, roster.Agency{Name: fmt.Sprintf("示例县第%d局", i), Level: "县级部门",
			Superior: fmt.Sprintf("示例县第%d政府", i/40), Line: i + 3})
	}
	_, err := o.ledger.Adopt(b.Context(), &roster.List{File: "r.csv", Agencies: agencies})
	require.NoError(b, err)
	v := o.officer("王办", ledger.RoleOfficer, "")
	for name, before := range map[string]func(){"kept": func() {}, "anew": func() { o.server.snapshots.last = nil }} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				before()
				answer, _ := v.open("/desk")
				require.Equal(b, http.StatusOK, answer.StatusCode)
			}
		})
	}
}

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
		"a name that is taken": {"rename", url.Values{"name": {"乙县政府"}}}, "into nobody": {"merge", url.Values{"into": {"不存在局"}}},
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
	for _, path := range []string{"", "/receipts/2025-000001", "/receipts/2025-000001/marked.xlsx", "/receipts/2025-000001/original", "/template.xlsx"} {
		answer, _ := reader.open(at + path)
		assert.Equal(t, http.StatusOK, answer.StatusCode, path)
		answer, text := county.open(at + path)
		assert.Equal(t, http.StatusNotFound, answer.StatusCode, path)
		silent(t, text, archives)
	}
	_, page := reader.open(at)
	silent(t, page, "<form method=\"post\" action=\"/desk/agencies")
	silent(t, page, "/a/")
	for _, path := range []string{"/acts/exempt", "/receipts/2025-000001/accept", "/receipts/2025-000001/sendback", "/files", "/check"} {
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
	one := o.handIn(archives, sent{"a.xlsx", o.workbook(archives, figure("disclosure.documents.issued", "3"))})[0]
	number, id := one["receipt"].(string), ""
	for _, f := range one["result"].(map[string]any)["findings"].([]any) {
		if f := f.(map[string]any); f["class"] == "verify" && f["outcome"] == "fail" {
			id = f["id"].(string)
		}
	}
	stranger := &visitor{office: o}
	link := strings.TrimPrefix(o.link(archives), o.url)
	answer, _ := stranger.send(link+"/receipts/"+number+"/explanations", url.Values{id: {"本年清理废止了全部规范性文件，所以现行有效为零"}})
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

// Two officers at once on one agency: the later is told what changed, and may go on.
func TestTheLaterOfTwoOfficersIsTold(t *testing.T) {
	o := newOffice(t)
	first, second := o.officer("王办", ledger.RoleOfficer, ""), o.officer("李办", ledger.RoleOfficer, "")
	at := o.at(archives)
	seq, err := o.ledger.LastEntry(t.Context())
	require.NoError(t, err)
	seen := fmt.Sprint(seq)
	answer, _ := first.send(at+"/acts/extend", url.Values{"until": {"2026-02-20"}, "reason": {"灾情"}, "seen": {seen}})
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

// After each kind of act the board shows what it would if all were read anew.
func TestTheBoardFollowsTheLedger(t *testing.T) {
	o := newOffice(t)
	o.twoCounties()
	v := o.officer("王办", ledger.RoleOfficer, "")
	at := o.at(archives)
	same := func(t *testing.T) {
		t.Helper()
		_, kept := v.open("/desk")
		_, queue := v.open("/desk/queue")
		o.server.snapshots.last = nil
		_, anew := v.open("/desk")
		_, queueAnew := v.open("/desk/queue")
		assert.Equal(t, anew, kept)
		assert.Equal(t, queueAnew, queue)
	}
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"taken", func() { o.handIn(archives, sent{"a.xlsx", o.workbook(archives, wrong)}) }},
		{"superseded", func() { o.handIn(archives, sent{"b.xlsx", o.workbook(archives)}) }},
		{"another's", func() { o.handIn(archives, sent{"f.xlsx", o.workbook(finance)}) }},
		{"no more another's", func() { o.handIn(finance, sent{"f.xlsx", o.workbook(finance)}) }},
		{"refused", func() { o.handIn(archives, sent{"x.png", []byte("\x89PNG\r\n\x1a\n")}) }},
		{"nobody's", func() { v.upload("/desk/take/files", sent{"n.xlsx", o.workbook("没有这个局")}) }},
		{"withdrawn", func() { v.send(at+"/acts/withdraw", url.Values{"receipt": {"2025-000002"}, "reason": {"收错"}}) }},
		{"extended", func() { v.send(at+"/acts/extend", url.Values{"until": {"2026-02-20"}, "reason": {"灾情"}}) }},
		{"exempt", func() { v.send(at+"/acts/exempt", url.Values{"reason": {"撤销"}}) }},
		{"renamed", func() { v.send(at+"/acts/rename", url.Values{"name": {"示例县档案馆"}}) }},
		{"merged", func() { v.send(at+"/acts/merge", url.Values{"into": {finance}}) }},
		{"closed", func() { v.send("/desk/out/season/close", url.Values{"reason": {"完毕"}}) }},
	} {
		t.Run(step.name, func(t *testing.T) {
			v.open("/desk")
			before := o.entries()
			step.do()
			assert.Greater(t, o.entries(), before)
			same(t)
		})
	}
}

// The cookie goes over an encrypted line alone where there is one, the desk's own or the proxy's.
func TestTheCookieIsSecureUnderTLS(t *testing.T) {
	for _, c := range []struct {
		name   string
		r      *http.Request
		behind bool
		want   bool
	}{
		{"plain", &http.Request{}, false, false},
		{"its own certificate", &http.Request{TLS: &tls.ConnectionState{}}, false, true},
		{"a proxy that encrypts", &http.Request{Header: http.Header{"X-Forwarded-Proto": {"https"}}}, true, true},
		{"a visitor who says so", &http.Request{Header: http.Header{"X-Forwarded-Proto": {"https"}}}, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &Server{behindProxy: c.behind}
			assert.Equal(t, c.want, s.cookie(c.r, "x", 1).Secure)
		})
	}
}
