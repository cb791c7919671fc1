package pages

import (
	"strings"
	"sync"
	"sync/atomic"

	"nianbao/internal/document"
	"nianbao/internal/document/faces"
	"nianbao/internal/document/typeset"
)

// content is the text of a cell, whatever table and place it is in. Measures are in ems.
type content struct {
	parts        []text // one, or several where the text has line ends
	need         float64
	units        [][2]int // as a column; nil when the text cannot be set as one
	ordinal      int
	whole, point float64 // of a number: its width before and from the decimal point
	number       bool

	single      []setLine // of one part: its only line where the width allows
	singleWidth float64
	several     sync.Map // its lines where it does not, by setting
	settings    atomic.Int32
}

// mostSettings is how many settings of a content are kept: a table is tried in a few sizes, and its
// columns are mostly of the same widths.
const mostSettings = 32

// shelf keeps contents, for the labels and most figures of a table are those of the reports before.
// It is of one set of faces, the last that was used.
type shelf struct {
	set   *faces.Set
	kept  sync.Map // contentKey → *content
	count atomic.Int32
}

type contentKey struct {
	role document.Role
	text string
}

// Limits of a shelf: how many contents are kept, and how long their texts may be, in bytes.
const (
	mostKept    = 4096
	longestKept = 300
)

var lastShelf atomic.Pointer[shelf]

// contentOf returns the content of a cell's text.
func contentOf(set *faces.Set, role document.Role, s string) *content {
	from := lastShelf.Load()
	if from == nil || from.set != set {
		from = &shelf{set: set}
		lastShelf.Store(from)
	}
	key := contentKey{role, s}
	if kept, ok := from.kept.Load(key); ok {
		return kept.(*content)
	}
	c := newContent(set, role, s)
	if len(s) <= longestKept && from.count.Add(1) <= mostKept {
		key.text = strings.Clone(s) // it may be a stretch of a whole file
		from.kept.Store(key, c)
	}
	return c
}

func newContent(set *faces.Set, role document.Role, s string) *content {
	c := &content{}
	for _, part := range strings.Split(clean(s), "\n") {
		if shaped := shape(set, roleOfCell(role), part, 1).trim(); len(shaped.chars) > 0 {
			c.parts = append(c.parts, shaped)
		}
	}
	c.measure(role)
	c.setSingle()
	return c
}

// setSingle sets the text in one line.
func (c *content) setSingle() {
	if len(c.parts) != 1 {
		return
	}
	t := c.parts[0]
	line := typeset.Lines(t.chars, typeset.Style{Em: 1, Measure: anyMeasure, Gap: gapEm / 2})[0]
	c.single, c.singleWidth = []setLine{{t, line}}, max(line.Width, t.width())
}

func roleOfCell(role document.Role) faces.Role {
	if role == document.BlockKey {
		return faces.Hei
	}
	return faces.Body
}

// measure finds what a cell's text needs: the width of its widest unit, which is never broken, and
// how it is cut into a column if its cell is tall.
func (c *content) measure(role document.Role) {
	for _, part := range c.parts {
		for _, unit := range typeset.Units(part.chars) {
			c.need = max(c.need, part.unitWidth(unit))
		}
	}
	if len(c.parts) != 1 {
		return
	}
	t := c.parts[0]
	c.ordinal = typeset.Ordinal(t.chars)
	if role != document.Figure {
		c.units = typeset.Units(t.chars)
		if role == document.ColumnKey && len(c.units) > 1 {
			c.need = max(c.need, min(2, t.width())) // one character wide is hard to read
		}
		return
	}
	c.readNumber()
}

// unitWidth returns the width of a unit without the blank of marks at its ends.
func (t text) unitWidth(unit [2]int) float64 {
	w := t.part(unit[0], unit[1]).width()
	return w - t.chars[unit[0]].Left - t.chars[unit[1]-1].Right
}

// readNumber notes the widths of a plain number before and from its point.
func (c *content) readNumber() {
	digits := false
	for i, ch := range c.parts[0].chars {
		switch r := ch.Rune; {
		case r >= '0' && r <= '9':
			digits = true
		case r == '.' && c.point == 0, r == ',' && digits, strings.ContainsRune("+-－", r) && i == 0:
		default:
			return
		}
		if ch.Rune == '.' || c.point > 0 {
			c.point += ch.Width
		} else {
			c.whole += ch.Width
		}
	}
	c.number = digits
}
