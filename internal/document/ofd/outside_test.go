package ofd

import (
	"bytes"
	"context"
	"encoding/json"
	"image"
	"image/png"
	"math"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/pages/specimen"
	"nianbao/internal/document/pdf"
	"nianbao/internal/outside"
)

// pagePictures shows pages of documents by ofd.js in a browser: a function that gives the picture of
// one.
func pagePictures(t *testing.T, docs map[string]*document.Document) func(*testing.T, string, int) image.Image {
	files := map[string][]byte{}
	for name, d := range docs {
		files[name] = printed(t, d)
	}
	served := http.NewServeMux()
	give := func(pattern, file string) {
		served.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, file) })
	}
	give("/{$}", "testdata/show.html")
	give("/ofd.js", filepath.Join(outside.Package(t, "ofd.js"), "lib", "ofd.umd.js"))
	served.HandleFunc("/doc/{name}", func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write(files[r.PathValue("name")])
	})
	served.HandleFunc("/fonts/{name}", func(w http.ResponseWriter, r *http.Request) {
		type font struct {
			Name string `json:"name"`
			Data []byte `json:"data"`
		}
		o := open(t, files[r.PathValue("name")])
		var list []font
		for _, f := range o.xml["Doc_0/PublicRes.xml"].all("Font") {
			list = append(list, font{f.attrs["FontName"], o.parts["Doc_0/Res/"+f.children[0].text]})
		}
		_ = json.NewEncoder(w).Encode(list)
	})
	server := httptest.NewServer(served)
	t.Cleanup(server.Close)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(outside.Chromium(t)),
		chromedp.NoSandbox, chromedp.Flag("disable-gpu", true), chromedp.UserDataDir(t.TempDir()),
		chromedp.WindowSize(1200, 1300))
	allocated, free := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(free)
	tab, closeTab := chromedp.NewContext(allocated)
	t.Cleanup(closeTab)
	bounded, cancel := context.WithTimeout(tab, 3*time.Minute)
	t.Cleanup(cancel)
	return func(t *testing.T, name string, page int) image.Image {
		require.NoError(t, chromedp.Do(bounded,
			chromedp.Navigate(server.URL+"/?"+url.PathEscape(name)+"/"+strconv.Itoa(page)),
			chromedp.WaitVisible("#done")))
		words, err := chromedp.Run(bounded, chromedp.Evaluate[string](
			`document.getElementById("page") ? "" : document.body.textContent`))
		require.NoError(t, err)
		require.Empty(t, words)
		shot, err := chromedp.Run(bounded, chromedp.Screenshot("#page"))
		require.NoError(t, err)
		picture, err := png.Decode(bytes.NewReader(shot))
		require.NoError(t, err)
		keep(t, name+" ofd "+strconv.Itoa(page), shot)
		return picture
	}
}

// keep saves a picture for who wants to look at it: NIANBAO_PICTURES names a folder.
func keep(t *testing.T, name string, data []byte) {
	if dir := os.Getenv("NIANBAO_PICTURES"); dir != "" {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name+".png"), data, 0o644))
	}
}

// pdfPicture is the picture of a page of the same document as PDF.
func pdfPicture(t *testing.T, name string, d *document.Document, page int) image.Image {
	dir := t.TempDir()
	path, out := filepath.Join(dir, "report.pdf"), filepath.Join(dir, "page")
	var b bytes.Buffer
	require.NoError(t, pdf.Write(&b, d, pdf.Options{}))
	require.NoError(t, os.WriteFile(path, b.Bytes(), 0o644))
	number := strconv.Itoa(page + 1)
	said, err := exec.Command(outside.Program(t, "pdftoppm"), "-png", "-singlefile", "-r", "94", "-f", number,
		"-l", number, path, out).CombinedOutput()
	require.NoError(t, err, string(said))
	data, err := os.ReadFile(out + ".png")
	require.NoError(t, err)
	keep(t, name+" pdf "+strconv.Itoa(page), data)
	picture, err := png.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	return picture
}

// ink is how dark a picture is in each of so many squares across and down, from 0 to 1.
func ink(p image.Image, across, down int) []float64 {
	sums, counts := make([]float64, across*down), make([]float64, across*down)
	b := p.Bounds()
	for y := range b.Dy() {
		for x := range b.Dx() {
			r, g, blue, _ := p.At(b.Min.X+x, b.Min.Y+y).RGBA()
			square := y*down/b.Dy()*across + x*across/b.Dx()
			sums[square] += 1 - float64(r+g+blue)/3/0xFFFF
			counts[square]++
		}
	}
	for i := range sums {
		sums[i] /= counts[i]
	}
	return sums
}

// apart is how much of the ink of two pictures is in other squares, of all there is.
func apart(a, b []float64) float64 {
	differs, all := 0.0, 0.0
	for i := range a {
		differs += math.Abs(a[i] - b[i])
		all += a[i] + b[i]
	}
	return differs / all
}

func TestPagesLookAsThoseOfThePDF(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser is left out of short runs")
	}
	docs := map[string]*document.Document{
		"2021":    specimen.Plain(t, "2021", document.Options{SignOff: true}),
		"2019":    specimen.Plain(t, "2019", document.Options{Draft: true}),
		"turned":  specimen.TableOnly(specimen.WideSheet(26, 9)),
		"missing": specimen.Rare(true),
		"parted":  specimen.TableOnly(specimen.LongSheet(40)),
	}
	shown := pagePictures(t, docs)
	for name, d := range docs {
		for page := range open(t, printed(t, d)).pages() {
			t.Run(name+" "+strconv.Itoa(page+1), func(t *testing.T) {
				shot := shown(t, name, page)
				across, down := 21, 30 // squares of a centimetre
				if shot.Bounds().Dx() > shot.Bounds().Dy() {
					across, down = down, across
				}
				inPDF, inOFD := ink(pdfPicture(t, name, d, page), across, down), ink(shot, across, down)
				assert.Less(t, apart(inPDF, inOFD), 0.2) // thin lines are drawn thicker by either
				if page == 0 && len(d.Blocks) > 10 {     // a picture of text that is a centimetre off is seen
					assert.Greater(t, apart(inPDF, append(inOFD[across:], inOFD[:across]...)), 0.3)
				}
			})
		}
	}
}
