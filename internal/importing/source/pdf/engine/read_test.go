package engine

import (
	_ "embed"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

//go:embed testdata/encrypted.pdf
var encrypted []byte

// Characters and lines are where they are drawn; y grows downwards.
func TestRead(t *testing.T) {
	pages, err := Read(onePage("BT /F 20 Tf 100 700 Td (2025) Tj ET 100 600 m 300 600 l S 50 50 1 200 re f", helvetica))
	require.NoError(t, err)
	require.Len(t, pages, 1)
	p := pages[0]
	require.Len(t, p.Glyphs, 4)
	assert.Equal(t, '2', p.Glyphs[0].Char)
	assert.InDelta(t, 100, p.Glyphs[0].Box.Left, 1)
	assert.InDelta(t, 842-700, p.Glyphs[0].Box.Bottom, 4)
	assert.InDelta(t, 20, p.Glyphs[0].Box.Bottom-p.Glyphs[0].Box.Top, 0.1)
	require.Len(t, p.Rules, 2)
	assert.InDelta(t, 842-600, p.Rules[0].Top, 1)
	assert.InDelta(t, 300, p.Rules[0].Right, 1)
	assert.InDelta(t, 200, p.Rules[1].Bottom-p.Rules[1].Top, 1)
}

// Lines of a drawing placed as a whole are moved with it.
func TestFormsAreMoved(t *testing.T) {
	form := stream("0 0 m 100 0 l S", "/Type/XObject/Subtype/Form/BBox[0 -5 200 5]/Matrix[2 0 0 2 0 0]")
	pages, err := Read(onePage("1 0 0 1 50 100 cm /X Do", "/XObject<</X 5 0 R>>", form))
	require.NoError(t, err)
	require.Len(t, pages[0].Rules, 1)
	assert.InDelta(t, 50, pages[0].Rules[0].Left, 1.5)
	assert.InDelta(t, 250, pages[0].Rules[0].Right, 1.5)
	assert.InDelta(t, 742, pages[0].Rules[0].Top, 1.5)
}

func TestScansAreMeasured(t *testing.T) {
	image := stream(strings.Repeat("\x80", 100),
		"/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceGray")
	pages, err := Read(onePage("595 0 0 421 0 0 cm /X Do", "/XObject<</X 5 0 R>>", image))
	require.NoError(t, err)
	assert.Empty(t, pages[0].Glyphs)
	assert.InDelta(t, 0.5, pages[0].Pictures, 0.01)
}

// hostile are files that are damaged or made to harm.
func hostile() map[string][]byte {
	return map[string][]byte{
		"empty":     []byte("%PDF-1.7\n"),
		"junk":      []byte("%PDF-1.7\n" + strings.Repeat("\x00\xff<<[(", 5000)),
		"truncated": onePage("BT ET", "")[:200],
		"own kid":   fileOf(catalogue, "<</Type/Pages/Count 3/Kids[2 0 R 2 0 R]>>"),
		"catalogue": fileOf(catalogue, "1 0 R"),
		"nested arrays": fileOf(catalogue, "<</Type/Pages/Count 1/Kids[3 0 R]>>",
			"<</Type/Page/Parent 2 0 R/MediaBox "+strings.Repeat("[", 100_000)+">>"),
		"own form": onePage("/F Do", "/XObject<</F 5 0 R>>",
			stream("/F Do /F Do", "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F 5 0 R>>>>")),
		"bomb of lines": fileOf(catalogue, "<</Type/Pages/Count 1/Kids[3 0 R]>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>", packed("0 0 1 1 re f\n", 1_000_000)),
	}
}

// Whatever a file is made of, it is refused in words or read; the engine reads the next one.
func TestHostileFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("seconds: compiles the engine where nothing is cached")
	}
	for name, data := range hostile() {
		t.Run(name, func(t *testing.T) {
			_, err := Read(data)
			var told *Error
			assert.True(t, err == nil || errors.As(err, &told), "%v", err)
			assert.NotContains(t, fmt.Sprint(err), "engine")
		})
	}
	_, err := Read(onePage("BT ET", ""))
	assert.NoError(t, err)
}

func TestKinds(t *testing.T) {
	if testing.Short() {
		t.Skip("seconds: compiles the engine where nothing is cached")
	}
	many := []string{catalogue, "<</Type/Pages/Count 10000/Kids[" + strings.Repeat("3 0 R ", 10_000) + "]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"}
	for _, c := range []struct {
		name string
		data []byte
		want Kind
	}{
		{"password", encrypted, Encrypted},
		{"no PDF", []byte("%PDF-1.4 that is all"), Broken},
		{"10,000 pages", fileOf(many...), TooMany},
		{"drawing in itself", hostile()["own form"], TooMuch},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(c.data)
			var told *Error
			require.ErrorAs(t, err, &told)
			assert.Equal(t, c.want, told.Kind)
		})
	}
}

// What the program carries for PDF is pdfium and its runtime: no process of its own, no network, no test library.
func TestWhatIsCarried(t *testing.T) {
	list, err := exec.Command("go", "list", "-deps", ".").Output()
	require.NoError(t, err)
	for dep := range strings.FieldsSeq(string(list)) {
		for _, not := range []string{"hashicorp", "google.golang.org", "protobuf", "onsi", "wago", "wazy",
			"implementation_cgo", "net/http", "net/rpc", "os/exec"} {
			assert.NotContains(t, dep, not)
		}
	}
}
