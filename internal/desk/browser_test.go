package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/outside"
	"nianbao/internal/report"
)

// browser starts Debian's Chromium with a fresh profile and returns a tab; a minute is more than any test here needs.
func browser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser is left out of short runs")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(outside.Chromium(t)),
		chromedp.NoSandbox,
		chromedp.Flag("disable-gpu", true), chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("accept-lang", "zh-CN"), chromedp.WindowSize(1280, 900))
	allocated, free := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(free)
	tab, closeTab := chromedp.NewContext(allocated)
	t.Cleanup(closeTab)
	bounded, cancel := context.WithTimeout(tab, 2*time.Minute)
	t.Cleanup(cancel)
	return bounded
}

// saved puts a workbook where a browser can choose it.
func saved(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, data, 0o644))
	return path
}

// wrong breaks a sum, and asks for an explanation.
func wrong(r *report.Report) {
	figure("requests.received.total", "7")(r)
	figure("disclosure.documents.issued", "3")(r)
}

// driving returns what takes steps in a tab, and what reads the text of an element once it is seen.
func driving(tab context.Context) (do func(*testing.T, ...chromedp.Action[chromedp.Void]),
	text func(*testing.T, string) string) {
	do = func(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		require.NoError(t, chromedp.Do(tab, steps...))
	}
	text = func(t *testing.T, selector string) string {
		t.Helper()
		do(t, chromedp.WaitVisible(selector))
		return run(t, tab, chromedp.Text(selector))
	}
	return do, text
}

func TestBrowser(t *testing.T) {
	tab := browser(t)
	o := newOffice(t)
	link := o.link(archives)
	bad := saved(t, "年报.xlsx", o.workbook(archives, wrong))
	good := saved(t, "改好.xlsx", o.workbook(archives, figure("disclosure.documents.issued", "3")))
	do, text := driving(tab)
	const send, try = "button[type=submit]:not(.second)", ".buttons button.second"

	t.Run("with script the choice is checked at once and sent", func(t *testing.T) {
		do(t, chromedp.Navigate(link), chromedp.SetUploadFiles("#file", []string{bad}))
		assert.Contains(t, text(t, ".trial .verdict"), "处要改")
		do(t, chromedp.Click(send))
		assert.Contains(t, text(t, "h1.verdict"), "已收到，有")
		at := run(t, tab, chromedp.Location())
		assert.True(t, strings.HasSuffix(at, "/receipts/2025-000001"), "the receipt: %s", at)
	})
	t.Run("without script the whole way works", func(t *testing.T) {
		scripts(t, tab, false)
		do(t, chromedp.Navigate(link),
			chromedp.SetUploadFiles("#file", []string{good}), chromedp.Click(try))
		assert.Contains(t, text(t, ".answer .verdict"), "处要改正或说明")
		do(t, chromedp.Navigate(link), chromedp.SetUploadFiles("#file", []string{good}), chromedp.Click(send))
		assert.Contains(t, text(t, "h1.verdict"), "已收到")
		do(t, chromedp.SendKeys("textarea", "本年清理废止了全部规范性文件，所以现行有效为零"), chromedp.Click(".explain button"))
		assert.Contains(t, text(t, "h1.verdict.pass"), "审核通过")
		scripts(t, tab, true)
	})
	t.Run("by keyboard alone", func(t *testing.T) {
		do(t, chromedp.Navigate(link), chromedp.SetUploadFiles("#file", []string{bad}),
			chromedp.WaitVisible(".trial .verdict"), chromedp.Focus("#file"))
		active := ""
		for range 60 { // the findings of the trial lie between
			do(t, chromedp.KeyEvent(kb.Tab))
			if active = run(t, tab, chromedp.Evaluate[string](`document.activeElement.textContent`)); active == "正式报送" {
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
			wide := run(t, tab, chromedp.Evaluate[float64](`document.documentElement.scrollWidth`))
			assert.LessOrEqual(t, wide, 320.0, strings.TrimPrefix(page, link))
		}
	})
	t.Run("axe-core finds no violation", func(t *testing.T) {
		source := axe(t)
		for _, page := range []string{link, link + "?type=large", link + "/receipts/2025-000001",
			link + "/receipts/2025-000002",
			link + "/receipts/2025-000001/print", o.url + "/a/nobody"} {
			do(t, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(page))
			run(t, tab, chromedp.Evaluate[bool](source))
			found := run(t, tab, chromedp.Evaluate[[]string](`axe.run().then(r =>
				r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" ")))`, chromedp.EvalAwaitPromise))
			assert.Empty(t, found, strings.TrimPrefix(page, link))
		}
	})
}

// scripts switches script in a tab on or off.
func scripts(t *testing.T, tab context.Context, on bool) {
	t.Helper()
	_, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled,
		emulation.SetScriptExecutionDisabledParams{Value: !on})
	require.NoError(t, err)
}

// run does one step in a tab and returns what it came to.
func run[T any](t *testing.T, tab context.Context, step chromedp.Action[T]) T {
	t.Helper()
	value, err := chromedp.Run(tab, step)
	require.NoError(t, err)
	return value
}

// axe is the text of axe-core, looked for in NODE_PATH.
func axe(t *testing.T) string {
	t.Helper()
	for _, folder := range filepath.SplitList(os.Getenv("NODE_PATH")) {
		if text, err := os.ReadFile(filepath.Join(folder, "axe-core", "axe.min.js")); err == nil {
			return string(text) + ";true"
		}
	}
	outside.Missing(t, "axe-core")
	return ""
}

// TestValidHTML holds every page against html-validate.
func TestValidHTML(t *testing.T) {
	if testing.Short() {
		t.Skip("Node.js is left out of short runs")
	}
	o := newOffice(t)
	link := o.link(archives)
	o.handIn(archives, sent{"a.xlsx", o.workbook(archives, wrong)})
	o.handIn(archives, sent{"b.xlsx", o.workbook(archives, figure("disclosure.documents.issued", "3"))})
	pages := map[string]string{}
	for name, at := range map[string]string{"agency": link, "receipt": link + "/receipts/2025-000001",
		"second": link + "/receipts/2025-000002", "proof": link + "/receipts/2025-000002/print",
		"notice": o.url + "/a/x"} {
		_, pages[name] = o.get(at)
	}
	_, pages["trial"] = o.post(link+"/check", "", sent{"a.xlsx", o.workbook(archives, wrong)},
		sent{"b.png", []byte("\x89PNG")})
	valid(t, pages)
}

// valid fails where html-validate finds a fault in a page.
func valid(t *testing.T, pages map[string]string) {
	t.Helper()
	node := outside.Node(t, "html-validate")
	texts, err := json.Marshal(pages)
	require.NoError(t, err)
	script := `const {HtmlValidate, StaticConfigLoader} = require("html-validate");
const v = new HtmlValidate(new StaticConfigLoader([], {root: true, extends: ["html-validate:standard"], rules: {"no-trailing-whitespace": "off"}}));
(async () => { let bad = 0; const pages = ` + string(texts) + `;
for (const name of Object.keys(pages).sort()) { const r = await v.validateString(pages[name], name);
  for (const f of r.results) for (const m of f.messages) { bad++; console.log(name + ":" + m.line + " " + m.ruleId + " " + m.message); } }
process.exit(bad ? 1 : 0); })();`
	out, err := exec.Command(node, "-e", script).CombinedOutput()
	require.NoError(t, err, fmt.Sprintf("%.3000s", out))
}
