package desk

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"

	"nianbao/internal/collection/ledger"
)

// busyOffice has something on every page of an officer's.
func busyOffice(t *testing.T) (o *office, pages []string) {
	o = newOffice(t)
	o.twoCounties()
	o.handIn(archives, sent{"年报.xlsx", o.workbook(archives, wrong)})
	one := o.handIn(archives,
		sent{"年报（改）.xlsx", o.workbook(archives, figure("disclosure.documents.issued", "3"))})[0]
	o.handIn(finance, sent{"年报.xlsx", o.workbook(finance, wrong)})
	v := o.officer("老张", ledger.RoleOfficer, "")
	v.upload("/desk/take/files", sent{"水力.xlsx", o.workbook("甲县水力局")})
	for _, f := range one["result"].(map[string]any)["findings"].([]any) {
		if f := f.(map[string]any); f["class"] == "verify" && f["outcome"] == "fail" {
			v.send(strings.TrimPrefix(o.link(archives), o.url)+"/receipts/2025-000002/explanations",
				url.Values{f["id"].(string): {"本年清理废止了全部规范性文件，所以现行有效为零"}})
		}
	}
	at := o.at(archives)
	return o, []string{"/desk", "/desk?state=fail&under=" + url.QueryEscape("甲县政府"),
		at, at + "/receipts/2025-000002", "/desk/queue", "/desk/take", "/desk/reminders",
		"/desk/totals?of=" + url.QueryEscape("甲县政府"),
		"/desk/out", "/desk/score",
		"/desk/nowhere"}
}

func TestOfficersInABrowser(t *testing.T) {
	tab := browser(t)
	o, pages := busyOffice(t)
	do, text := driving(tab)
	t.Run("signing in by keyboard alone", func(t *testing.T) {
		do(t, chromedp.Navigate(o.url+"/desk"), chromedp.WaitVisible("#name"), chromedp.Focus("#name"),
			chromedp.KeyEvent("老张"),
			chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(password), chromedp.KeyEvent(kb.Enter))
		assert.Contains(t, text(t, "h1"), "收集进度")
	})
	t.Run("an act without script", func(t *testing.T) {
		scripts(t, tab, false)
		do(t, chromedp.Navigate(o.url+o.at(finance)), chromedp.Click("details.act:nth-of-type(1) summary"),
			chromedp.WaitVisible("#extend-until"), chromedp.Focus("#extend-until"),
			chromedp.KeyEvent("02102026"),
			chromedp.SendKeys("#extend-reason", "灾情"), chromedp.Click("details.act[open] button"))
		assert.Contains(t, text(t, "p.inset"), "已延期")
		scripts(t, tab, true)
	})
	t.Run("an open board renews itself and moves nothing", func(t *testing.T) {
		o.server.renews = 100 * time.Millisecond
		do(t, chromedp.Navigate(o.url+"/desk?sort=state"), chromedp.WaitVisible("#counts"))
		const order = `Array.from(document.querySelectorAll("table.board tbody tr")).map(r => r.id).join(" ")`
		before := run(t, tab, chromedp.Evaluate[string](order))
		o.handIn("甲县政府", sent{"年报.xlsx", o.workbook("甲县政府")})
		do(t, chromedp.WaitVisible("#news"))
		assert.Equal(t, before, run(t, tab, chromedp.Evaluate[string](order)))
		assert.Contains(t, text(t, "#counts li:nth-child(2)"), "3")
		assert.Contains(t, text(t, "table.board"), "通过")
		o.server.renews = renewEvery
	})
	t.Run("many files with script", func(t *testing.T) {
		do(t, chromedp.Navigate(o.url+"/desk/take"),
			chromedp.SetUploadFiles("#file", []string{saved(t, "水利.xlsx", o.workbook("甲县水利局"))}))
		assert.Contains(t, text(t, "#trial table"), "可以报送")
		do(t, chromedp.Click("button[type=submit]:not(.second)"))
		do(t, chromedp.WaitNotPresent("#trial > p"))
		assert.Contains(t, text(t, "#trial table"), "已收到，审核通过")
	})
	t.Run("nothing is cut at 320 pixels and 200 per cent", func(t *testing.T) {
		for _, page := range pages {
			for _, size := range []string{"", "type=large"} {
				do(t, chromedp.EmulateViewport(320, 640), chromedp.Navigate(o.url+withQuery(page, size)))
				wide := run(t, tab, chromedp.Evaluate[float64](`document.documentElement.scrollWidth`))
				assert.LessOrEqual(t, wide, 320.0, "%s %s", page, size)
			}
		}
	})
	t.Run("axe-core finds no violation", func(t *testing.T) {
		source := axe(t)
		for _, page := range pages {
			do(t, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(o.url+page))
			run(t, tab, chromedp.Evaluate[bool](source))
			found := run(t, tab, chromedp.Evaluate[[]string](`axe.run().then(r =>
				r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" ")))`,
				chromedp.EvalAwaitPromise))
			assert.Empty(t, found, page)
		}
	})
}

func TestOfficersPagesAreValid(t *testing.T) {
	if testing.Short() {
		t.Skip("Node.js is left out of short runs")
	}
	o, addresses := busyOffice(t)
	v := &visitor{office: o}
	pages := map[string]string{}
	_, pages["login"] = v.open("/desk/login")
	v.signIn("老张")
	for _, at := range addresses {
		_, pages[at] = v.open(at)
	}
	_, pages["slips"] = v.send("/desk/out/links", url.Values{"format": {"slips"}})
	_, pages["many"] = v.upload("/desk/take/check", sent{"水利.xlsx", o.workbook("甲县水利局")})
	_, pages["stale"] = v.send(o.at(archives)+"/acts/exempt", url.Values{"seen": {"1"}, "reason": {"x"}})
	valid(t, pages)
}
