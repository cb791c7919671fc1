package sound

import (
	"errors"
	"fmt"
	"strings"

	"nianbao/xlsx/pack"
)

// chart checks that a chart has something to draw, the axes it is drawn along, and
// figures it remembers that are some.
func (c *checker) chart(p *pack.Part) {
	plots, along, axes := 0, []string{}, map[string]bool{}
	plot, figure := 0, ""
	err := walk(p.Data, walker{
		start: func(e *Element) error {
			figure = ""
			switch {
			case e.Space != chartSpace || e.Depth < 4 || !strings.HasPrefix(e.Path(), "chartSpace/chart/plotArea/"):
			case e.Depth == 4 && strings.HasSuffix(e.Name, "Chart"):
				plots++
				plot = 0
			case e.Depth == 5 && e.Name == "axId" && strings.HasSuffix(e.Parent.Name, "Ax"):
				axes[e.Attr("val")] = true
			case e.Depth == 5 && e.Name == "axId" && !solid[e.Parent.Name]:
				along = append(along, e.Attr("val"))
				plot++
			}
			return nil
		},
		text: func(_ *Element, t []byte) error { figure += string(t); return nil },
		end: func(e *Element) error {
			defer func() { figure = "" }()
			switch {
			case e.Space != chartSpace:
			case e.Depth == 4 && pairs[e.Name] && plot < 2:
				return fmt.Errorf("a <%s> along fewer than two axes", e.Name)
			case e.Name == "v" && !remembered(e, strings.TrimSpace(figure)):
				return fmt.Errorf("a chart remembers the figure %.40q", figure)
			}
			return nil
		}})
	if err == nil && plots == 0 {
		err = errors.New("a chart of nothing")
	}
	for _, id := range along {
		if err == nil && !axes[id] {
			err = fmt.Errorf("a chart along the axis %q, which is not there", id)
		}
	}
	if err != nil {
		c.fault(p.Name, "%v", err)
	}
}

var (
	pairs = set("scatterChart bubbleChart")          // drawn along two axes
	solid = set("bar3DChart area3DChart pie3DChart") // drawn along a third that may be missing
)

// remembered reports whether the text of a point of numbers is one, or the mark that there is none.
func remembered(e *Element, text string) bool {
	if e.Parent == nil || e.Parent.Parent == nil {
		return true
	}
	if of := e.Parent.Parent.Name; of != "numCache" && of != "numLit" {
		return true
	}
	return text == "" || text == "#N/A" || decimal(text)
}

// drawing checks that what is drawn is fastened somewhere.
func (c *checker) drawing(p *pack.Part) {
	text := ""
	err := walk(p.Data, walker{
		start: func(*Element) error { text = ""; return nil },
		text:  func(_ *Element, t []byte) error { text += string(t); return nil },
		end: func(e *Element) error {
			defer func() { text = "" }()
			if e.Depth != 4 || e.Parent.Name != "from" && e.Parent.Name != "to" {
				return nil
			}
			if !types["i64"](strings.TrimSpace(text)) {
				return fmt.Errorf("fastened at <%s> %.40q", e.Name, text)
			}
			return nil
		}})
	if err != nil {
		c.fault(p.Name, "%v", err)
	}
}

// properties checks the dates of the document.
func (c *checker) properties(p *pack.Part) {
	date := ""
	err := WalkText(p.Data, func(*Element) error {
		defer func() { date = "" }()
		return dated(date)
	}, func(e *Element, text []byte) error {
		if e.Depth == 2 && (e.Name == "created" || e.Name == "modified") {
			date += string(text)
		}
		return nil
	})
	if err == nil {
		err = dated(date)
	}
	if err != nil {
		c.fault(p.Name, "%v", err)
	}
}

func dated(text string) error {
	if text = strings.TrimSpace(text); text != "" && !isDate.MatchString(text) {
		return fmt.Errorf("the date %.40q", text)
	}
	return nil
}
