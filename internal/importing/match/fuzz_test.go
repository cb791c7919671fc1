package match

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/source"
	"nianbao/internal/message"
	"nianbao/templates"
)

// holds checks what is true of every file: it is refused with advice, or each of its lines is
// accounted for, each slot is found or missing, and no figure was made up.
func holds(t *testing.T, data []byte) {
	s, err := source.Open("file", data)
	if err != nil {
		if message.HintOf(err).IsZero() {
			t.Errorf("no advice with %v", err)
		}
		return
	}
	text := everything(s)
	for _, e := range templates.Builtin() {
		p, r := interpret(s, e, Options{})
		assertAccounted(t, p)
		if len(r.Values)+len(p.trace.Missing) != slotCount(e) {
			t.Errorf("%d values and %d missing", len(r.Values), len(p.trace.Missing))
		}
		for _, f := range p.trace.Found {
			if raw := squeeze(strings.TrimSuffix(f.Raw, f.Unit)); f.Slot != "" && !strings.Contains(text, raw) {
				t.Errorf("%s: %q stands nowhere", f.Slot, f.Raw)
			}
		}
		for _, prose := range r.Prose {
			for _, paragraph := range prose {
				if !strings.Contains(text, squeeze(paragraph.Text)) {
					t.Errorf("%q stands nowhere", paragraph.Text)
				}
			}
		}
	}
}

// everything is all text of a source, without spaces.
func everything(s *source.Source) string {
	var b strings.Builder
	for _, block := range s.Blocks {
		if block.Table == nil {
			b.WriteString(block.Text)
			continue
		}
		for _, c := range block.Table.Cells {
			b.WriteString(c.Text)
		}
		for _, line := range block.Table.Texts {
			b.WriteString(line.Text)
		}
	}
	return squeeze(b.String())
}

func FuzzText(f *testing.F) {
	for name := range fixtures {
		if strings.HasSuffix(name, ".txt") {
			f.Add(fixture(f, name))
		}
	}
	f.Add([]byte("二、主动公开政府信息情况\n规章\n0\n0\n-\n"))
	f.Add([]byte("信息内容,本年制发件数,现行有效件数\n规章,1,\"2\n3\"\n行政规范性文件,4,5\n"))
	f.Add([]byte("四、行政复议\n\n  行政复议｜结果维持：1\n  行政复议｜结果纠正：\n  2\n"))
	f.Fuzz(func(t *testing.T, data []byte) { holds(t, data) })
}

func FuzzPage(f *testing.F) {
	f.Add(fixture(f, "page-2023.html"))
	f.Add([]byte(`<p>一、总体情况<table><tr><td rowspan=0 colspan=9>规章<td>1<tr><td><table><tr><td>无`))
	f.Fuzz(func(t *testing.T, data []byte) { holds(t, append([]byte("<html>"), data...)) })
}

func FuzzDocument(f *testing.F) {
	data := fixture(f, "word-2024.docx")
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(f, err)
	names := []string{"word/document.xml", "word/numbering.xml", "word/styles.xml"}
	var parts [3][]byte
	for i, name := range names {
		in, err := z.Open(name)
		require.NoError(f, err)
		parts[i], err = io.ReadAll(in)
		require.NoError(f, err)
	}
	f.Add(parts[0], parts[1], parts[2])
	f.Fuzz(func(t *testing.T, body, numbering, styles []byte) {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, data := range map[string][]byte{names[0]: body, names[1]: numbering, names[2]: styles} {
			part, err := z.Create(name)
			require.NoError(t, err)
			_, err = part.Write(data)
			require.NoError(t, err)
		}
		require.NoError(t, z.Close())
		holds(t, b.Bytes())
	})
}

// FuzzRead takes any bytes at all.
func FuzzRead(f *testing.F) {
	f.Add(fixture(f, "word-2024.docx"))
	f.Add([]byte("\xFF\xFEn\x00"))
	f.Add([]byte("\x84\x31\xa4\x30"))
	f.Fuzz(func(t *testing.T, data []byte) { holds(t, data) })
}

// FuzzBars takes rows parted by bars, in all ways of writing them.
func FuzzBars(f *testing.F) {
	for _, seed := range []string{
		"二、主动公开政府信息情况\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | | 5 |\n",
		"# 一、总体情况\n|规章|0||5|\n|---|:-:|--:|---|\n|行政规范性文件||3|\n",
		"二、主动公开政府信息情况\n信息内容A|本年制发件数A|A本年废止件数 | 现行有效件|A",
		"规章 |\n0 |\n |\n5 |\n",
		"规章\n|\n0\n|\n|\n5\n",
		"+---+---+\n| 规章 | 0 |\n+---+---+\n",
		"│规章│0│\n│行政许可｜1｜\n",
		"规章\t|\t0\\|1\t||\n**行政许可** | [1](a) |\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { holds(t, data) })
}
