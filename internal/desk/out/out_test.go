package out_test

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/web"
	"nianbao/internal/desktest"
)

func TestOut(t *testing.T) {
	o := desktest.New(t)
	v := o.Officer("王办", ledger.RoleOfficer, "")
	for _, agency := range []string{desktest.Archives, desktest.Finance} {
		o.HandIn(agency, desktest.Sent("a.xlsx", o.Workbook(agency)))
	}
	t.Run("links as a sheet", func(t *testing.T) {
		_, text := v.Send("/desk/out/links", url.Values{"format": {"csv"}})
		assert.Contains(t, text, "机关名称,链接\r\n"+desktest.Archives+","+o.Link(desktest.Archives))
	})
	t.Run("links as slips", func(t *testing.T) {
		_, text := v.Send("/desk/out/links", url.Values{"format": {"slips"}})
		desktest.Says(t, text, o.Link(desktest.Finance))
		desktest.Says(t, text, "<path d=\"M4 4h7v1h-7z") // the corner of every code
	})
	t.Run("status", func(t *testing.T) {
		answer, text := v.Open("/desk/out/status.csv")
		assert.Contains(t, answer.Header.Get("Content-Disposition"), "attachment")
		assert.Contains(t, text, desktest.Archives)
		answer, _ = v.Open("/desk/out/status.xlsx")
		assert.Equal(t, web.WorkbookType, answer.Header.Get("Content-Type"))
	})
	t.Run("reports of all that pass", func(t *testing.T) {
		answer, text := v.Send("/desk/out/reports.zip", nil)
		assert.Equal(t, "application/zip", answer.Header.Get("Content-Type"))
		z, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
		require.NoError(t, err)
		require.Len(t, z.File, 2)
		f, err := z.File[0].Open()
		require.NoError(t, err)
		data, err := io.ReadAll(f)
		require.NoError(t, err)
		assert.Equal(t, "%PDF", string(data[:4]))
		assert.Equal(t, desktest.Archives+".pdf", z.File[0].Name)
		made, err := o.Ledger.Made(t.Context(), ledger.UsedInPrint)
		require.NoError(t, err)
		assert.Len(t, made, 2)

		_, text = v.Send("/desk/out/reports.zip", url.Values{"format": {"ofd"}})
		z, err = zip.NewReader(strings.NewReader(text), int64(len(text)))
		require.NoError(t, err)
		require.Len(t, z.File, 2)
		assert.Equal(t, desktest.Archives+".ofd", z.File[0].Name)
		f, err = z.File[0].Open()
		require.NoError(t, err)
		data, err = io.ReadAll(f)
		require.NoError(t, err)
		inside, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		require.NoError(t, err)
		assert.Equal(t, "OFD.xml", inside.File[0].Name)
	})
	t.Run("a backup proves itself", func(t *testing.T) {
		_, text := v.Send("/desk/out/backup", nil)
		file := filepath.Join(t.TempDir(), "backup.db")
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
		l, err := ledger.Read(t.Context(), file)
		require.NoError(t, err)
		defer l.Close()
		proof, err := l.Verify(t.Context())
		require.NoError(t, err)
		assert.Empty(t, proof.Problems)
	})
	t.Run("closed and reopened", func(t *testing.T) {
		address := o.Link(desktest.Archives)
		answer, _ := v.Send("/desk/out/season/close", nil)
		assert.Equal(t, http.StatusUnprocessableEntity, answer.StatusCode, "no reason")
		answer, _ = v.Send("/desk/out/season/close", url.Values{"reason": {"汇总完毕"}})
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
		answer, _ = o.Get(address)
		assert.Equal(t, http.StatusNotFound, answer.StatusCode)
		answer, _ = v.Send("/desk/out/season/close", url.Values{"reason": {"再结束一次"}})
		assert.Equal(t, http.StatusConflict, answer.StatusCode)
		answer, _ = v.Send("/desk/out/season/reopen", url.Values{"reason": {"补报"}})
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
		answer, _ = o.Get(address)
		assert.Equal(t, http.StatusOK, answer.StatusCode)
	})
}

// An officer below a superior, and a reader, get nothing of what is about all.
func TestOutIsForTheWholeOffice(t *testing.T) {
	o := desktest.New(t)
	o.TwoCounties()
	o.HandIn(desktest.Archives, desktest.Sent("a.xlsx", o.Workbook(desktest.Archives)))
	county, reader := o.Officer("乙办", ledger.RoleOfficer, "乙县政府"), o.Officer("读", ledger.RoleReader, "")
	before := o.Entries()
	for _, path := range []string{"/desk/out", "/desk/out/status.csv", "/desk/take",
		"/desk/totals?of=" + url.QueryEscape("甲县政府"),
		"/desk/totals/statement.xlsx?of=" + url.QueryEscape("甲县政府")} {
		answer, text := county.Open(path)
		assert.Equal(t, http.StatusNotFound, answer.StatusCode, path)
		desktest.Silent(t, text, desktest.Archives)
	}
	for _, path := range []string{"/desk/queue", "/desk/reminders", "/desk/totals"} {
		answer, text := county.Open(path)
		assert.Equal(t, http.StatusOK, answer.StatusCode, path)
		desktest.Silent(t, text, desktest.Archives)
	}
	for _, path := range []string{
		"/desk/out/links", "/desk/out/reports.zip", "/desk/out/backup", "/desk/out/season/close",
		"/desk/reminders", "/desk/take/files", o.At(desktest.Archives) + "/choose"} {
		answer, _ := reader.Send(path, url.Values{"reason": {"x"}})
		assert.Equal(t, http.StatusForbidden, answer.StatusCode, path)
		if path != "/desk/reminders" {
			answer, _ = county.Send(path, url.Values{"reason": {"x"}})
			assert.Equal(t, http.StatusNotFound, answer.StatusCode, path)
		}
	}
	assert.Equal(t, before, o.Entries())
}
