package mark

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/xlsx/pack"
	"nianbao/xlsx/read"
	"nianbao/xlsx/sound"
)

// Whatever is read comes back, and what comes back is sound.
func FuzzMark(f *testing.F) {
	for _, c := range kinds {
		f.Add(c.workbook(f))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, e, err := read.Workbook("a.xlsx", data, read.Options{})
		if err != nil {
			return
		}
		var out bytes.Buffer
		require.NoError(t, Workbook(&out, Marked{Data: data, Edition: e, Report: r, Findings: someFindings()}))
		p, err := pack.Unpack(out.Bytes())
		require.NoError(t, err)
		assert.Empty(t, sound.Check(p))
	})
}

var (
	tags  = regexp.MustCompile(`<[A-Za-z][^>]*>`)
	attrs = regexp.MustCompile(`"[^"]*"`)
)

// spoil does one edit to a part: three bytes choose the part, the position and the edit.
func spoil(p pack.Parts, which, where, what byte) pack.Parts {
	i := int(which) % len(p)
	data := p[i].Data
	cut := func(re *regexp.Regexp, with func(found []byte) []byte) {
		at := re.FindAllIndex(data, -1)
		if len(at) == 0 {
			return
		}
		m := at[int(where)*len(at)/256]
		p[i].Data = append(append(append([]byte{}, data[:m[0]]...), with(data[m[0]:m[1]])...), data[m[1]:]...)
	}
	switch what % 10 {
	case 0:
		p[i].Data = data[:len(data)*int(where)/256]
	case 1:
		cut(tags, func([]byte) []byte { return nil })
	case 2:
		cut(tags, func(found []byte) []byte { return append(bytes.Clone(found), found...) })
	case 3:
		cut(attrs, func([]byte) []byte { return []byte(`"0"`) })
	case 4:
		cut(attrs, func([]byte) []byte { return []byte(`"99999"`) })
	case 5:
		cut(attrs, func([]byte) []byte { return []byte(`""`) })
	case 6:
		return append(p[:i:i], p[i+1:]...)
	case 7:
		p[i].Name = "x/" + p[i].Name
	case 8:
		cut(tags, func(found []byte) []byte { return append([]byte("<q:z "), found[1:]...) })
	case 9:
		cut(tags, func(found []byte) []byte { return append([]byte("<z/>"), found...) })
	}
	return p
}

// However the parts of a workbook are spoilt: what is read comes back sound, with the figures that were read.
func FuzzMarkSpoilt(f *testing.F) {
	data, err := issued()
	require.NoError(f, err)
	for what := range byte(10) {
		f.Add([]byte{what * 3, 40 + what*17, what})
		f.Add([]byte{12 + what, 90, what, 3, 200, what + 1})
	}
	f.Fuzz(func(t *testing.T, edits []byte) {
		p, err := pack.Unpack(data)
		require.NoError(t, err)
		for ; len(edits) >= 3 && len(p) > 1; edits = edits[3:] {
			p = spoil(p, edits[0], edits[1], edits[2])
		}
		var spoilt, out bytes.Buffer
		require.NoError(t, p.Write(&spoilt))
		r, e, err := read.Workbook("a.xlsx", spoilt.Bytes(), read.Options{})
		if err != nil {
			return
		}
		require.NoError(t, Workbook(&out, Marked{Data: spoilt.Bytes(), Edition: e, Report: r,
			Findings: someFindings()}))
		made, err := pack.Unpack(out.Bytes())
		require.NoError(t, err)
		assert.Empty(t, sound.Check(made))
		back, _, err := read.Workbook("b.xlsx", out.Bytes(), read.Options{})
		require.NoError(t, err)
		for id, v := range r.Values {
			assert.Equal(t, v.Printed(), back.Values[id].Printed(), id)
		}
	})
}
