package sheet

import "github.com/xuri/excelize/v2"

// look is how a cell is drawn.
type look struct {
	part   part
	wrap   bool
	right  bool
	strong bool
	text   bool // marked as text
}

// part is the part of a sheet a cell belongs to.
type part int

const (
	body part = iota
	head
	title
)

const (
	face     = "宋体"
	headFill = "DCE6F1"
	rule     = "BFBFBF"
)

func lookOf(c Column, r Row, v any) look {
	l := look{wrap: c.Wrap, strong: r.Strong, right: true}
	if s, ok := v.(string); ok {
		l.right, l.text = c.Right, likeFormula(s)
	}
	return l
}

func (b *book) style(l look) int {
	id, ok := b.styles[l]
	if !ok {
		id, _ = b.file.NewStyle(l.style()) // fails on more styles than a workbook holds; there are a dozen
		b.styles[l] = id
	}
	return id
}

func (l look) style() *excelize.Style {
	s := &excelize.Style{Font: &excelize.Font{Family: face, Size: 11, Bold: l.strong},
		Alignment: &excelize.Alignment{Vertical: "center"}}
	switch l.part {
	case title:
		s.Font.Bold, s.Font.Size = true, 14
		return s
	case head:
		s.Font.Bold = true
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{headFill}}
		s.Alignment.Horizontal, s.Alignment.WrapText = "center", true
	default:
		s.Alignment.WrapText, s.Alignment.ShrinkToFit = l.wrap, !l.wrap
		s.Alignment.Horizontal = "left"
		if l.right {
			s.Alignment.Horizontal = "right"
		}
		if l.text {
			s.NumFmt = 49 // the format's number for text
		}
	}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		s.Border = append(s.Border, excelize.Border{Type: side, Color: rule, Style: 1})
	}
	return s
}
