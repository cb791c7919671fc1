package desktest

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
	"nianbao/internal/desk"
	"nianbao/internal/desk/handin"
	"nianbao/internal/desk/link"
	"nianbao/internal/outside/cluster"
	"nianbao/templates"
)

// Rostered gives the office another roster.
func (o *Office) Rostered(agencies ...roster.Agency) {
	o.T.Helper()
	_, err := o.Ledger.Adopt(o.T.Context(), &roster.List{File: "roster.csv", Agencies: agencies})
	require.NoError(o.T, err)
}

// TwoCounties is a city with two counties.
func (o *Office) TwoCounties() {
	o.Rostered(roster.Agency{Name: Archives, Level: "县级部门", Superior: "甲县政府", Line: 1},
		roster.Agency{Name: Finance, Level: "县级部门", Superior: "乙县政府", Line: 2},
		roster.Agency{Name: "甲县政府", Level: "县级", Superior: "示例市政府", Line: 3},
		roster.Agency{Name: "乙县政府", Level: "县级", Superior: "示例市政府", Line: 4},
		roster.Agency{Name: "甲县水利局", Level: "县级部门", Superior: "甲县政府", Line: 5})
}

// Year is the season's.
const Year = 2025

// The agencies of every desk here.
const (
	Archives = "示例县档案局"
	Finance  = "示例县财政局"
)

// Morning is a morning within the season: nine o'clock in China.
func Morning() time.Time { return time.Date(2026, 1, 20, 1, 0, 0, 0, time.UTC) }

// Office is a desk that is served, with the links of its agencies.
type Office struct {
	T       testing.TB
	Server  *desk.Server
	Ledger  *ledger.Ledger
	Taking  *taking.Service
	Edition *templates.Edition
	Key     link.Key
	URL     string
	Log     *bytes.Buffer
	Client  *http.Client
	now     func() time.Time
}

// New makes an office and serves its desk; change alters what the desk is made of.
func New(t testing.TB, change ...func(*desk.Config)) *Office {
	t.Helper()
	file := filepath.Join(t.TempDir(), "2025.db")
	l, err := ledger.Create(t.Context(), cluster.Ledger(t, file), Year, Morning)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, l.Close()) })
	_, err = l.Adopt(t.Context(), &roster.List{File: "roster.csv", Agencies: []roster.Agency{
		{Name: Archives, Level: "县级部门", Line: 1}, {Name: Finance, Level: "县级部门", Line: 2}}})
	require.NoError(t, err)
	edition, err := templates.ForYear(Year)
	require.NoError(t, err)
	key, err := link.LoadOrMakeKey(file)
	require.NoError(t, err)
	o := &Office{T: t, Ledger: l, Edition: edition, Key: key, Log: &bytes.Buffer{}, now: Morning,
		Client: &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		}}}
	o.Taking = &taking.Service{Ledger: l, Now: o.Now}
	o.Serve(change...)
	return o
}

// Serve puts another desk on the office's ledger in the place of the one before, as after a restart.
func (o *Office) Serve(change ...func(*desk.Config)) {
	o.T.Helper()
	c := desk.Config{
		Taking: o.Taking,
		Now:    o.Now,
		Key:    o.Key,
		Log:    slog.New(slog.NewTextHandler(o.Log, nil)),
	}
	for _, alter := range change {
		alter(&c)
	}
	o.Server = desk.New(c)
	served := httptest.NewServer(o.Server.Handler())
	o.T.Cleanup(served.Close)
	o.URL = served.URL
}

// Now is the office's clock.
func (o *Office) Now() time.Time { return o.now() }

// SetClock sets the office's clock.
func (o *Office) SetClock(now func() time.Time) { o.now = now }

// Link is the address of an agency's page.
func (o *Office) Link(agency string) string {
	o.T.Helper()
	links, err := link.List(context.Background(), o.Ledger, o.Key, link.Options{Base: o.URL})
	require.NoError(o.T, err)
	for _, k := range links {
		if k.Agency == agency {
			return k.URL
		}
	}
	o.T.Fatalf("no link of %s", agency)
	return ""
}

// File is one file of a form.
type File struct {
	Name string
	Data []byte
}

// FormOf is a form with files, as a browser sends it.
func FormOf(t testing.TB, to string, files ...File) *http.Request {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for _, f := range files {
		part, err := form.CreateFormFile(handin.Field, f.Name)
		require.NoError(t, err)
		_, err = part.Write(f.Data)
		require.NoError(t, err)
	}
	require.NoError(t, form.Close())
	r, err := http.NewRequest(http.MethodPost, to, &body)
	require.NoError(t, err)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return r
}

// Post sends files as a browser does.
func (o *Office) Post(to, accept string, files ...File) (*http.Response, string) {
	o.T.Helper()
	r := FormOf(o.T, to, files...)
	if accept != "" {
		r.Header.Set("Accept", accept)
	}
	return o.Do(r)
}

// Get opens an address.
func (o *Office) Get(at string) (*http.Response, string) {
	o.T.Helper()
	r, err := http.NewRequest(http.MethodGet, at, nil)
	require.NoError(o.T, err)
	return o.Do(r)
}

// Do sends a request and reads the answer.
func (o *Office) Do(r *http.Request) (*http.Response, string) {
	o.T.Helper()
	answer, err := o.Client.Do(r)
	require.NoError(o.T, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(o.T, err)
	return answer, string(text)
}

// HandIn hands files in at an agency's link, as a program would.
func (o *Office) HandIn(agency string, files ...File) []map[string]any {
	o.T.Helper()
	answer, text := o.Post(o.Link(agency)+"/files", "application/json", files...)
	require.Equal(o.T, http.StatusOK, answer.StatusCode, text)
	var list []map[string]any
	require.NoError(o.T, json.Unmarshal([]byte(text), &list))
	return list
}

// Entries is how many entries the journal has.
func (o *Office) Entries() (n int) {
	o.T.Helper()
	require.NoError(
		o.T,
		o.Ledger.Entries(context.Background(), func(ledger.Entry) error { n++; return nil }),
	)
	return n
}

// SecretOf is the secret part of a link.
func SecretOf(link string) string { return link[strings.LastIndex(link, "/")+1:] }

// Sent is a file of a form.
func Sent(name string, data []byte) File { return File{name, data} }
