package form

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"nianbao/xlsx/pack"
)

// A template's parts are made once, with holes where one agency's template differs from another's. A pattern is a part
// cut at its holes; to make the part of an agency, what belongs to the agency is put between the pieces.
type pattern struct {
	name   string
	pieces [][]byte
	keys   []string // of the holes: the i-th comes after the i-th piece
}

// A hole in a text is its key between two characters that no label holds. One for a cell's figure is a number no report
// holds, because a cell that is to be left empty must have no value at all, not an empty one.
const (
	holeOpen   = "\uE000"
	holeClose  = "\uE001"
	holeNumber = 987650000000000
)

func hole(key string) string { return holeOpen + key + holeClose }

var holes = regexp.MustCompile(holeOpen + `([^` + holeClose + `]*)` + holeClose + `|<v>(98765\d{10})</v>`)

// newPattern cuts a part at its holes; numbers are the keys of those for figures.
func newPattern(p pack.Part, numbers []string) pattern {
	out, end := pattern{name: p.Name}, 0
	for _, m := range holes.FindAllSubmatchIndex(p.Data, -1) {
		key := ""
		if m[2] >= 0 {
			key = string(p.Data[m[2]:m[3]])
		} else {
			n, _ := strconv.Atoi(string(p.Data[m[4]:m[5]]))
			key = numbers[n-holeNumber]
		}
		if p.Name == pack.CustomProperties {
			key = keyProperty + key
		}
		out.pieces = append(out.pieces, p.Data[end:m[0]])
		out.keys = append(out.keys, key)
		end = m[1]
	}
	out.pieces = append(out.pieces, p.Data[end:])
	return out
}

// appendTo appends the part with what belongs between its pieces, which is XML already.
func (p *pattern) appendTo(out []byte, xml map[string]string) []byte {
	for i, key := range p.keys {
		out = append(out, p.pieces[i]...)
		out = append(out, xml[key]...)
	}
	return append(out, p.pieces[len(p.keys)]...)
}

// escape writes a text as XML, the way excelize does.
func escape(s string) string {
	if !strings.ContainsAny(s, "&<>\"'\t\r\n") && pack.Plain(s) {
		return s
	}
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // writing to memory does not fail
	return b.String()
}
