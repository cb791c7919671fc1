package desktest

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"nianbao/internal/outside"
)

// Browser starts Debian's Chromium with a fresh profile and returns a tab; five minutes are more
// than any test here needs, also on a busy machine.
func Browser(t *testing.T) context.Context {
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
	bounded, cancel := context.WithTimeout(tab, 5*time.Minute)
	t.Cleanup(cancel)
	return bounded
}

// Saved puts a workbook where a browser can choose it.
func Saved(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, data, 0o644))
	return path
}

// Driving returns what takes steps in a tab, and what reads the text of an element once it is seen.
func Driving(tab context.Context) (do func(*testing.T, ...chromedp.Action[chromedp.Void]),
	text func(*testing.T, string) string) {
	do = func(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		require.NoError(t, chromedp.Do(tab, steps...))
	}
	text = func(t *testing.T, selector string) string {
		t.Helper()
		do(t, chromedp.WaitVisible(selector))
		return Run(t, tab, chromedp.Text(selector))
	}
	return do, text
}

// Scripts switches script in a tab on or off.
func Scripts(t *testing.T, tab context.Context, on bool) {
	t.Helper()
	_, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled,
		emulation.SetScriptExecutionDisabledParams{Value: !on})
	require.NoError(t, err)
}

// Run does one step in a tab and returns what it came to.
func Run[T any](t *testing.T, tab context.Context, step chromedp.Action[T]) T {
	t.Helper()
	value, err := chromedp.Run(tab, step)
	require.NoError(t, err)
	return value
}

// Axe is the text of axe-core, looked for in NODE_PATH.
func Axe(t *testing.T) string {
	t.Helper()
	for _, folder := range filepath.SplitList(os.Getenv("NODE_PATH")) {
		if text, err := os.ReadFile(filepath.Join(folder, "axe-core", "axe.min.js")); err == nil {
			return string(text) + ";true"
		}
	}
	outside.Missing(t, "axe-core")
	return ""
}

// BrowserTakes is what a browser says it takes.
const BrowserTakes = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
