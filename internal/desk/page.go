package desk

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"

	"nianbao/internal/message"
)

//go:embed page/*.html
var pageFiles embed.FS

//go:embed static
var staticFiles embed.FS

// pages are the templates, by the names they define.
var pages = template.Must(template.New("").Funcs(template.FuncMap{"asset": asset}).ParseFS(pageFiles, "page/*.html"))

// assets are the static files by the address that names their content, so that a browser keeps them for good.
var assets = func() map[string]string {
	all := map[string]string{}
	entries, err := fs.ReadDir(staticFiles, "static")
	if err != nil {
		panic(err) // the files are part of the program
	}
	for _, e := range entries {
		data, err := staticFiles.ReadFile(path.Join("static", e.Name()))
		if err != nil {
			panic(err)
		}
		sum := sha256.Sum256(data)
		all[e.Name()] = "/static/" + hex.EncodeToString(sum[:6]) + "/" + e.Name()
	}
	return all
}()

func asset(name string) string { return assets[name] }

// static answers with a file of the program's own.
func static(w http.ResponseWriter, r *http.Request) {
	name := path.Base(r.URL.Path)
	if assets[name] != r.URL.Path {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeFileFS(w, r, staticFiles, path.Join("static", name))
}

// page is what every page has; the pages embed it.
type page struct {
	lang  message.Lang
	Large bool // large type
	Title string
	Year  int
	base  string // address of the agency's page, "" without a link
	here  *url.URL

	office *whoIsIn // who is signed in, on officers' pages
}

// newPage reads from a request how its reader wants pages: the language from the browser's settings, Chinese unless
// English comes first; large type from the address, so that it works without script and cookies.
func (s *Server) newPage(r *http.Request, title string) page {
	p := page{lang: languageOf(r), Large: r.URL.Query().Get("type") == "large", Year: s.ledger.Year, here: r.URL}
	if token := r.PathValue("token"); token != "" {
		p.base = "/a/" + token
	}
	if o, ok := signedIn(r); ok {
		p.office = &whoIsIn{Name: o.Name, Acts: o.acts(), Under: o.Under}
		if id := r.PathValue("id"); id != "" {
			p.base = "/desk/agencies/" + id
		}
	}
	p.Title = title
	if title != "" {
		p.Title += " - "
	}
	p.Title += p.Say("desk.name", "year", p.Year)
	return p
}

func languageOf(r *http.Request) message.Lang {
	for _, part := range strings.Split(r.Header.Get("Accept-Language"), ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(strings.ToLower(part)), ";")
		switch {
		case strings.HasPrefix(tag, "zh"):
			return message.Chinese
		case strings.HasPrefix(tag, "en"):
			return message.English
		}
	}
	return message.Chinese
}

// Lang is the page's language as HTML names it.
func (p page) Lang() string {
	if p.lang == message.English {
		return "en"
	}
	return "zh-CN"
}

// Linked reports whether the page was opened by a link.
func (p page) Linked() bool { return p.base != "" && p.office == nil }

// Say is a sentence of the catalogue.
func (p page) Say(key string, args ...any) string { return message.New(key, args...).In(p.lang) }

// To is an address below the agency's page that keeps the size of type.
func (p page) To(below string) string { return p.At(p.base + below) }

// At is an address of the desk that keeps the size of type.
func (p page) At(address string) string {
	if !p.Large {
		return address
	}
	return withQuery(address, "type=large")
}

// withQuery adds to the query of an address.
func withQuery(address, query string) string {
	switch {
	case query == "":
		return address
	case strings.Contains(address, "?"):
		return address + "&" + query
	}
	return address + "?" + query
}

// Office is who is signed in; nil on the agencies' pages.
func (p page) Office() *whoIsIn { return p.office }

// Sized is this page in the other size of type.
func (p page) Sized() string {
	q := p.here.Query()
	q.Del("type")
	if !p.Large {
		q.Set("type", "large")
	}
	if len(q) == 0 {
		return p.here.Path
	}
	return p.here.Path + "?" + q.Encode()
}

// render writes a page. It is made whole first: half a page with a status of success would mislead.
func (s *Server) render(w http.ResponseWriter, status int, name string, data any) {
	var out bytes.Buffer
	if err := pages.ExecuteTemplate(&out, name, data); err != nil {
		s.log.Error("page", "name", name, "err", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = out.WriteTo(w) // whoever left does not read it
}

// notice is a page of one sentence: what went wrong and what to do.
type notice struct {
	page
	Heading, Sentence, Advice, Back string
}

// refuse answers a request that cannot be carried out, in words; key names the heading, key.says
// the sentence and key.hint what to do, where there is advice.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, status int, key string, args ...any) {
	p := s.newPage(r, "")
	n := notice{page: p, Heading: p.Say(key, args...), Sentence: p.Say(key+".says", args...)}
	if message.Has(key + ".hint") {
		n.Advice = p.Say(key+".hint", args...)
	}
	if status != http.StatusNotFound && p.base != "" {
		n.Back = p.To("")
	}
	if wantsJSON(r) {
		writeJSON(w, status, map[string]string{"error": n.Sentence, "hint": n.Advice})
		return
	}
	s.render(w, status, "notice", n)
}
