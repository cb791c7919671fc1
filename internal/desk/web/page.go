package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"nianbao/internal/message"
)

// Page is what every page has; the pages' views embed it.
type Page struct {
	Language message.Lang
	Large    bool // large type
	Title    string
	Year     int
	Base     string  // address of the agency's page, for whoever looks at it; "" without an agency
	Office   *Office // who is signed in; nil on the agencies' pages
	here     *url.URL
}

// Office is what the head of an officers' page shows of who is signed in.
type Office struct {
	Name  string
	Acts  bool
	Under string
}

// Crumb is a link with its words.
type Crumb struct{ Name, Link string }

// Line is a fact with its label.
type Line struct{ Label, Value string }

// Fact is a line.
func Fact(label, value string) Line { return Line{label, value} }

// Page reads from a request how its reader wants pages: the language from the browser's settings,
// Chinese unless English comes first; large type from the address, so that it works without script and
// cookies.
func (s *Site) Page(r *http.Request, title string) Page {
	p := Page{Language: LanguageOf(r), Large: r.URL.Query().Get("type") == "large", Year: s.Ledger.Year,
		Office: officeOf(r), here: r.URL}
	if token := r.PathValue("token"); token != "" {
		p.Base = "/a/" + token
	}
	if id := r.PathValue("id"); id != "" && p.Office != nil {
		p.Base = "/desk/agencies/" + id
	}
	p.Title = title
	if title != "" {
		p.Title += " - "
	}
	p.Title += p.Say("desk.name", "year", p.Year)
	return p
}

// OfficePage is a page of the officers', titled by a sentence of the catalogue.
func (s *Site) OfficePage(r *http.Request, title string, args ...any) Page {
	p := s.Page(r, "")
	p.Title = p.Say(title, args...) + " - " + p.Title
	return p
}

// LanguageOf is the language of a request's answer.
func LanguageOf(r *http.Request) message.Lang {
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
func (p Page) Lang() string {
	if p.Language == message.English {
		return "en"
	}
	return "zh-CN"
}

// Linked reports whether the page was opened by a link.
func (p Page) Linked() bool { return p.Base != "" && p.Office == nil }

// Say is a sentence of the catalogue.
func (p Page) Say(key string, args ...any) string { return message.New(key, args...).In(p.Language) }

// To is an address below the agency's page that keeps the size of type.
func (p Page) To(below string) string { return p.At(p.Base + below) }

// At is an address of the desk that keeps the size of type.
func (p Page) At(address string) string {
	if !p.Large {
		return address
	}
	return WithQuery(address, "type=large")
}

// CaseAt is the address of an agency's page for officers.
func (p Page) CaseAt(agency int64) string { return p.At(AddressOfCase(agency)) }

// AddressOfCase is where an agency's page for officers is.
func AddressOfCase(agency int64) string { return "/desk/agencies/" + strconv.FormatInt(agency, 10) }

// WithQuery adds to the query of an address.
func WithQuery(address, query string) string {
	switch {
	case query == "":
		return address
	case strings.Contains(address, "?"):
		return address + "&" + query
	}
	return address + "?" + query
}

// Is reports whether this page is the one of an address.
func (p Page) Is(address string) bool { return p.here.Path == address }

// Sized is this page in the other size of type.
func (p Page) Sized() string {
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
