package copies

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// Making is a way in which offices set the tables of a report in a word processor: of our own
// Word file the body and the styles are changed.
type Making struct {
	Name         string
	body, styles func(string) string
}

// Makings are the ways that are tried.
var Makings = []Making{
	{"as printed", same, same},
	{"no borders", unshaded, bordered("")},
	{"no borders, labels shaded", same, bordered("")},
	{"no borders, rows striped", striped, bordered("")},
	{"no borders, figures shaded", figuresShaded, bordered("")},
	{"no borders, figures on the left", unshaded, then(bordered(""), figuresAt("left"))},
	{"no borders, figures on the right", unshaded, then(bordered(""), figuresAt("right"))},
	{"no borders, rows across pages", then(unshaded, breaking, high(800)), bordered("")},
	{"no borders, rotated page", then(unshaded, rotated), bordered("")},
	{"rules between rows", unshaded, bordered(edges("single", "top", "bottom", "insideH"))},
	{"rules between columns", unshaded, bordered(edges("single", "left", "right", "insideV"))},
	{"inner rules", unshaded, bordered(edges("single", "insideH", "insideV"))},
	{"a frame around it", unshaded, bordered(edges("single", "top", "bottom", "left", "right"))},
	{"rows striped", striped, same},
	{"double borders", same, bordered(edges("double", all...))},
	{"dashed borders", same, bordered(edges("dashed", all...))},
	{"dotted borders", unshaded, bordered(edges("dotted", all...))},
	{"heads repeated, rows across pages", then(breaking, repeated, high(900)), same},
	{"rotated page", then(breaking, rotated), same},
	{"tall labels written downwards", then(breaking, downwards, high(1000)), same},
}

var all = []string{"top", "left", "bottom", "right", "insideH", "insideV"}

func same(s string) string { return s }

func then(steps ...func(string) string) func(string) string {
	return func(s string) string {
		for _, step := range steps {
			s = step(s)
		}
		return s
	}
}

func replaced(pattern, with string) func(string) string {
	p := regexp.MustCompile(pattern)
	return func(s string) string { return p.ReplaceAllString(s, with) }
}

var (
	unshaded = replaced(`<w:shd [^>]*/>`, "")
	breaking = replaced(`<w:cantSplit/>|<w:keepNext/>`, "")
	rotated  = replaced(`<w:pgSz w:w="11906" w:h="16838"/>`,
		`<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`)
	downwards = replaced(`(<w:vMerge w:val="restart"/>(?:<w:shd [^>]*/>)?)`, `$1<w:textDirection w:val="tbRlV"/>`)
	ground    = `<w:shd w:val="clear" w:color="auto" w:fill="E0E8F0"/>`
)

func high(twips int) func(string) string {
	return replaced(`<w:trHeight w:val="\d+"`, `<w:trHeight w:val="`+strconv.Itoa(twips)+`"`)
}

func figuresShaded(body string) string {
	return replaced(`(<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableFigure"/>)`,
		ground+`$1`)(unshaded(body))
}

func striped(body string) string {
	n := 0
	return regexp.MustCompile(`(?s)<w:tr>.*?</w:tr>`).ReplaceAllStringFunc(unshaded(body), func(row string) string {
		if n++; n%2 == 0 {
			return row
		}
		return strings.ReplaceAll(row, "<w:vAlign", ground+"<w:vAlign")
	})
}

func repeated(body string) string {
	return regexp.MustCompile(`(?s)<w:tbl>.*?</w:tbl>`).ReplaceAllStringFunc(body, func(table string) string {
		rows := strings.SplitAfterN(table, "</w:trPr>", 3)
		for i := range rows[:len(rows)-1] {
			if !strings.Contains(rows[i], "<w:tblHeader/>") {
				rows[i] = strings.Replace(rows[i], "</w:trPr>", "<w:tblHeader/></w:trPr>", 1)
			}
		}
		return strings.Join(rows, "")
	})
}

func edges(kind string, sides ...string) string {
	var b strings.Builder
	for _, side := range sides {
		b.WriteString(`<w:` + side + ` w:val="` + kind + `" w:sz="6" w:space="0" w:color="000000"/>`)
	}
	return "<w:tblBorders>" + b.String() + "</w:tblBorders>"
}

// inStyle changes one style.
func inStyle(name string, change func(string) string) func(string) string {
	return func(styles string) string {
		from := strings.Index(styles, `w:styleId="`+name+`"`)
		to := from + strings.Index(styles[from:], "</w:style>")
		return styles[:from] + change(styles[from:to]) + styles[to:]
	}
}

func bordered(edges string) func(string) string {
	return inStyle("ReportTable", replaced(`(?s)<w:tblBorders>.*?</w:tblBorders>`, edges))
}

func figuresAt(side string) func(string) string {
	return inStyle("TableFigure", then(replaced(`<w:jc [^>]*/>`, ""),
		replaced(`</w:pPr>`, `<w:jc w:val="`+side+`"/></w:pPr>`)))
}

// Repack writes a Word file with its body and styles changed.
func (m Making) Repack(file []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		switch f.Name {
		case "word/document.xml":
			data = []byte(m.body(string(data)))
		case "word/styles.xml":
			data = []byte(m.styles(string(data)))
		}
		out, err := w.Create(f.Name)
		if err != nil {
			return nil, err
		}
		if _, err := out.Write(data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
