// Package tidy writes the package of a workbook anew in the plain form the library that marks it
// expects: parts in UTF-8 under the usual names, relationships and content types written afresh,
// the strict format as the transitional one, drawings of comments with the usual prefixes. What
// the parts hold stays.
//
// # What must not come in
//
// No judgement whether a package is sound (package sound), no marks, nothing about annual reports.
package tidy

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"

	"nianbao/xlsx/book"
	"nianbao/xlsx/pack"
	"nianbao/xlsx/sound"
)

// Package returns the parts of a workbook in plain form. Parts nothing leads to are left out. The
// error is for a package whose parts cannot be found.
func Package(p pack.Parts) (pack.Parts, error) {
	g := &graph{old: map[string]*part{}, taken: map[string]bool{}}
	for i := range p {
		data := p[i].Data
		if looksXML(p[i].Name, data) {
			var err error
			if data, err = plainXML(data); err != nil {
				return nil, err
			}
		}
		name := book.CleanName(p[i].Name)
		g.old[strings.ToLower(name)] = &part{name: name, data: data}
	}
	if err := g.readTypes(); err != nil {
		return nil, err
	}
	if err := g.follow(); err != nil {
		return nil, err
	}
	for _, part := range g.order {
		if err := part.tidy(); err != nil {
			return nil, err
		}
	}
	return g.write(), nil
}

var (
	errFound      = errors.New("found")
	errNoWorkbook = errors.New("the package has no workbook")
)

// looksXML reports whether a part is XML, whatever its encoding.
func looksXML(name string, data []byte) bool {
	for _, extension := range []string{".xml", ".rels", ".vml"} {
		if strings.HasSuffix(strings.ToLower(name), extension) {
			return true
		}
	}
	return bytes.HasPrefix(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), []byte("<?xml"))
}

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

var (
	declared = regexp.MustCompile(`^\s*<\?xml\b[^>]*\?>\s*`)
	strict   = regexp.MustCompile(`(=\s*["'])http://purl\.oclc\.org/ooxml/(\w+)/`)
	renamed  = regexp.MustCompile(`(=\s*["']http://schemas\.openxmlformats\.org/officeDocument/2006/(?:relationships/)?)(extended|custom)Properties(["'])`)
	strictly = regexp.MustCompile(`\s+conformance\s*=\s*["']strict["']`)
)

// plainXML gives a part in UTF-8 without byte order mark, and the strict format's names as the transitional ones.
func plainXML(data []byte) ([]byte, error) {
	if len(data) == 0 {
		return data, nil
	}
	data, err := book.UTF8(data)
	if err != nil {
		return nil, err
	}
	if at := declared.FindIndex(data); at != nil {
		data = data[at[1]:]
	}
	data = slices.Concat([]byte(declaration), data)
	data = sound.Plain(data)
	if !bytes.Contains(data, []byte("purl.oclc.org/ooxml")) {
		return data, nil
	}
	data = strict.ReplaceAll(data, []byte("${1}http://schemas.openxmlformats.org/${2}/2006/"))
	data = renamed.ReplaceAll(data, []byte("${1}${2}-properties${3}"))
	return strictly.ReplaceAll(data, nil), nil
}

// tidy puts a part's own contents in plain form.
func (p *part) tidy() error {
	switch p.kind {
	case kindWorksheet:
		if err := p.cutDangling(); err != nil {
			return err
		}
		return p.addView()
	case kindVML:
		data, err := plainVML(p.data)
		p.data = data
		return err
	}
	return nil
}

// cutDangling takes out the elements of a sheet that lead to a relationship which is not there: a drawing or link that
// no program can show.
func (p *part) cutDangling() error {
	if !slices.ContainsFunc(dispensable, func(name string) bool { return bytes.Contains(p.data, []byte(name)) }) {
		return nil
	}
	type span struct{ from, to int }
	var cut []span
	err := sound.Walk(p.data, func(e *sound.Element) error {
		for _, a := range e.Attrs {
			if a.Space != relationsSpace || a.Name != "id" || p.has(a.Value) || !slices.Contains(dispensable, e.Name) {
				continue
			}
			to := e.End
			if !bytes.HasSuffix(p.data[e.Start:e.End], []byte("/>")) {
				close := bytes.IndexByte(p.data[e.End:], '>')
				if close < 0 || !bytes.HasPrefix(p.data[e.End:], []byte("</")) {
					continue
				}
				to += close + 1
			}
			cut = append(cut, span{e.Start, to})
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i := len(cut) - 1; i >= 0; i-- {
		p.data = append(p.data[:cut[i].from:cut[i].from], p.data[cut[i].to:]...)
	}
	return nil
}

const relationsSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

var dispensable = []string{"drawing", "legacyDrawing", "legacyDrawingHF", "picture", "hyperlink"}

// addView gives a sheet without views the usual one; a sheet may do without, the library that marks it not.
func (p *part) addView() error {
	at, prefix, has := -1, "", false
	err := sound.Walk(p.data, func(e *sound.Element) error {
		switch {
		case e.Depth == 1:
			prefix = e.Prefix
		case e.Depth > 2:
		case e.Name == "sheetViews":
			has = true
		case e.Name != "sheetPr" && e.Name != "dimension" && at < 0:
			at = e.Start
		}
		if has || at >= 0 {
			return errFound // what follows is as long as the sheet
		}
		return nil
	})
	if has || at < 0 {
		if errors.Is(err, errFound) {
			err = nil
		}
		return err
	}
	if prefix != "" {
		prefix += ":"
	}
	view := "<" + prefix + `sheetViews><` + prefix + `sheetView workbookViewId="0"/></` + prefix + "sheetViews>"
	p.data = append(p.data[:at:at], append([]byte(view), p.data[at:]...)...)
	return nil
}
