package agency_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/desktest"
)

func TestBrowser(t *testing.T) {
	tab := desktest.Browser(t)
	o := desktest.New(t)
	link := o.Link(desktest.Archives)
	bad := desktest.Saved(t, "年报.xlsx", o.Workbook(desktest.Archives, desktest.Wrong))
	good := desktest.Saved(
		t,
		"改好.xlsx",
		o.Workbook(desktest.Archives, desktest.Figure("disclosure.documents.issued", "3")),
	)
	do, text := desktest.Driving(tab)
	const send, try = "button[type=submit]:not(.second)", ".buttons button.second"

	t.Run("with script the choice is checked at once and sent", func(t *testing.T) {
		do(t, chromedp.Navigate(link), chromedp.SetUploadFiles("#file", []string{bad}))
		assert.Contains(t, text(t, ".trial .verdict"), "处要改")
		do(t, chromedp.Click(send))
		assert.Contains(t, text(t, "h1.verdict"), "已收到，有")
		at := desktest.Run(t, tab, chromedp.Location())
		assert.True(t, strings.HasSuffix(at, "/receipts/2025-000001"), "the receipt: %s", at)
	})
	t.Run("without script the whole way works", func(t *testing.T) {
		desktest.Scripts(t, tab, false)
		do(t, chromedp.Navigate(link),
			chromedp.SetUploadFiles("#file", []string{good}), chromedp.Click(try))
		assert.Contains(t, text(t, ".answer .verdict"), "处要改正或说明")
		do(
			t,
			chromedp.Navigate(link),
			chromedp.SetUploadFiles("#file", []string{good}),
			chromedp.Click(send),
		)
		assert.Contains(t, text(t, "h1.verdict"), "已收到")
		do(
			t,
			chromedp.SendKeys("textarea", "本年清理废止了全部规范性文件，所以现行有效为零"),
			chromedp.Click(".explain button"),
		)
		assert.Contains(t, text(t, "h1.verdict.pass"), "审核通过")
		desktest.Scripts(t, tab, true)
	})
	t.Run("by keyboard alone", func(t *testing.T) {
		do(t, chromedp.Navigate(link), chromedp.SetUploadFiles("#file", []string{bad}),
			chromedp.WaitVisible(".trial .verdict"), chromedp.Focus("#file"))
		active := ""
		for range 60 { // the findings of the trial lie between
			do(t, chromedp.KeyEvent(kb.Tab))
			if active = desktest.Run(t, tab, chromedp.Evaluate[string](`document.activeElement.textContent`)); active == "正式报送" {
				break
			}
		}
		require.Equal(t, "正式报送", active)
		do(t, chromedp.KeyEvent(kb.Enter))
		assert.Contains(t, text(t, "h1.verdict"), "已收到")
	})
	t.Run("nothing is cut at 320 pixels and 200 per cent", func(t *testing.T) {
		for _, page := range []string{link, link + "?type=large", link + "/receipts/2025-000001",
			link + "/receipts/2025-000001?type=large", link + "/receipts/2025-000001/print"} {
			do(t, chromedp.EmulateViewport(320, 640), chromedp.Navigate(page))
			wide := desktest.Run(
				t,
				tab,
				chromedp.Evaluate[float64](`document.documentElement.scrollWidth`),
			)
			assert.LessOrEqual(t, wide, 320.0, strings.TrimPrefix(page, link))
		}
	})
	t.Run("axe-core finds no violation", func(t *testing.T) {
		source := desktest.Axe(t)
		for _, page := range []string{link, link + "?type=large", link + "/receipts/2025-000001",
			link + "/receipts/2025-000002",
			link + "/receipts/2025-000001/print", o.URL + "/a/nobody"} {
			do(t, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(page))
			desktest.Run(t, tab, chromedp.Evaluate[bool](source))
			found := desktest.Run(t, tab, chromedp.Evaluate[[]string](`axe.run().then(r =>
				r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" ")))`, chromedp.EvalAwaitPromise))
			assert.Empty(t, found, strings.TrimPrefix(page, link))
		}
	})
}

// TestValidHTML holds every page against html-validate.
func TestValidHTML(t *testing.T) {
	if testing.Short() {
		t.Skip("Node.js is left out of short runs")
	}
	o := desktest.New(t)
	link := o.Link(desktest.Archives)
	o.HandIn(desktest.Archives, desktest.Sent("a.xlsx", o.Workbook(desktest.Archives, desktest.Wrong)))
	o.HandIn(
		desktest.Archives,
		desktest.Sent(
			"b.xlsx",
			o.Workbook(desktest.Archives, desktest.Figure("disclosure.documents.issued", "3")),
		),
	)
	pages := map[string]string{}
	for name, at := range map[string]string{"agency": link, "receipt": link + "/receipts/2025-000001",
		"second": link + "/receipts/2025-000002", "proof": link + "/receipts/2025-000002/print",
		"notice": o.URL + "/a/x"} {
		_, pages[name] = o.Get(at)
	}
	_, pages["trial"] = o.Post(
		link+"/check",
		"",
		desktest.Sent("a.xlsx", o.Workbook(desktest.Archives, desktest.Wrong)),
		desktest.Sent("b.png", []byte("\x89PNG")),
	)
	desktest.Valid(t, pages)
}
