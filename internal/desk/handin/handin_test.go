package handin_test

import (
	"archive/zip"
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/desk/handin"
	"nianbao/internal/desktest"
	"nianbao/internal/report"
)

func TestHandIn(t *testing.T) {
	o := desktest.New(t)
	link := o.Link(desktest.Archives)
	good := o.Workbook(desktest.Archives)

	t.Run("a trial keeps nothing", func(t *testing.T) {
		before := o.Entries()
		answer, text := o.Post(link+"/check", "", desktest.Sent("年报.xlsx", good))
		assert.Equal(t, http.StatusOK, answer.StatusCode)
		desktest.Says(t, text, "可以报送")
		assert.Equal(t, before, o.Entries())
	})
	t.Run("one file leads to its receipt", func(t *testing.T) {
		answer, _ := o.Post(link+"/files", "", desktest.Sent("年报.xlsx", good))
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
		assert.True(t, strings.HasSuffix(answer.Header.Get("Location"), "/receipts/2025-000001"))
		_, page := o.Get(link + "/receipts/2025-000001")
		desktest.Says(t, page, "已收到，审核通过")
	})
	t.Run("the same again is no new round", func(t *testing.T) {
		one := o.HandIn(desktest.Archives, desktest.Sent("again.xlsx", good))[0]
		assert.Equal(t, "unchanged", one["outcome"])
		assert.Equal(t, "2025-000001", one["receipt"])
		assert.Equal(t, "pass", one["result"].(map[string]any)["verdict"])
	})
	t.Run("a correction tells the changed cells", func(t *testing.T) {
		one := o.HandIn(desktest.Archives, desktest.Sent("new.xlsx",
			o.Workbook(desktest.Archives, desktest.Figure("disclosure.licences.decided", "777"))))[0]
		assert.Equal(t, "accepted", one["outcome"])
		cells := one["changes"].(map[string]any)["cells"].([]any)
		require.NotEmpty(t, cells)
		assert.Equal(t, "disclosure.licences.decided", cells[0].(map[string]any)["slot"])
		assert.Equal(t, "777", cells[0].(map[string]any)["after"])
	})
	t.Run("last year's file is refused", func(t *testing.T) {
		old := o.Workbook(desktest.Archives, func(r *report.Report) { r.Year = desktest.Year - 1 })
		one := o.HandIn(desktest.Archives, desktest.Sent("old.xlsx", old))[0]
		assert.Equal(t, "refused", one["outcome"])
		assert.Contains(t, one["why"], "2024")
		assert.Empty(t, one["receipt"])
		_, text := o.Post(link+"/files", "", desktest.Sent("old.xlsx", old))
		desktest.Says(t, text, "报送所要年度的文件")
	})
	t.Run("another agency's file is not hers", func(t *testing.T) {
		_, text := o.Post(link+"/files", "", desktest.Sent("财政.xlsx", o.Workbook(desktest.Finance)))
		desktest.Says(t, text, "这不是本单位的表格")
		desktest.Says(t, text, desktest.Archives)
		desktest.Says(t, text, desktest.Finance)
	})
	t.Run("one that fails does not undo the others", func(t *testing.T) {
		list := o.HandIn(
			desktest.Archives,
			desktest.Sent("照片.png", []byte("\x89PNG\r\n\x1a\n")),
			desktest.Sent(
				"年报.xlsx",
				o.Workbook(desktest.Archives, desktest.Figure("disclosure.licences.decided", "778")),
			),
		)
		require.Len(t, list, 2)
		assert.Equal(t, "refused", list[0]["outcome"])
		assert.NotEmpty(t, list[0]["why"])
		assert.Equal(t, "accepted", list[1]["outcome"])
	})
	t.Run("a zip is its files, each with its own answer", func(t *testing.T) {
		var data bytes.Buffer
		z := zip.NewWriter(&data)
		for _, f := range []desktest.File{desktest.Sent("去年.xlsx", o.Workbook(desktest.Archives, func(r *report.Report) { r.Year = desktest.Year - 1 })),
			desktest.Sent("今年.xlsx", o.Workbook(desktest.Archives, desktest.Figure("disclosure.licences.decided", "779"))),
			desktest.Sent("照片.png", []byte("\x89PNG\r\n\x1a\n"))} {
			w, err := z.Create(f.Name)
			require.NoError(t, err)
			_, err = w.Write(f.Data)
			require.NoError(t, err)
		}
		require.NoError(t, z.Close())
		outcomes := map[any]any{}
		for _, one := range o.HandIn(desktest.Archives, desktest.Sent("报送.zip", data.Bytes())) {
			outcomes[one["file"]] = one["outcome"]
		}
		assert.Equal(t, map[any]any{"报送.zip!去年.xlsx": "refused", "报送.zip!今年.xlsx": "accepted",
			"报送.zip!照片.png": "refused"}, outcomes)
	})
	t.Run("structural faults stand alone", func(t *testing.T) {
		wrong := o.Workbook(desktest.Archives, func(r *report.Report) {
			r.Year = desktest.Year - 1
			r.Values["review.total"] = report.Parse("", report.StoredText)
		})
		_, text := o.Post(link+"/check", "", desktest.Sent("wrong.xlsx", wrong))
		desktest.Silent(t, text, "相差")
	})
	t.Run("nothing chosen", func(t *testing.T) {
		answer, text := o.Post(link+"/files", "")
		assert.Equal(t, http.StatusBadRequest, answer.StatusCode)
		desktest.Says(t, text, "没有选文件")
	})
	t.Run("too many files", func(t *testing.T) {
		var many []desktest.File
		for range handin.FilesAtOnce + 1 {
			many = append(many, desktest.Sent("a.txt", []byte("a")))
		}
		answer, text := o.Post(link+"/files", "", many...)
		assert.Equal(t, http.StatusRequestEntityTooLarge, answer.StatusCode)
		desktest.Says(t, text, "一次最多")
	})
	t.Run("a closed season takes nothing and its links are dead", func(t *testing.T) {
		require.NoError(t, o.Ledger.CloseSeason(t.Context(), "汇总完毕"))
		answer, text := o.Get(link)
		assert.Equal(t, http.StatusNotFound, answer.StatusCode)
		desktest.Says(t, text, "打不开这个链接")
	})
}
