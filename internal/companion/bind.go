package companion

import (
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"nianbao/internal/importing/source"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// The parts that hold the identity beside the visible line.
const (
	PropertiesPart = "docProps/custom.xml"
	ItemPart       = "customXml/item1.xml"
	Namespace      = "urn:nianbao:identity"
)

// maxItems is how many custom parts are looked at: programs number them anew.
const maxItems = 16

// mark is what one place says about the file.
type mark struct {
	report.Identity
	told map[string]string // by key of the identity
}

func markOf(pairs map[string]string) *mark {
	m := &mark{Identity: form.IdentityFrom(pairs), told: map[string]string{}}
	for _, p := range form.IdentityPairs(m.Identity) {
		if pairs[p[0]] != "" {
			m.told[p[0]] = p[1]
		}
	}
	if len(m.told) == 0 {
		return nil
	}
	return m
}

// marksOf finds the marks of the parts; nil where there is none. A damaged part says nothing.
func marksOf(w *source.Word) (all []*mark, err error) {
	data, err := w.Part(PropertiesPart)
	if err != nil {
		return nil, err
	}
	if m := markOf(properties(data)); m != nil {
		all = append(all, m)
	}
	for n := 1; n <= maxItems; n++ {
		if data, err = w.Part("customxml/item" + strconv.Itoa(n) + ".xml"); err != nil {
			return nil, err
		}
		if m := markOf(item(data)); m != nil {
			all = append(all, m)
		}
	}
	return all, nil
}

// properties reads custom document properties of ours.
func properties(data []byte) map[string]string {
	pairs, key := map[string]string{}, ""
	walk(data, func(e xml.StartElement) {
		if e.Name.Local == "property" {
			key = ""
			for _, a := range e.Attr {
				if a.Name.Local == "name" {
					key, _ = strings.CutPrefix(a.Value, form.PropertyPrefix)
				}
			}
		}
	}, func(text string) {
		if key != "" {
			pairs[key] += text
		}
	})
	return pairs
}

// item reads a custom part of ours.
func item(data []byte) map[string]string {
	if !bytes.Contains(data, []byte(Namespace)) {
		return nil
	}
	pairs, key := map[string]string{}, ""
	walk(data, func(e xml.StartElement) {
		if key = ""; e.Name.Space == Namespace {
			key = e.Name.Local
		}
	}, func(text string) {
		if key != "" {
			pairs[key] += text
		}
	})
	return pairs
}

// walk visits elements and texts until the part ends or is unsound.
func walk(data []byte, start func(xml.StartElement), text func(string)) {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := d.Token()
		if err == io.EOF || err != nil {
			return
		}
		switch t := t.(type) {
		case xml.StartElement:
			start(t)
		case xml.EndElement:
			start(xml.StartElement{Name: t.Name}) // what follows an element belongs to none
		case xml.CharData:
			text(string(t))
		case xml.Directive:
			return // no honest part has a document type
		}
	}
}

// contradictions are the keys whose marks are compared, and what a difference is called.
var contradictions = []struct{ key, rule, detail string }{
	{form.KeyEdition, "file.template", "contradiction"},
	{form.KeyYear, "file.year", "contradiction"},
	{form.KeyAgency, "file.agency", "contradiction"},
	{form.KeyCode, "file.agency", "code"},
	{form.KeyScope, "file.scope", "contradiction"},
}

// agree returns the identity that most marks have, the first of them where none has most, and
// observes what the others say.
func agree(r *report.Report, marks []*mark) {
	agreed := map[string]string{}
	for _, p := range form.IdentityPairs(report.Identity{}) {
		votes := map[string]int{}
		for _, m := range marks {
			if said := m.told[p[0]]; said != "" {
				if votes[said]++; votes[said] > votes[agreed[p[0]]] {
					agreed[p[0]] = said
				}
			}
		}
	}
	r.Identity = form.IdentityFrom(agreed)
	for _, c := range contradictions {
		seen := map[string]bool{templates.Normalize(agreed[c.key]): true}
		for _, m := range marks {
			said := m.told[c.key]
			if n := templates.Normalize(said); said != "" && !seen[n] {
				seen[n] = true
				r.Observe(report.Oddity{Rule: c.rule, Detail: c.detail, Expected: agreed[c.key], Actual: said})
			}
		}
	}
	if r.Release != "" && r.Release != form.Release {
		r.Observe(report.Oddity{Rule: "file.template", Detail: "release", Expected: form.Release, Actual: r.Release})
	}
}
