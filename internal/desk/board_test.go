package desk

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
)

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
	for name, before := range map[string]func(){
		"kept": func() {},
		"anew": func() { o.server.snapshots.last = nil },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				before()
				answer, _ := v.open("/desk")
				require.Equal(b, http.StatusOK, answer.StatusCode)
			}
		})
	}
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
		{"withdrawn", func() {
			v.send(at+"/acts/withdraw", url.Values{"receipt": {"2025-000002"}, "reason": {"收错"}})
		}},
		{"extended", func() {
			v.send(at+"/acts/extend", url.Values{"until": {"2026-02-20"}, "reason": {"灾情"}})
		}},
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
