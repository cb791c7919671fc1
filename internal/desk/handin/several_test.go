package handin_test

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/desktest"
	"nianbao/internal/document"
	"nianbao/internal/document/docx"
	"nianbao/internal/document/html"
	"nianbao/internal/report"
)

func TestSeveralFilesAsAPage(t *testing.T) {
	o := desktest.New(t)
	answer, text := o.Post(
		o.Link(desktest.Archives)+"/files",
		desktest.BrowserTakes,
		desktest.Sent("年报.xlsx", o.Workbook(desktest.Archives)),
		desktest.Sent("照片.png", []byte("\x89PNG\r\n\x1a\n")),
		desktest.Sent("<b>财政.xlsx", o.Workbook(desktest.Finance)),
	)
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	desktest.Says(t, text, "查看结果和回执 2025-000001")
	desktest.Says(t, text, "没有收下这个文件")
	desktest.Says(t, text, "这不是本单位的表格")
	desktest.Silent(t, text, "<b>")
}

// A workbook and its Word file are one report, whatever their order in the form: one round, whose
// receipt names both. A figure in a table of the Word file that differs is to be verified.
func TestAWorkbookAndItsWordFile(t *testing.T) {
	o := desktest.New(t)
	var word bytes.Buffer
	r := desktest.SpecimenOf(o.Edition, desktest.Archives)
	require.NoError(t, docx.Write(&word, document.New(o.Edition, r, document.Options{}), docx.Options{}))
	book, letter := desktest.Sent(
		"年报.xlsx",
		o.Workbook(desktest.Archives, desktest.Figure("disclosure.licences.decided", "7")),
	),
		desktest.Sent("年报.docx", word.Bytes())

	for _, files := range [][]desktest.File{{book, letter}, {letter, book}} {
		list := o.HandIn(desktest.Archives, files...)
		require.Len(t, list, 1)
		assert.Equal(t, "年报.xlsx", list[0]["file"])
		assert.Equal(t, "2025-000001", list[0]["receipt"])
		assert.Equal(t, []any{"年报.docx"}, list[0]["result"].(map[string]any)["with"])
	}
	_, text := o.Post(o.Link(desktest.Archives)+"/check", desktest.BrowserTakes, book, letter)
	desktest.Says(t, text, "“年报.xlsx”“二、主动公开”B10是“7”，“年报.docx”第1个表格")
	at := o.Link(desktest.Archives) + "/receipts/2025-000001"
	_, text = o.Get(at)
	desktest.Says(t, text, "年报.xlsx、年报.docx")
	_, text = o.Get(at + "/print")
	desktest.Says(t, text, "年报.docx")
	_, whole := o.Get(at + "/original")
	z, err := zip.NewReader(strings.NewReader(whole), int64(len(whole)))
	require.NoError(t, err)
	require.Len(t, z.File, 2)
	for i, f := range []desktest.File{book, letter} {
		in, err := z.File[i].Open()
		require.NoError(t, err)
		data, err := io.ReadAll(in)
		require.NoError(t, err)
		assert.Equal(t, f.Name, z.File[i].Name)
		assert.Equal(t, f.Data, data, "byte for byte")
	}
}

// Of a workbook and a page, which is no Word file, each has its answer, and the page names the one that
// counts: the workbook, whatever the order.
func TestAWorkbookAndAPage(t *testing.T) {
	o := desktest.New(t)
	var page bytes.Buffer
	r := desktest.SpecimenOf(o.Edition, desktest.Archives)
	require.NoError(t, html.Write(&page, document.New(o.Edition, r, document.Options{})))
	book, letter := desktest.Sent("年报.xlsx",
		o.Workbook(desktest.Archives, desktest.Figure("disclosure.licences.decided", "7"))),
		desktest.Sent("年报.html", page.Bytes())
	for i, files := range [][]desktest.File{{book, letter}, {letter, book}} {
		_, text := o.Post(o.Link(desktest.Archives)+"/files", desktest.BrowserTakes, files...)
		desktest.Says(t, text, "是同一份报告的几个文件")
		desktest.Says(t, text, "作数的是“年报.xlsx”（回执 2025-00000"+strconv.Itoa(2*i+2)+"）")
		agencies, err := o.Ledger.Agencies(t.Context())
		require.NoError(t, err)
		now, err := o.Ledger.CurrentOf(t.Context(), agencies[0].ID, report.Own)
		require.NoError(t, err)
		assert.Equal(t, "年报.xlsx", now.File)
	}
	list := o.HandIn(desktest.Archives, book, letter)
	assert.Equal(t, "年报.xlsx", list[0]["file"], "in the order of the form")
	assert.Equal(t, list[0]["receipt"], list[1]["superseded_by"])
	assert.Empty(t, list[0]["superseded_by"])
}

// A file that came by the wrong link is its agency's where it comes by the right one, or by none.
func TestAFileThatWentAstray(t *testing.T) {
	o := desktest.New(t)
	book := desktest.Sent("财政.xlsx", o.Workbook(desktest.Finance))
	assert.Equal(t, "unknown", o.HandIn(desktest.Archives, book)[0]["outcome"])
	in, err := o.Taking.Take(t.Context(), taking.Upload{Name: book.Name, Data: book.Data,
		Actor: ledger.Actor{Kind: ledger.Program, Name: "平台"}})
	require.NoError(t, err)
	require.Len(t, in, 1)
	assert.Equal(t, taking.Accepted, in[0].Outcome)
	assert.Equal(t, "2025-000001", in[0].Receipt)
	assert.Equal(t, "unchanged", o.HandIn(desktest.Finance, book)[0]["outcome"])
}
