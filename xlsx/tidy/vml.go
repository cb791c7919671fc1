package tidy

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"nianbao/xlsx/sound"
)

// The library that marks a workbook keeps the inside of a drawing as it is and writes the head of it with the prefixes
// Excel uses. A drawing of openpyxl or ClosedXML has prefixes of its own, which then are not bound. The drawing is
// therefore written with the usual prefixes first.

var vmlPrefixes = map[string]string{
	"urn:schemas-microsoft-com:vml":           "v",
	"urn:schemas-microsoft-com:office:office": "o",
	"urn:schemas-microsoft-com:office:excel":  "x",
}

// plainVML writes a drawing with the usual prefixes. An element of any other namespace binds its
// own at its place.
func plainVML(data []byte) ([]byte, error) {
	var out bytes.Buffer
	var open []string
	d := xml.NewDecoder(bytes.NewReader(data))
	if err := sound.Walk(data, func(*sound.Element) error { return nil }); err != nil {
		return nil, err
	}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return out.Bytes(), nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			writeVMLTag(&out, t, len(open) == 0)
			open = append(open, vmlName(t.Name))
		case xml.EndElement:
			out.WriteString("</" + open[len(open)-1] + ">")
			open = open[:len(open)-1]
		case xml.CharData:
			if strings.TrimSpace(string(t)) != "" {
				out.WriteString(escape(string(t)))
			}
		}
	}
}

// writeVMLTag writes the tag that begins an element. The root binds the usual prefixes.
func writeVMLTag(out *bytes.Buffer, t xml.StartElement, root bool) {
	name := vmlName(t.Name)
	out.WriteString("<" + name)
	switch {
	case root:
		for _, space := range []string{"vml", "office:office", "office:excel"} {
			space = "urn:schemas-microsoft-com:" + space
			fmt.Fprintf(out, ` xmlns:%s="%s"`, vmlPrefixes[space], space)
		}
	case name == t.Name.Local:
		fmt.Fprintf(out, ` xmlns="%s"`, escape(t.Name.Space))
	}
	for i, a := range t.Attr {
		if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
			continue
		}
		out.WriteString(attrName(a.Name, i) + `="` + escape(a.Value) + `"`)
	}
	out.WriteString(">")
}

// vmlName is an element's name with its usual prefix, where its namespace has one.
func vmlName(n xml.Name) string {
	if prefix := vmlPrefixes[n.Space]; prefix != "" {
		return prefix + ":" + n.Local
	}
	return n.Local
}

func attrName(n xml.Name, i int) string {
	switch prefix := vmlPrefixes[n.Space]; {
	case prefix != "":
		return " " + prefix + ":" + n.Local
	case n.Space == "":
		return " " + n.Local
	case n.Space == "xml" || n.Space == "http://www.w3.org/XML/1998/namespace":
		return " xml:" + n.Local
	}
	return fmt.Sprintf(` xmlns:n%d="%s" n%d:%s`, i, escape(n.Space), i, n.Local)
}
