package faces

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// tgh returns the 8,105 characters of 通用规范汉字表, in its order.
func tgh(t *testing.T) []rune {
	data, err := os.ReadFile("testdata/tgh.txt")
	require.NoError(t, err)
	runes := []rune(strings.ReplaceAll(string(data), "\n", ""))
	require.Len(t, runes, 8105)
	return runes
}

func TestEmbeddedFacesCoverTheStandardList(t *testing.T) {
	set := Embedded()
	for role := range roles {
		f := set.Face(role)
		for _, r := range tgh(t) {
			_, ok := f.Glyph(r)
			assert.True(t, ok, "%s has no %c U+%04X", f.Name, r, r)
		}
	}
}

func TestEmbeddedFacesCoverReports(t *testing.T) {
	const signs = "0123456789 ABCabc，。、；：？！“”‘’（）《》〈〉【】〔〕—…·～％‰℃№①⑩⑴㈠Ⅰ×÷±≤≥→□■★─│┌┐└┘㎡￥¥"
	const traditional = "湖北省科學技術廳關於發布政務信息檔案應當認真總計萬條個項勾稽關係徵詢歸檔復議複製"
	for role := range roles {
		f := Embedded().Face(role)
		for _, r := range signs + traditional {
			_, ok := f.Glyph(r)
			assert.True(t, ok, "%s has no %c U+%04X", f.Name, r, r)
		}
	}
}

func TestBodyFaceHasTraditionalForms(t *testing.T) {
	for _, r := range "煒瑋鑫燁鋆頎" {
		_, _, ok := Embedded().Find(Kai, r)
		assert.True(t, ok, "%c", r)
	}
}

func TestGlyphWidths(t *testing.T) {
	for role := range roles {
		f := Embedded().Face(role)
		advance := func(r rune) float64 {
			g, ok := f.Glyph(r)
			require.True(t, ok)
			return f.Advance(g)
		}
		for _, r := range "“”‘’—…·（）、。" {
			assert.Equal(t, 1.0, advance(r), "%s %c", f.Name, r)
		}
		for _, r := range "123456789" {
			assert.Equal(t, advance('0'), advance(r), "%s %c", f.Name, r)
		}
	}
}

func TestReservedNamesAreNotUsed(t *testing.T) {
	for role := range roles {
		f := Embedded().Face(role)
		for _, name := range append(f.Family, f.Name) {
			assert.True(t, strings.HasPrefix(name, "Nianbao"), name)
		}
	}
}

func TestLicencesAreTheWholeTexts(t *testing.T) {
	for _, l := range Licences() {
		assert.Contains(t, l.Text, "SIL OPEN FONT LICENSE Version 1.1", l.From)
		assert.Contains(t, l.Text, "DISCLAIMER", l.From)
		assert.Contains(t, l.Text, "Copyright", l.From)
	}
}

func TestParseRefusesWhatCannotBeUsed(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"collection": {[]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x02"), "字体集"},
		"CFF":        {[]byte("OTTO\x00\x01\x00\x00\x00\x00\x00\x02"), "CFF"},
		"text":       {[]byte("not a font at all"), "不是 TrueType"},
		"empty":      {nil, "不是 TrueType"},
		"cut off":    {songTTF[:2000], "已损坏"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse(c.data)
			require.ErrorContains(t, err, c.want)
		})
	}
}

func TestParseRefusesAFontThatForbidsEmbedding(t *testing.T) {
	for _, bits := range []uint16{0x0002, 0x0100, 0x0200} {
		_, err := Parse(renamed(t, "SimFang", bits))
		require.ErrorContains(t, err, "许可", "%04x", bits)
	}
	_, err := Parse(renamed(t, "SimFang", 0x0008)) // as simfang.ttf has it: may be embedded and edited
	require.NoError(t, err)
}
