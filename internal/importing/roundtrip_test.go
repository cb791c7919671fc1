package importing_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/docx"
	"nianbao/internal/document/html"
	"nianbao/internal/document/pdf"
	"nianbao/internal/document/text"
	"nianbao/internal/importing"
	"nianbao/internal/importing/match"
	"nianbao/internal/importing/source"
	"nianbao/internal/outside"
	"nianbao/internal/report"
	"nianbao/templates"
)

// What this program prints it can read again: the same figures, the same prose, nothing left over.
func TestWhatIsPrintedIsReadAgain(t *testing.T) {
	for _, name := range []string{"cells-2019.txt", "total-2020.txt", "points-2022.txt", "traditional-2020.txt"} {
		data, err := os.ReadFile("../../testdata/published/" + name)
		require.NoError(t, err)
		r, e, _, err := importing.Read(name, data, match.Options{})
		require.NoError(t, err)
		for form, write := range map[string]func(io.Writer, *document.Document) error{
			"text": func(w io.Writer, d *document.Document) error { return text.Write(w, d, text.Options{}) },
			"narrow": func(w io.Writer, d *document.Document) error {
				return text.Write(w, d, text.Options{Width: 80, CRLF: true})
			},
			"html": html.Write,
			"docx": func(w io.Writer, d *document.Document) error { return docx.Write(w, d, docx.Options{}) },
			"pdf":  func(w io.Writer, d *document.Document) error { return pdf.Write(w, d, pdf.Options{}) },
		} {
			t.Run(name+" "+form, func(t *testing.T) {
				var b bytes.Buffer
				require.NoError(t, write(&b, document.New(e, r, document.Options{})))
				got, again, trace, err := importing.Read(form, b.Bytes(), match.Options{})
				require.NoError(t, err)
				assert.Equal(t, e, again)
				assert.Equal(t, r.Agency, got.Agency)
				assert.Equal(t, r.Year, got.Year)
				for _, table := range e.Tables {
					for _, s := range table.Slots {
						assert.Equal(t, r.Value(s.ID).Printed(), got.Value(s.ID).Raw, s.ID)
					}
				}
				assert.Equal(t, paragraphs(r), paragraphs(got))
				for _, u := range trace.Unplaced {
					assert.True(t, u.Reason == source.Program || form == "pdf" && u.Reason == source.Margin, u)
				}
			})
		}
	}
}

// paragraphs is the prose without its spaces: one at the end of a printed line is not printed.
func paragraphs(r *report.Report) map[string][]string {
	prose := map[string][]string{}
	for id, list := range r.Prose {
		for _, p := range list {
			prose[id] = append(prose[id], p.Table+strings.ReplaceAll(p.Text, " ", ""))
		}
	}
	return prose
}

// Blanks beside ideographs and behind half-width marks come back from our own PDF where
// they are printed: within a line.
func TestBlanksOfOurPDF(t *testing.T) {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	for name, want := range map[string]string{
		"AroundAFigure":             "全年公开信息 36 条。",
		"BehindAFigure":             "依据第711 号令办理。",
		"BehindAHalfWidthSemicolon": "一是抓学习; 二是抓落实;三是抓督查; 四是抓整改。",
		"BesideLetters":             "联系邮箱 szb@example.com 长期有效。",
		"InALineSetWide": "全年收到申请 8 件，均在 20 个工作日内答复; 其中网上提交 5 件，当面提交 2 件，来信 1 件，" +
			"没有逾期的答复，也没有转入下一年度的申请。",
	} {
		t.Run(name, func(t *testing.T) {
			r := numbered(e, 1)
			r.Prose["overview"] = []report.Paragraph{{Text: want}}
			var b bytes.Buffer
			require.NoError(t, pdf.Write(&b, document.New(e, r, document.Options{}), pdf.Options{}))
			got, _, _, err := importing.Read("a.pdf", b.Bytes(), match.Options{})
			require.NoError(t, err)
			require.Len(t, got.Prose["overview"], 1)
			assert.Equal(t, want, got.Prose["overview"][0].Text)
		})
	}
}

// Reports as published come back from our own PDF without a difference: figures, prose, and every
// blank within it.
func TestSourceReportsThroughOurPDF(t *testing.T) {
	for _, file := range outside.SourceReports(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			want, e, _, err := importing.Read(file, data, match.Options{})
			require.NoError(t, err)
			var b bytes.Buffer
			require.NoError(t, pdf.Write(&b, document.New(e, want, document.Options{}), pdf.Options{}))
			got, again, _, err := importing.Read("a.pdf", b.Bytes(), match.Options{})
			require.NoError(t, err)
			assert.Equal(t, e, again)
			assert.Equal(t, want.Year, got.Year)
			for _, table := range e.Tables {
				for _, s := range table.Slots {
					assert.Equal(t, want.Value(s.ID).Printed(), got.Value(s.ID).Raw, s.ID)
				}
			}
			for id, paragraphs := range want.Prose {
				require.Len(t, got.Prose[id], len(paragraphs), id)
				for i, p := range paragraphs {
					assert.Equal(t, p.Text, got.Prose[id][i].Text, id)
				}
			}
		})
	}
}
