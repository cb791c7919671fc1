package pdf

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/pages/specimen"
	"nianbao/internal/outside"
)

// tagged are the documents whose tags are read by programs from outside.
func tagged(t *testing.T) map[string]*document.Document {
	headings := &document.Document{Title: "题", Agency: "题", Year: 2024, Blocks: []document.Block{
		specimen.Heading(1, "一、甲"), specimen.Heading(3, "1.乙"), specimen.Heading(2, "（一）丙"),
		specimen.Heading(3, "1.丁"), specimen.Heading(4, "（1）戊"), specimen.ParagraphOf("己𬭚庚")}}
	return map[string]*document.Document{
		"2019 signed off": specimen.Plain(t, "2019", document.Options{SignOff: true}),
		"draft":           specimen.Plain(t, "2021", document.Options{Draft: true}),
		"over pages":      specimen.TableOnly(specimen.LongSheet(60)),
		"turned":          specimen.TableOnly(specimen.WideSheet(26, 9)),
		"headings":        headings,
	}
}

// expectedTags are the lines a document reads as: for each part that has text its type and the text.
func expectedTags(d *document.Document) []string {
	var out []string
	add := func(tag, text string) {
		if text = strings.Join(strings.Fields(text), ""); text != "" {
			out = append(out, tag+" "+text)
		}
	}
	if len(d.SignOff) > 0 {
		add("P", d.Title)
	}
	for _, f := range d.SignOff {
		add("P", f.Label+f.Value)
	}
	add("H1", d.Title)
	level := 1
	for _, b := range d.Blocks {
		switch b.Kind {
		case document.Heading:
			level = min(level+1, b.Level+1)
			add("H"+string(rune('0'+level)), b.Text())
		case document.Paragraph:
			add("P", b.Text())
		case document.Table:
			for row := range b.Table.Rows {
				for _, c := range b.Table.Cells {
					switch {
					case c.Row != row:
					case c.Role == document.Figure:
						add("TD", c.Text)
					default:
						add("TH", c.Text)
					}
				}
			}
		}
	}
	return out
}

var (
	structElement = regexp.MustCompile(`^ *([A-Z][A-Za-z0-9]*)\b.*(:| \((block|inline)\)|>)$`)
	structText    = regexp.MustCompile(`^ *"(.*)"$`)
)

func TestPdfinfoReadsTheStructure(t *testing.T) {
	for name, d := range tagged(t) {
		t.Run(name, func(t *testing.T) {
			var got []string
			tag, text := "", ""
			flush := func() {
				if text != "" {
					got = append(got, tag+" "+text)
				}
				text = ""
			}
			for _, line := range strings.Split(prints(t, "pdfinfo", "-struct-text", saved(t, d)), "\n") {
				if m := structText.FindStringSubmatch(line); m != nil {
					text += strings.Join(strings.Fields(m[1]), "")
				} else if m := structElement.FindStringSubmatch(line); m != nil && m[1] != "Span" {
					flush()
					tag = m[1]
				}
			}
			flush()
			assert.Equal(t, expectedTags(d), got)
		})
	}
}

func TestChromiumReadsTheStructure(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser is left out of short runs")
	}
	docs := tagged(t)
	served := http.NewServeMux()
	served.Handle("/pdfjs/", http.StripPrefix("/pdfjs/",
		http.FileServer(http.Dir(outside.Package(t, "pdfjs-dist")+"/legacy/build"))))
	served.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		page, err := os.ReadFile("testdata/structure.html")
		assert.NoError(t, err)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(page)
	})
	served.HandleFunc("/doc/{name}", func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write(printed(t, docs[r.PathValue("name")]))
	})
	server := httptest.NewServer(served)
	t.Cleanup(server.Close)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(outside.Chromium(t)),
		chromedp.NoSandbox, chromedp.Flag("disable-gpu", true), chromedp.UserDataDir(t.TempDir()))
	allocated, free := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(free)
	tab, closeTab := chromedp.NewContext(allocated)
	t.Cleanup(closeTab)
	bounded, cancel := context.WithTimeout(tab, 2*time.Minute)
	t.Cleanup(cancel)
	for name, d := range docs {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, chromedp.Do(bounded,
				chromedp.Navigate(server.URL+"/?"+url.PathEscape(name)),
				chromedp.WaitVisible("#done")))
			shown, err := chromedp.Run(bounded, chromedp.Text("#read"))
			require.NoError(t, err)
			var got []string
			require.NoError(t, json.Unmarshal([]byte(shown), &got), shown)
			expected := expectedTags(d)
			assert.Equal(t, expected, joinPages(got, expected))
		})
	}
}

// joinPages takes out the form feeds between pages and puts together what a page break parts: the structure is read a
// page at a time, so that a paragraph over two pages comes as two.
func joinPages(got, expected []string) []string {
	var out []string
	for i := 0; i < len(got); i++ {
		last := len(out) - 1
		if got[i] != "\f" {
			out = append(out, got[i])
			continue
		}
		if last < 0 || last >= len(expected) || i+1 == len(got) || out[last] == expected[last] {
			continue
		}
		tag, _, _ := strings.Cut(out[last], " ")
		if rest, ok := strings.CutPrefix(got[i+1], tag+" "); ok {
			out[last] += rest
			i++
		}
	}
	return out
}
