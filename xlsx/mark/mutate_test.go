package mark

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/xlsx/pack"
	"nianbao/xlsx/read"
	"nianbao/xlsx/sound"
	"nianbao/xlsx/specimen"
)

// mutation is one edit to one part of a package.
type mutation struct {
	name string // part, path of the element or attribute, what is done to it
	part int
	data []byte // what the part is then; nil where it is gone
}

// apply gives the package with the edit done.
func (m mutation) apply(p pack.Parts) pack.Parts {
	out := append(pack.Parts{}, p...)
	if m.data == nil {
		return append(out[:m.part], out[m.part+1:]...)
	}
	out[m.part].Data = m.data
	return out
}

// values are what an attribute or a text is changed to.
var values = []string{"", "-1", "99999", "#REF!", "NaN"}

// mutations edits a package in every way, once for each class of elements and attributes: the first
// element of a path, in whatever part, represents all.
func mutations(p pack.Parts) []mutation {
	var out []mutation
	met := map[string]bool{}
	for i := range p {
		add := func(what string, data []byte) {
			out = append(out, mutation{p[i].Name + " " + what, i, data})
		}
		add("gone", nil)
		add("empty", []byte{})
		add("cut off", p[i].Data[:len(p[i].Data)*2/3])
		edit := func(what string, from, to int, with string) {
			add(what, append(append(bytes.Clone(p[i].Data[:from]), with...), p[i].Data[to:]...))
		}
		for _, e := range classes(p[i].Data, met) {
			whole := string(p[i].Data[e.from:e.to])
			edit(e.path+" gone", e.from, e.to, "")
			edit(e.path+" twice", e.from, e.to, whole+whole)
			edit(e.path+" unknown", e.from, e.to, "<unknown/>")
			if e.inside < e.close {
				edit(e.path+" without content", e.inside, e.close, "")
			}
			for _, v := range values {
				if e.text {
					edit(e.path+" of "+v, e.inside, e.close, v)
				}
			}
			for _, a := range e.attrs {
				edit(e.path+"@"+a.name+" gone", a.from, a.to, "")
				for _, v := range values {
					edit(e.path+"@"+a.name+"="+v, a.value, a.to-1, v)
				}
			}
		}
	}
	return out
}

// element is where an element of a part is.
type element struct {
	path                    string
	from, inside, close, to int
	text                    bool // it holds text alone
	attrs                   []attribute
}

type attribute struct {
	name            string
	from, value, to int
}

// classes finds the first element of every path that has not been met, with the attributes not met.
func classes(data []byte, met map[string]bool) []element {
	var all, open []*element
	d := xml.NewDecoder(bytes.NewReader(data))
	for at := 0; ; at = int(d.InputOffset()) {
		token, err := d.RawToken()
		if err != nil {
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			path := t.Name.Local
			if n := len(open); n > 0 {
				path = open[n-1].path + "/" + path
				open[n-1].text = false
			}
			e := &element{path: path, from: at, inside: int(d.InputOffset()), text: true}
			e.attrs = attributes(data[at:e.inside], at)
			all, open = append(all, e), append(open, e)
		case xml.EndElement:
			e := open[len(open)-1]
			open = open[:len(open)-1]
			e.close, e.to = at, int(d.InputOffset())
			e.text = e.text && e.close > e.inside
		}
	}
	var out []element
	for _, e := range all {
		e.attrs = slices.DeleteFunc(e.attrs, func(a attribute) bool { return met[e.path+"@"+a.name] })
		if met[e.path] && len(e.attrs) == 0 {
			continue
		}
		met[e.path] = true
		for _, a := range e.attrs {
			met[e.path+"@"+a.name] = true
		}
		out = append(out, *e)
	}
	return out
}

var quoted = regexp.MustCompile(`\s([\w:.-]+)\s*=\s*"([^"]*)"`)

// attributes finds the attributes of a start tag, their places counted from the tag's own.
func attributes(tag []byte, at int) []attribute {
	var out []attribute
	for _, m := range quoted.FindAllSubmatchIndex(tag, -1) {
		out = append(out, attribute{string(tag[m[2]:m[3]]), at + m[0], at + m[4], at + m[1]})
	}
	return out
}

// decorated is a filled-in template with what clerks add to one: comments, a chart, tables, formats.
func decorated(t testing.TB) pack.Parts {
	data, err := issued()
	require.NoError(t, err)
	p, err := pack.Unpack(data)
	require.NoError(t, err)
	edit := &edited{p}
	edit.comment(foreignVML)
	edit.twoTables("2", "乙")
	edit.sub("xl/worksheets/extra.xml", `(</sheetData>)`,
		`${1}<autoFilter ref="A1:A3"/><mergeCells count="1"><mergeCell ref="E1:F2"/></mergeCells>`+
			`<conditionalFormatting sqref="A1:A3"><cfRule type="colorScale" priority="1"><colorScale><cfvo type="min"/><cfvo type="max"/>`+
			`<color rgb="FFFF0000"/><color theme="1" tint="0.5"/></colorScale></cfRule></conditionalFormatting>`+
			`<dataValidations count="1"><dataValidation type="whole" operator="between" allowBlank="1" sqref="B1"><formula1>1</formula1>`+
			`<formula2>2</formula2></dataValidation></dataValidations><hyperlinks><hyperlink ref="B2" location="A1"/></hyperlinks>`)
	return edit.Parts
}

// Whatever is changed in a package: what is read comes back sound, with the figures that were
// read. Every so many of the changes are tried; which, moves on with the number of changes,
// so that each class has its turn.
func TestMutations(t *testing.T) {
	const tried = 60
	p := decorated(t)
	all := mutations(p)
	require.Greater(t, len(all), 2000)
	for i := range tried {
		m := all[i*len(all)/tried+i%7]
		t.Run(m.name, func(t *testing.T) {
			var data, out bytes.Buffer
			require.NoError(t, m.apply(p).Write(&data))
			r, e, err := read.Workbook("a.xlsx", data.Bytes(), read.Options{})
			if err != nil {
				return // refused: nothing goes back
			}
			require.NoError(t, Workbook(&out,
				Marked{Data: data.Bytes(), Edition: e, Report: r, Findings: someFindings()}))
			made, err := pack.Unpack(out.Bytes())
			require.NoError(t, err)
			assert.Empty(t, sound.Check(made))
			back, _, err := read.Workbook("b.xlsx", out.Bytes(), read.Options{})
			require.NoError(t, err)
			assert.Equal(t, specimen.Figures(r), specimen.Figures(withBlanks(back, r)))
			assert.Equal(t, texts(r), texts(back))
		})
	}
}
