package history_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/desktest"
	"nianbao/internal/history"
	"nianbao/internal/history/page"
	"nianbao/internal/message"
	"nianbao/internal/outside"
)

// widest is a record with what takes most room: a name of sixty characters, and figures of twelve digits.
func widest(t *testing.T) *history.Record {
	name := strings.Repeat("云岭县自然资源和规划", 6)
	return record(t, years(t, name, map[int]change{2022: {inforce: "123456789012"}, 2023: {inforce: "28"},
		2024: {"requests.received.total": "987654321098", "disclosure.fees.amount": "123456789.1234"}})...)
}

// pages are the page of two records in both languages, as files by their names.
func pages(t *testing.T) map[string]string {
	folder, files := t.TempDir(), map[string]string{}
	for name, rec := range map[string]*history.Record{"usual": golden(t), "widest": widest(t)} {
		for _, lang := range []message.Lang{message.Chinese, message.English} {
			var b bytes.Buffer
			require.NoError(t, page.Write(&b, rec, lang))
			name := fmt.Sprint(name, "-", lang)
			files[name] = filepath.Join(folder, name+".html")
			require.NoError(t, os.WriteFile(files[name], b.Bytes(), 0o600))
		}
	}
	return files
}

func TestPageInABrowser(t *testing.T) {
	tab := desktest.Browser(t)
	do, _ := desktest.Driving(tab)
	for name, file := range pages(t) {
		at := "file://" + file
		t.Run(name, func(t *testing.T) {
			t.Run("reads at 320 pixels without scrolling sideways", func(t *testing.T) {
				do(t, chromedp.EmulateViewport(320, 640), chromedp.Navigate(at))
				wide := desktest.Run(t, tab, chromedp.Evaluate[float64](`document.documentElement.scrollWidth`))
				assert.LessOrEqual(t, wide, 320.0)
				out := desktest.Run(t, tab, chromedp.Evaluate[[]string](`[...document.querySelectorAll("body *")]
					.filter(e => { const b = e.getBoundingClientRect(); return b.right > 320.5 || b.left < -0.5; })
					.map(e => e.tagName + " " + e.textContent.slice(0, 40))`))
				assert.Empty(t, out)
			})
			t.Run("has the numbers beside every line", func(t *testing.T) {
				for _, width := range []int64{320, 1280} {
					do(t, chromedp.EmulateViewport(width, 900), chromedp.Navigate(at))
					wrong := desktest.Run(t, tab, chromedp.Evaluate[[]string](beside))
					assert.Empty(t, wrong, "at %d pixels", width)
				}
				n := desktest.Run(t, tab, chromedp.Evaluate[float64](`document.querySelectorAll("figure").length`))
				assert.Greater(t, n, 30.0)
			})
			t.Run("loads nothing and has no script", func(t *testing.T) {
				n := desktest.Run(t, tab, chromedp.Evaluate[float64](
					`performance.getEntriesByType("resource").length + document.scripts.length +
					document.querySelectorAll("[src],link,iframe,[onload],[onclick]").length`))
				assert.Zero(t, n)
			})
			t.Run("axe-core finds no violation", func(t *testing.T) {
				desktest.Run(t, tab, chromedp.Evaluate[bool](desktest.Axe(t)))
				found := desktest.Run(t, tab, chromedp.Evaluate[[]string](`axe.run().then(r =>
					r.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html).join(" ")))`,
					chromedp.EvalAwaitPromise))
				assert.Empty(t, found)
			})
		})
	}
}

// beside lists the figures whose drawing has not a dot for each number, or whose numbers are not all to be seen to the
// right of it.
const beside = `[...document.querySelectorAll("figure")].filter(f => {
	const svg = f.querySelector("svg"), drawn = svg.getBoundingClientRect(), box = f.getBoundingClientRect();
	const cells = [...f.querySelectorAll("td")], known = cells.filter(c => /\d/.test(c.textContent));
	return cells.length === 0 || svg.querySelectorAll("circle").length !== known.length ||
		drawn.width < 60 || drawn.height < 30 || cells.some(c => { const b = c.getBoundingClientRect();
			return b.left < drawn.right || b.right > box.right || b.top < box.top || b.bottom > box.bottom || b.width === 0; });
}).map(f => f.querySelector("figcaption").textContent)`

// On paper every line and number of the page is there, within the margins.
func TestPagePrints(t *testing.T) {
	chromium, pdftotext := outside.Chromium(t), outside.Program(t, "pdftotext")
	for name, file := range pages(t) {
		t.Run(name, func(t *testing.T) {
			pdf := strings.TrimSuffix(file, "html") + "pdf"
			out, err := exec.Command(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+t.TempDir(),
				"--no-pdf-header-footer", "--print-to-pdf="+pdf, "file://"+file).CombinedOutput()
			require.NoError(t, err, string(out))
			text, err := exec.Command(pdftotext, pdf, "-").Output()
			require.NoError(t, err)
			html, err := os.ReadFile(file)
			require.NoError(t, err)
			got := map[string]int{}
			for _, word := range strings.Fields(string(text)) {
				got[word]++
			}
			want := map[string]int{}
			for _, m := range regexp.MustCompile(`<td>(?:✕ )?([0-9.]+)</td></tr>`).FindAllSubmatch(html, -1) {
				want[string(m[1])]++
			}
			assert.NotEmpty(t, want)
			for number, n := range want {
				assert.GreaterOrEqual(t, got[number], n, "how often %s is printed", number)
			}
			within(t, pdftotext, pdf)
		})
	}
}

// within holds that no word lies outside the margins of its page, 15 mm at the sides.
func within(t *testing.T, pdftotext, pdf string) {
	const a4, margin = 595.3, 15 / 25.4 * 72
	boxes, err := exec.Command(pdftotext, "-bbox", pdf, "-").Output()
	require.NoError(t, err)
	words := regexp.MustCompile(`<word xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)"[^>]*>([^<]*)`).
		FindAllSubmatch(boxes, -1)
	assert.NotEmpty(t, words)
	for _, m := range words {
		left, err := strconv.ParseFloat(string(m[1]), 64)
		require.NoError(t, err)
		right, err := strconv.ParseFloat(string(m[2]), 64)
		require.NoError(t, err)
		assert.True(t, left > margin-1 && right < a4-margin+1, "%s from %.0f to %.0f", m[3], left, right)
	}
}

// TestPageIsValid holds the page against html-validate.
func TestPageIsValid(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, page.Write(&b, golden(t), message.Chinese))
	desktest.Valid(t, map[string]string{"record": b.String()})
}
