package pages

import (
	"nianbao/internal/document/faces"
	"nianbao/internal/document/typeset"
)

// The sign-off sheet: the title in the upper third, below it the fields, each with a rule to write
// on.
const (
	signTop   = 3 * leading
	signFirst = 8 * leading   // the first field
	signRow   = 1.5 * leading // from field to field
	signLeft  = 28 * mm       // of the labels, from the type area
	signRule  = 100 * mm      // labels and rules together
	signSeal  = 45 * mm       // the place of a stamp, which is 42 mm across
)

// signOff sets the sheet that is signed and sealed before a report goes out. It is a page of its
// own without a number.
func (c *composer) signOff() {
	c.newPage(false)
	c.y = signTop
	c.titleLines(c.root.add(Element{Kind: Paragraph}))
	c.y = max(c.y+2*leading, signFirst)
	var labels []text
	widest := 0.0
	for _, f := range c.doc.SignOff {
		t := shape(c.set, faces.Hei, cleanLine(f.Label), 1)
		labels = append(labels, t)
		widest = max(widest, t.width()*bodySize)
	}
	widest = min(widest, signRule/2)
	for i, f := range c.doc.SignOff {
		high := signRow
		if f.Seal {
			high = signSeal
		}
		if !c.fits(high) {
			c.newPage(false)
		}
		of := c.root.add(Element{Kind: Paragraph})
		if x := c.label(of, labels[i], widest); f.Seal {
			c.seal(x)
		} else {
			c.value(of, shape(c.set, faces.Body, cleanLine(f.Value), 1), x)
		}
	}
}

// label sets a field's label, spread to the width of the widest, and returns where the field itself
// begins.
func (c *composer) label(of *Element, label text, widest float64) float64 {
	line := straight(label)
	if n := len(line.Spots); n > 1 && line.Width*bodySize < widest {
		open := (widest/bodySize - line.Width) / float64(n-1)
		for i := range line.Spots {
			line.Spots[i].X += open * float64(i)
		}
	}
	x := areaLeft + signLeft
	c.page.put(of, label, line, x, c.baseline(leading, bodySize), bodySize, bodySize)
	return x + widest + bodySize/2
}

// value sets a field's value on its rule; a long value takes more lines, an empty one leaves the
// rule to write on.
func (c *composer) value(of *Element, value text, x float64) {
	to := areaLeft + signLeft + signRule
	style := typeset.Style{Em: 1, Measure: (to - x - 4) / bodySize, Gap: gapEm}
	for i, line := range typeset.Lines(value.chars, style) {
		if i > 0 {
			c.y += leading
			if !c.fits(leading) {
				c.newPage(false)
			}
		}
		c.page.put(of, value, line, x+4, c.baseline(leading, bodySize), bodySize, bodySize)
	}
	base := c.baseline(leading, bodySize) + 0.3*bodySize
	c.page.Rules = append(c.page.Rules, Rule{x, base, to, base, thin})
	c.y += signRow
}

// seal leaves a place to stamp.
func (c *composer) seal(x float64) {
	top := areaTop + c.y + (leading-bodySize)/2
	right, bottom := x+signSeal, top+signSeal
	c.page.Rules = append(c.page.Rules,
		Rule{x, top, right, top, thin}, Rule{x, bottom, right, bottom, thin},
		Rule{x, top, x, bottom, thin}, Rule{right, top, right, bottom, thin})
	c.y += signSeal
}
