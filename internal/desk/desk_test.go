package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/collection/taking"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/specimen"
)

const year = 2025

// The agencies of every desk here.
const (
	archives = "示例县档案局"
	finance  = "示例县财政局"
)

// morning is a morning within the season: nine o'clock in China.
func morning() time.Time { return time.Date(2026, 1, 20, 1, 0, 0, 0, time.UTC) }

// office is a desk that is served, with the links of its agencies.
type office struct {
	t       testing.TB
	server  *Server
	ledger  *ledger.Ledger
	edition *templates.Edition
	key     Key
	url     string
	log     *bytes.Buffer
	client  *http.Client
}

func newOffice(t testing.TB) *office {
	t.Helper()
	file := filepath.Join(t.TempDir(), "2025.db")
	l, err := ledger.Create(t.Context(), file, year, morning)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, l.Close()) })
	_, err = l.Adopt(t.Context(), &roster.List{File: "roster.csv", Agencies: []roster.Agency{
		{Name: archives, Level: "县级部门", Line: 1}, {Name: finance, Level: "县级部门", Line: 2}}})
	require.NoError(t, err)
	edition, err := templates.ForYear(year)
	require.NoError(t, err)
	key, err := LoadOrMakeKey(file)
	require.NoError(t, err)
	o := &office{t: t, ledger: l, edition: edition, key: key, log: &bytes.Buffer{},
		client: &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		}}}
	o.server = New(Config{Taking: &taking.Service{Ledger: l, Now: morning}, Now: morning, Key: key,
		Log: slog.New(slog.NewTextHandler(o.log, nil))})
	served := httptest.NewServer(o.server.Handler())
	t.Cleanup(served.Close)
	o.url = served.URL
	return o
}

// link is the address of an agency's page.
func (o *office) link(agency string) string {
	o.t.Helper()
	links, err := Links(context.Background(), o.ledger, o.key, LinkOptions{Base: o.url})
	require.NoError(o.t, err)
	for _, k := range links {
		if k.Agency == agency {
			return k.URL
		}
	}
	o.t.Fatalf("no link of %s", agency)
	return ""
}

// workbook is a completed workbook without a fault, but for the changes.
func (o *office) workbook(agency string, change ...func(*report.Report)) []byte {
	o.t.Helper()
	return workbookOf(o.t, o.edition, agency, change...)
}

func workbookOf(t testing.TB, e *templates.Edition, agency string, change ...func(*report.Report)) []byte {
	t.Helper()
	r := specimenOf(e, agency)
	for _, c := range change {
		c(r)
	}
	var out bytes.Buffer
	require.NoError(t, form.Fill(&out, e, r))
	return out.Bytes()
}

// specimenOf is a report without a fault.
func specimenOf(e *templates.Edition, agency string) *report.Report {
	r := specimen.EveryValue(e, "0")
	r.Identity = report.Identity{Edition: e.ID, Year: year, Agency: agency, Scope: report.Own}
	for _, section := range e.Sections {
		if section.Number != "" {
			r.Prose[section.ID] = []report.Paragraph{{Text: "本年度按照规定办理，未收取信息处理费。"}}
		}
	}
	return r
}

func figure(slot, text string) func(*report.Report) {
	return func(r *report.Report) { r.Values[slot] = report.Parse(text, report.StoredNumber) }
}

// sent is one file of a form.
type sent struct {
	name string
	data []byte
}

// formOf is a form with files, as a browser sends it.
func formOf(t testing.TB, to string, files ...sent) *http.Request {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for _, f := range files {
		part, err := form.CreateFormFile(field, f.name)
		require.NoError(t, err)
		_, err = part.Write(f.data)
		require.NoError(t, err)
	}
	require.NoError(t, form.Close())
	r, err := http.NewRequest(http.MethodPost, to, &body)
	require.NoError(t, err)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return r
}

// post sends files as a browser does.
func (o *office) post(to, accept string, files ...sent) (*http.Response, string) {
	o.t.Helper()
	r := formOf(o.t, to, files...)
	if accept != "" {
		r.Header.Set("Accept", accept)
	}
	return o.do(r)
}

func (o *office) get(at string) (*http.Response, string) {
	o.t.Helper()
	r, err := http.NewRequest(http.MethodGet, at, nil)
	require.NoError(o.t, err)
	return o.do(r)
}

func (o *office) do(r *http.Request) (*http.Response, string) {
	o.t.Helper()
	answer, err := o.client.Do(r)
	require.NoError(o.t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(o.t, err)
	return answer, string(text)
}

// handIn hands files in at an agency's link, as a program would.
func (o *office) handIn(agency string, files ...sent) []map[string]any {
	o.t.Helper()
	answer, text := o.post(o.link(agency)+"/files", "application/json", files...)
	require.Equal(o.t, http.StatusOK, answer.StatusCode, text)
	var list []map[string]any
	require.NoError(o.t, json.Unmarshal([]byte(text), &list))
	return list
}

// entries is how many entries the journal has.
func (o *office) entries() (n int) {
	o.t.Helper()
	require.NoError(o.t, o.ledger.Entries(context.Background(), func(ledger.Entry) error { n++; return nil }))
	return n
}

// secretOf is the secret part of a link.
func secretOf(link string) string { return link[strings.LastIndex(link, "/")+1:] }

// says fails where a page lacks a sentence, without printing all of the page.
func says(t *testing.T, page, sentence string) {
	t.Helper()
	if !strings.Contains(page, sentence) {
		first, _, _ := strings.Cut(page[max(0, strings.Index(page, "<h1")):], "</p>")
		t.Errorf("the page lacks %q; it begins %.300s", sentence, first)
	}
}

// silent fails where a page has what it must not.
func silent(t *testing.T, page, sentence string) {
	t.Helper()
	if at := strings.Index(page, sentence); at >= 0 {
		t.Errorf("the page has %q: %.200s", sentence, page[max(0, at-80):])
	}
}
