package engine

import (
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"nianbao/internal/importing/source/pdf/layout"
)

// maxDepth bounds the nesting of drawings, and maxSegments the segments of a path that are read.
const (
	maxDepth    = 6
	maxSegments = 20_000
	aLine       = 2   // segments
	dotted      = 100 // segments: a thin path of more is a line of dots
)

// drawings reads the ruling lines of a page, and how much of it pictures cover.
func (s *sheet) drawings() error {
	count, err := s.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: s.sheet})
	if err != nil {
		return nil // none
	}
	for i := range count.Count {
		object, err := s.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: s.sheet, Index: i})
		if err != nil {
			continue
		}
		if err := s.object(object.PageObject, identity, 0); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet) object(object references.FPDF_PAGEOBJECT, m matrix, depth int) error {
	if s.objects++; s.objects > maxObjects {
		return &Error{Kind: TooMuch}
	}
	kind, err := s.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object})
	if err != nil {
		return nil
	}
	switch kind.Type {
	case enums.FPDF_PAGEOBJ_PATH:
		return s.path(object, m)
	case enums.FPDF_PAGEOBJ_IMAGE:
		s.picture(object, m)
	case enums.FPDF_PAGEOBJ_FORM:
		return s.form(object, m, depth)
	}
	return nil
}

// form reads a drawing placed on the page as a whole.
func (s *sheet) form(object references.FPDF_PAGEOBJECT, m matrix, depth int) error {
	count, err := s.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: object})
	if err != nil || depth >= maxDepth {
		return nil
	}
	s.mistagged = s.mistagged || len(s.page.Tags) > 0 // a drawing counts its marked contents by itself
	m = s.matrixOf(object).then(m)
	for i := range count.Count {
		inner, err := s.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: object, Index: uint64(i)})
		if err != nil {
			continue
		}
		if err := s.object(inner.PageObject, m, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// picture adds the part of the page that a picture covers.
func (s *sheet) picture(object references.FPDF_PAGEOBJECT, m matrix) {
	b, err := s.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object})
	if err != nil || s.page.Width <= 0 || s.page.Height <= 0 {
		return
	}
	x1, y1 := m.apply(float64(b.Left), float64(b.Bottom))
	x2, y2 := m.apply(float64(b.Right), float64(b.Top))
	box := s.place(x1, y1, x2, y2)
	width := min(box.Right, s.page.Width) - max(box.Left, 0)
	height := min(box.Bottom, s.page.Height) - max(box.Top, 0)
	if width > 0 && height > 0 {
		s.page.Pictures = min(1, s.page.Pictures+width*height/(s.page.Width*s.page.Height))
	}
}

// path reads the straight lines and edges of a path that is drawn at all.
func (s *sheet) path(object references.FPDF_PAGEOBJECT, m matrix) error {
	mode, err := s.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: object})
	if err != nil || !mode.Stroke && mode.FillMode == enums.FPDF_FILLMODE_NONE {
		return nil
	}
	count, err := s.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: object})
	if err != nil {
		return nil
	}
	if s.isThin(object, m, count.Count) || count.Count > maxSegments { // more is a drawing
		return nil
	}
	if s.objects += count.Count; s.objects > maxObjects {
		return &Error{Kind: TooMuch}
	}
	m = s.matrixOf(object).then(m)
	pen := pen{sheet: s}
	for i := range count.Count {
		segment, err := s.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: object, Index: i})
		if err != nil {
			return nil
		}
		point, err := s.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: segment.PathSegment})
		if err != nil {
			return nil
		}
		kind, err := s.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: segment.PathSegment})
		if err != nil {
			return nil
		}
		closed, err := s.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: segment.PathSegment})
		if err != nil {
			return nil
		}
		x, y := m.apply(float64(point.X), float64(point.Y))
		pen.move(kind.Type, x, y, closed.IsClose)
	}
	pen.lift()
	return nil
}

// isThin takes a line of many dots as one rule, and one dot as a dot, without following them.
func (s *sheet) isThin(object references.FPDF_PAGEOBJECT, m matrix, segments int) bool {
	b, err := s.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object})
	if err != nil {
		return false
	}
	x1, y1 := m.apply(float64(b.Left), float64(b.Bottom))
	x2, y2 := m.apply(float64(b.Right), float64(b.Top))
	box := s.place(x1, y1, x2, y2)
	short, long := box.Right-box.Left, box.Bottom-box.Top
	short, long = min(short, long), max(short, long)
	if short > thin || long > thin && segments > aLine && segments < dotted {
		return false
	}
	s.page.Rules = append(s.page.Rules, layout.Rule{Box: box})
	return true
}

// pen follows a path. A part of it that is a thin area is one rule; the straight edges of any other are rules.
type pen struct {
	*sheet
	x, y     float64 // where it stands
	startX   float64
	startY   float64
	edges    []layout.Box
	area     layout.Box
	diagonal bool
}

func (p *pen) move(kind enums.FPDF_SEGMENT, x, y float64, closed bool) {
	at := p.place(x, y, x, y)
	switch kind {
	case enums.FPDF_SEGMENT_MOVETO:
		p.lift()
		p.startX, p.startY = x, y
		p.area = at
	case enums.FPDF_SEGMENT_LINETO:
		p.edges = append(p.edges, p.place(p.x, p.y, x, y))
	default:
		p.diagonal = true
	}
	p.x, p.y = x, y
	p.area = layout.Box{Left: min(p.area.Left, at.Left), Top: min(p.area.Top, at.Top),
		Right: max(p.area.Right, at.Right), Bottom: max(p.area.Bottom, at.Bottom)}
	if closed && kind != enums.FPDF_SEGMENT_MOVETO {
		p.edges = append(p.edges, p.place(p.x, p.y, p.startX, p.startY))
		p.x, p.y = p.startX, p.startY
	}
}

// thin is the most a rule is thick.
const thin = 3.5

// lift ends a part of a path.
func (p *pen) lift() {
	if len(p.edges) > 0 && !p.diagonal && min(p.area.Right-p.area.Left, p.area.Bottom-p.area.Top) <= thin {
		p.edges = []layout.Box{p.area}
	}
	for _, e := range p.edges {
		if min(e.Right-e.Left, e.Bottom-e.Top) <= thin {
			p.page.Rules = append(p.page.Rules, layout.Rule{Box: e})
		}
	}
	p.edges, p.diagonal = nil, false
}

// matrix maps a drawing onto its parent.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

func (s *sheet) matrixOf(object references.FPDF_PAGEOBJECT) matrix {
	m, err := s.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: object})
	if err != nil {
		return identity
	}
	return matrix{float64(m.Matrix.A), float64(m.Matrix.B), float64(m.Matrix.C), float64(m.Matrix.D),
		float64(m.Matrix.E), float64(m.Matrix.F)}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// then is m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}
