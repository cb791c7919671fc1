package xlsx

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/templates"
)

// issued makes an agency's template.
func issuedTemplate(t testing.TB, e *templates.Edition, agency string) []byte {
	f, err := NewFactory(e, e.From, Options{})
	require.NoError(t, err)
	var w bytes.Buffer
	require.NoError(t, f.Write(&w, Agency{Name: agency, Code: "11370300MB2857370X"}, nil))
	return w.Bytes()
}

func TestReadTemplateAsIssued(t *testing.T) {
	for _, e := range templates.Builtin() {
		r, read, err := Read("a.xlsx", issuedTemplate(t, e, "淄博市科学技术局"), ReadOptions{})
		require.NoError(t, err)
		assert.Same(t, e, read)
		assert.Empty(t, r.Oddities)
		assert.Equal(t, "淄博市科学技术局", r.Agency)
		assert.Equal(t, e.From, r.Year)
		assert.Len(t, r.Values, func() (n int) {
			for _, tab := range e.Tables {
				n += len(tab.Slots)
			}
			return
		}())
	}
}

func BenchmarkRead(b *testing.B) {
	data := issuedTemplate(b, templates.Builtin()[1], "淄博市科学技术局")
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Read("a.xlsx", data, ReadOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}
