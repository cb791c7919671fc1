package sound

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/xlsx/pack"
)

// styles is how many there are of each thing a cell or a format may point to.
type styles struct {
	fonts, fills, borders, bases, formats, differential int
}

// readStyles counts the styles, and checks that formats point to what is there.
func (c *checker) readStyles(p *pack.Part) {
	c.styles.formats = 1
	if p == nil {
		return // a workbook may do without; its cells then have no format
	}
	s := &c.styles
	*s = styles{}
	counts := map[string]*int{"fonts": &s.fonts, "fills": &s.fills, "borders": &s.borders, "cellStyleXfs": &s.bases,
		"cellXfs": &s.formats, "dxfs": &s.differential}
	var formats [][]Attr
	err := Walk(p.Data, func(e *Element) error {
		if e.Depth == 1 && e.Name != "styleSheet" {
			return fmt.Errorf("styles that are a <%s>", e.Name)
		}
		if e.Depth != 3 {
			return nil
		}
		if n := counts[e.Parent.Name]; n != nil {
			*n++
		}
		if e.Name == "xf" || e.Name == "cellStyle" {
			formats = append(formats, slices.Clone(e.Attrs))
		}
		return nil
	})
	if err != nil {
		c.fault(p.Name, "%v", err)
		return
	}
	for name, n := range map[string]int{"fonts": s.fonts, "fills": s.fills, "borders": s.borders,
		"cellXfs": s.formats} {
		if n == 0 {
			c.fault(p.Name, "no %s", name)
		}
	}
	for _, attrs := range formats {
		e := Element{Attrs: attrs}
		for attr, count := range map[string]int{"fontId": s.fonts, "fillId": s.fills, "borderId": s.borders,
			"xfId": s.bases} {
			at := e.Attr(attr)
			if n, err := strconv.Atoi(at); at != "" && (err != nil || n < 0 || n >= count) {
				c.fault(p.Name, "a format with %s %q of %d", attr, at, count)
			}
		}
	}
}

// readTexts counts the shared strings.
func (c *checker) readTexts(p *pack.Part) {
	if p == nil {
		return
	}
	err := Walk(p.Data, func(e *Element) error {
		if e.Depth == 1 && e.Name != "sst" {
			return fmt.Errorf("shared strings that are a <%s>", e.Name)
		}
		if e.Depth == 2 && e.Name == "si" {
			c.texts++
		}
		return nil
	})
	if err != nil {
		c.fault(p.Name, "%v", err)
	}
}

// comments checks that each comment has a cell of its own and an author that is there.
func (c *checker) comments(p *pack.Part) {
	if p == nil {
		return
	}
	authors, at := 0, map[string]bool{}
	err := Walk(p.Data, func(e *Element) error {
		switch e.Path() {
		case "comments/authors/author":
			authors++
		case "comments/commentList/comment":
			ref := strings.ToUpper(e.Attr("ref"))
			if at[ref] || ref == "" {
				return fmt.Errorf("two comments on %q", ref)
			}
			at[ref] = true
			if n, err := strconv.Atoi(e.Attr("authorId")); err != nil || n < 0 || n >= max(authors, 1) {
				return fmt.Errorf("the author %q of %d", e.Attr("authorId"), authors)
			}
		}
		return nil
	})
	if err != nil {
		c.fault(p.Name, "%v", err)
	}
}
