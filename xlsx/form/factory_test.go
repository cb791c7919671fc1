package form

import (
	"bytes"
	"encoding/xml"
	"html"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/pack"
	"nianbao/xlsx/specimen"
)

func TestTemplateSameInputSameBytes(t *testing.T) {
	for _, e := range editions(t) {
		prior := &Prior{e, specimen.EveryValue(e, "12")}
		assert.True(t, bytes.Equal(templateOf(t, e, someAgency, prior), templateOf(t, e, someAgency, prior)))
	}
}

// A copied template has byte for byte the parts of the one that would have been built for the
// agency alone; only how hard they are packed differs.
func TestTemplateCopyEqualsBuilt(t *testing.T) {
	e, err := templates.ForYear(2025)
	require.NoError(t, err)
	f, err := NewFactory(e, 2025, Options{Scope: report.Area, Password: "密码"})
	require.NoError(t, err)
	for _, a := range []Agency{someAgency, {}, {Name: "只有名称"}, {Code: "X"}, {Name: `"O'Neil" <局>&amp;😀`, Code: "'"}} {
		for _, prior := range []*Prior{nil, {e, specimen.EveryValue(e, "3")}} {
			var copied, built bytes.Buffer
			require.NoError(t, f.Write(&copied, a, prior))
			p, err := build(e, builtContents(f, a, prior))
			require.NoError(t, err)
			putLock(p, f.lock)
			require.NoError(t, p.Write(&built))
			want, err := pack.Unpack(built.Bytes())
			require.NoError(t, err)
			got, err := pack.Unpack(copied.Bytes())
			require.NoError(t, err)
			require.Len(t, got, len(want))
			for i := range want {
				assert.Equal(t, want[i].Name, got[i].Name)
				assert.Equal(t, string(want[i].Data), string(got[i].Data), want[i].Name)
			}
		}
	}
}

// builtContents are the contents of one agency's template, without the detour of a pattern.
func builtContents(f *Factory, a Agency, prior *Prior) contents {
	c := contents{identity: f.identity, values: map[string]any{}, prior: map[string]string{}}
	c.identity.Agency, c.identity.Code = a.Name, a.Code
	if prior == nil {
		return c
	}
	differing := map[string]string{}
	f.addPrior(differing, prior)
	for key, text := range differing {
		if slot, ok := strings.CutPrefix(key, keyPrior); ok {
			c.prior[slot] = html.UnescapeString(text)
		}
		if slot, ok := strings.CutPrefix(key, keyFigure); ok && text != "" {
			n, _ := exact(prior.Report.Value(f.proposals[slot]))
			c.values[slot] = n
		}
	}
	return c
}

func TestTemplateWrittenByManyAtOnce(t *testing.T) {
	e, err := templates.ForYear(2025)
	require.NoError(t, err)
	f, err := NewFactory(e, 2025, Options{})
	require.NoError(t, err)
	prior := &Prior{e, specimen.EveryValue(e, "12")}
	var want [3]bytes.Buffer
	agencies := []Agency{someAgency, {Name: "另一个局"}, {}}
	for i, a := range agencies {
		require.NoError(t, f.Write(&want[i], a, prior))
	}
	var all sync.WaitGroup
	for n := range 24 {
		all.Go(func() {
			var got bytes.Buffer
			assert.NoError(t, f.Write(&got, agencies[n%3], prior))
			assert.True(t, bytes.Equal(want[n%3].Bytes(), got.Bytes()))
		})
	}
	all.Wait()
}

func TestFactoryRefuses(t *testing.T) {
	e, err := templates.ForYear(2020)
	require.NoError(t, err)
	for want, try := range map[string]func() error{
		"template.year":  func() error { _, err := NewFactory(e, 2025, Options{}); return err },
		"template.scope": func() error { _, err := NewFactory(e, 2020, Options{Scope: "all"}); return err },
		"template.password.long": func() error {
			_,
				err := NewFactory(e, 2020, Options{Password: strings.Repeat("x", 256)})
			return err
		},
		"template.name.long": func() error {
			f, err := NewFactory(e, 2020, Options{})
			require.NoError(t, err)
			return f.Write(io.Discard, Agency{Name: strings.Repeat("局", pack.MaxCell)}, nil)
		},
	} {
		assert.Equal(t, want, errorKey(t, try()))
	}
}

func TestNamesAreOneLine(t *testing.T) {
	assert.Equal(t, "a b", oneLine(" a\nb\u3000"))
	assert.Equal(t, "a b", oneLine("a\x00b"))
	assert.Equal(t, "a\uFFFD", oneLine("a\xff"))
}

// The parts are well formed, and the elements of a sheet are in the order of the schema
// (CT_Worksheet, ECMA-376 part 1, 18.3.1.99); a program that finds another offers to repair the
// file.
func TestTemplatePartsFollowTheSchema(t *testing.T) {
	order := []string{"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
		"sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
		"customSheetViews",
		"mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions",
		"pageMargins",
		"pageSetup", "headerFooter", "rowBreaks", "colBreaks", "pack.CustomProperties", "cellWatches", "ignoredErrors"}
	eachTemplate(t, func(t *testing.T, _ *templates.Edition, data []byte, _ Agency) {
		p, err := pack.Unpack(data)
		require.NoError(t, err)
		assert.Equal(t, "[Content_Types].xml", p[0].Name)
		seen := map[string]bool{}
		for _, part := range p {
			assert.False(t, seen[part.Name], "%s stands there twice", part.Name)
			seen[part.Name] = true
			last := -1
			for _, name := range children(t, part.Data) {
				if !strings.HasPrefix(part.Name, "xl/worksheets/") {
					continue
				}
				at := slices.Index(order, name)
				assert.Greater(t, at, last, "%s: %s", part.Name, name)
				last = at
			}
		}
	})
}

// children reads a whole part and returns the elements directly under its root.
func children(t *testing.T, part []byte) []string {
	var names []string
	d, depth := xml.NewDecoder(bytes.NewReader(part)), 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return names
		}
		require.NoError(t, err)
		switch e := token.(type) {
		case xml.StartElement:
			if depth++; depth == 2 {
				names = append(names, e.Name.Local)
			}
		case xml.EndElement:
			depth--
		}
	}
}

// ErrorKey is the catalogue key of an error.
func errorKey(t *testing.T, err error) string {
	var e *message.Error
	require.ErrorAs(t, err, &e)
	assert.True(t, message.Has(e.Text.Key), e.Text.Key)
	return e.Text.Key
}
