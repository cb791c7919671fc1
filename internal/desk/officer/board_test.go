package officer_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desktest"
)

func TestBoard(t *testing.T) {
	o := desktest.New(t)
	o.TwoCounties()
	o.HandIn(desktest.Archives, desktest.Sent("a.xlsx", o.Workbook(desktest.Archives, desktest.Wrong)))
	v := o.Officer("王办", ledger.RoleOfficer, "")
	for _, c := range []struct {
		name, query string
		lists, not  []string
	}{
		{"all", "", []string{desktest.Archives, desktest.Finance, "甲县水利局"}, nil},
		{"missing", "?state=missing", []string{desktest.Finance}, []string{">" + desktest.Archives + "<"}},
		{"to correct", "?state=fail", []string{desktest.Archives}, []string{">" + desktest.Finance + "<"}},
		{"by name", "?q=水利", []string{"甲县水利局"}, []string{">" + desktest.Finance + "<"}},
		{"below a superior", "?under=乙县政府", []string{desktest.Finance}, []string{">" + desktest.Archives + "<"}},
		{"sorted", "?sort=name", []string{desktest.Archives, desktest.Finance}, nil},
		{"a page that is not there", "?page=99", []string{desktest.Archives}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			q, err := url.ParseQuery(strings.TrimPrefix(c.query, "?"))
			require.NoError(t, err)
			answer, text := v.Open("/desk?" + q.Encode())
			require.Equal(t, http.StatusOK, answer.StatusCode)
			for _, name := range c.lists {
				desktest.Says(t, text, ">"+strings.Trim(name, "<>")+"<")
			}
			for _, name := range c.not {
				desktest.Silent(t, text, name)
			}
		})
	}
	_, text := v.Open("/desk")
	desktest.Says(t, text, "<strong>5</strong> 应报")
	desktest.Says(t, text, "<strong>1</strong> 有误")
	desktest.Says(t, text, "应报 5 个单位，已报 1 个（20%）")

	county := o.Officer("乙办", ledger.RoleReader, "乙县政府")
	_, text = county.Open("/desk")
	desktest.Says(t, text, desktest.Finance)
	desktest.Silent(t, text, desktest.Archives)
	desktest.Says(t, text, "<strong>1</strong> 应报")
	_, text = county.Open("/desk?under=" + url.QueryEscape("甲县政府"))
	desktest.Silent(t, text, desktest.Archives)
}

// After each kind of act the board shows what it would if all were read anew.
func TestTheBoardFollowsTheLedger(t *testing.T) {
	o := desktest.New(t)
	o.TwoCounties()
	v := o.Officer("王办", ledger.RoleOfficer, "")
	at := o.At(desktest.Archives)
	same := func(t *testing.T) {
		t.Helper()
		_, kept := v.Open("/desk")
		_, queue := v.Open("/desk/queue")
		o.Serve()
		_, anew := v.Open("/desk")
		_, queueAnew := v.Open("/desk/queue")
		assert.Equal(t, anew, kept)
		assert.Equal(t, queueAnew, queue)
	}
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"taken", func() {
			o.HandIn(desktest.Archives, desktest.Sent("a.xlsx", o.Workbook(desktest.Archives, desktest.Wrong)))
		}},
		{"superseded", func() { o.HandIn(desktest.Archives, desktest.Sent("b.xlsx", o.Workbook(desktest.Archives))) }},
		{"another's", func() { o.HandIn(desktest.Archives, desktest.Sent("f.xlsx", o.Workbook(desktest.Finance))) }},
		{"no more another's", func() { o.HandIn(desktest.Finance, desktest.Sent("f.xlsx", o.Workbook(desktest.Finance))) }},
		{"refused", func() { o.HandIn(desktest.Archives, desktest.Sent("x.png", []byte("\x89PNG\r\n\x1a\n"))) }},
		{"nobody's", func() { v.Upload("/desk/take/files", desktest.Sent("n.xlsx", o.Workbook("没有这个局"))) }},
		{"withdrawn", func() {
			v.Send(at+"/acts/withdraw", url.Values{"receipt": {"2025-000002"}, "reason": {"收错"}})
		}},
		{"extended", func() {
			v.Send(at+"/acts/extend", url.Values{"until": {"2026-02-20"}, "reason": {"灾情"}})
		}},
		{"written to", func() {
			require.NoError(t, o.Ledger.OweTemplates(t.Context(), []int64{1, 3}, ledger.MailedTemplate))
		}},
		{"exempt", func() { v.Send(at+"/acts/exempt", url.Values{"reason": {"撤销"}}) }},
		{"renamed", func() { v.Send(at+"/acts/rename", url.Values{"name": {"示例县档案馆"}}) }},
		{"merged", func() { v.Send(at+"/acts/merge", url.Values{"into": {desktest.Finance}}) }},
		{"closed", func() { v.Send("/desk/out/season/close", url.Values{"reason": {"完毕"}}) }},
	} {
		t.Run(step.name, func(t *testing.T) {
			v.Open("/desk")
			before := o.Entries()
			step.do()
			assert.Greater(t, o.Entries(), before)
			same(t)
		})
	}
}
