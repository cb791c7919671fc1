package sound

import (
	"errors"
	"fmt"
	"strings"

	"nianbao/xlsx/pack"
)

// chart checks that a chart has something to draw, and the axes it is drawn along.
func (c *checker) chart(p *pack.Part) {
	plots, along, axes := 0, []string{}, map[string]bool{}
	err := Walk(p.Data, func(e *Element) error {
		switch {
		case e.Space != chartSpace || e.Depth < 4 || !strings.HasPrefix(e.Path(), "chartSpace/chart/plotArea/"):
		case e.Depth == 4 && strings.HasSuffix(e.Name, "Chart"):
			plots++
		case e.Depth == 5 && e.Name == "axId" && strings.HasSuffix(e.Parent.Name, "Ax"):
			axes[e.Attr("val")] = true
		case e.Depth == 5 && e.Name == "axId" && !strings.Contains(e.Parent.Name, "3D"):
			along = append(along, e.Attr("val"))
		}
		return nil
	})
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
