package officer_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk"
	"nianbao/internal/desk/web"
	"nianbao/internal/desktest"
)

// busyOffice has something on every page of an officer's.
func busyOffice(t *testing.T) (o *desktest.Office, pages []string) {
	o = desktest.New(t)
	o.TwoCounties()
	o.HandIn(desktest.Archives, desktest.Sent("年报.xlsx", o.Workbook(desktest.Archives, desktest.Wrong)))
	one := o.HandIn(desktest.Archives,
		desktest.Sent("年报（改）.xlsx", o.Workbook(desktest.Archives, desktest.Figure("disclosure.documents.issued", "3"))))[0]
	o.HandIn(desktest.Finance, desktest.Sent("年报.xlsx", o.Workbook(desktest.Finance, desktest.Wrong)))
	v := o.Officer("老张", ledger.RoleOfficer, "")
	v.Upload("/desk/take/files", desktest.Sent("水力.xlsx", o.Workbook("甲县水力局")),
		desktest.Sent("信.eml", letter("daj@x.cn", "各位：\r\n更正见附件。", "更正.xlsx",
			o.Workbook(desktest.Archives, desktest.Wrong))),
		desktest.Sent("空.eml", letter("who@x.cn", "我局年报正在会签，下周报送。", "", nil)))
	templatesSent(o)
	for _, f := range one["result"].(map[string]any)["findings"].([]any) {
		if f := f.(map[string]any); f["class"] == "verify" && f["outcome"] == "fail" {
			v.Send(
				strings.TrimPrefix(
					o.Link(desktest.Archives),
					o.URL,
				)+"/receipts/2025-000002/explanations",
				url.Values{f["id"].(string): {"本年清理废止了全部规范性文件，所以现行有效为零"}},
			)
		}
	}
	at := o.At(desktest.Archives)
	return o, []string{"/desk", "/desk?state=fail&under=" + url.QueryEscape("甲县政府"),
		at, at + "/receipts/2025-000002", "/desk/queue", "/desk/take", "/desk/reminders",
		"/desk/totals?of=" + url.QueryEscape("甲县政府"),
		"/desk/out", "/desk/score",
		"/desk/nowhere"}
}

func TestOfficersInABrowser(t *testing.T) {
	tab := desktest.Browser(t)
	o, pages := busyOffice(t)
	do, text := desktest.Driving(tab)
	t.Run("signing in by keyboard alone", func(t *testing.T) {
		do(t, chromedp.Navigate(o.URL+"/desk"), chromedp.WaitVisible("#name"), chromedp.Focus("#name"),
			chromedp.KeyEvent("老张"),
			chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(desktest.Password), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible("#counts"))
		assert.Contains(t, text(t, "h1"), "收集进度")
	})
	t.Run("an act without script", func(t *testing.T) {
		desktest.Scripts(t, tab, false)
		do(
			t,
			chromedp.Navigate(o.URL+o.At(desktest.Finance)),
			chromedp.Click("details.act:nth-of-type(1) summary"),
			chromedp.WaitVisible("#extend-until"),
			chromedp.Focus("#extend-until"),
			chromedp.KeyEvent("02102026"),
			chromedp.SendKeys("#extend-reason", "灾情"),
			chromedp.Click("details.act[open] button"),
		)
		assert.Contains(t, text(t, "p.inset"), "已延期")
		desktest.Scripts(t, tab, true)
	})
	t.Run("an open board renews itself and moves nothing", func(t *testing.T) {
		o.Serve(func(c *desk.Config) { c.Renews = 100 * time.Millisecond })
		defer o.Serve()
		do(t, chromedp.Navigate(o.URL+"/desk?sort=state"), chromedp.WaitVisible("#counts"))
		const order = `Array.from(document.querySelectorAll("table.board tbody tr")).map(r => r.id).join(" ")`
		before := desktest.Run(t, tab, chromedp.Evaluate[string](order))
		o.HandIn("甲县政府", desktest.Sent("年报.xlsx", o.Workbook("甲县政府")))
		do(t, chromedp.WaitVisible("#news"))
		assert.Equal(t, before, desktest.Run(t, tab, chromedp.Evaluate[string](order)))
		assert.Contains(t, text(t, "#counts li:nth-child(2)"), "3")
		assert.Contains(t, text(t, "table.board"), "通过")
	})
	t.Run("many files with script", func(t *testing.T) {
		do(
			t,
			chromedp.Navigate(o.URL+"/desk/take"),
			chromedp.SetUploadFiles(
				"#file",
				[]string{desktest.Saved(t, "水利.xlsx", o.Workbook("甲县水利局"))},
			),
		)
		assert.Contains(t, text(t, "#trial table"), "可以报送")
		do(t, chromedp.Click("button[type=submit]:not(.second)"))
		do(t, chromedp.WaitNotPresent("#trial > p"))
		assert.Contains(t, text(t, "#trial table"), "已收到，审核通过")
	})
	t.Run("nothing is cut at 320 pixels and 200 per cent", func(t *testing.T) {
		for _, page := range pages {
			for _, size := range []string{"", "type=large"} {
				do(
					t,
					chromedp.EmulateViewport(320, 640),
					chromedp.Navigate(o.URL+web.WithQuery(page, size)),
				)
				wide := desktest.Run(
					t,
					tab,
					chromedp.Evaluate[float64](`document.documentElement.scrollWidth`),
				)
				assert.LessOrEqual(t, wide, 320.0, "%s %s", page, size)
			}
		}
	})
	t.Run("axe-core finds no violation", func(t *testing.T) {
		source := desktest.Axe(t)
		for _, page := range pages {
			do(t, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(o.URL+page))
			desktest.Run(t, tab, chromedp.Evaluate[bool](source))
			found := desktest.Run(t, tab, chromedp.Evaluate[[]string](`axe.run().then(r =>
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
	v := &desktest.Visitor{Office: o}
	pages := map[string]string{}
	_, pages["login"] = v.Open("/desk/login")
	v.SignIn("老张")
	for _, at := range addresses {
		_, pages[at] = v.Open(at)
	}
	_, pages["slips"] = v.Send("/desk/out/links", url.Values{"format": {"slips"}})
	_, pages["many"] = v.Upload("/desk/take/check", desktest.Sent("水利.xlsx", o.Workbook("甲县水利局")))
	_, pages["stale"] = v.Send(
		o.At(desktest.Archives)+"/acts/exempt",
		url.Values{"seen": {"1"}, "reason": {"x"}},
	)
	desktest.Valid(t, pages)
}
