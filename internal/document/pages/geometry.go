package pages

// All lengths are in points; a place on a page is counted from the top left of the sheet.

const mm = 72 / 25.4

// The sheet and its type area after GB/T 9704-2012 5.2: A4, 37 mm above, 28 mm at the binding, 156
// × 225 mm of type, 22 lines of 28 characters that fill it.
const (
	SheetWidth  = 210 * mm
	SheetHeight = 297 * mm
	areaLeft    = 28 * mm
	areaTop     = 37 * mm
	areaWidth   = 156 * mm
	areaHeight  = 225 * mm
	gridLines   = 22
	gridChars   = 28
	leading     = areaHeight / gridLines
	// pitch is the advance of an ideograph in body text: 28 of 16 pt are 2 mm wider than the type
	// area, so each gives up a hundredth of its width.
	pitch = areaWidth / gridChars
)

// Sizes of type: 3号, 2号 and 4号.
const (
	bodySize   = 16
	titleSize  = 22
	numberSize = 14
	numberDrop = 7 * mm // from the type area to the page number
)

// An ideograph's square reaches from 0.88 em above the baseline to 0.12 em below; figures are
// centred with it.
const (
	ascent = 0.88
	middle = 0.38 // of the square, above the baseline
)

// gapEm is the space between an ideograph and a letter or figure. It is as wide as it can be
// without being taken for a space by a program that reads the text out of the file.
const gapEm = 0.09

// OnSheet returns where a place of a turned page is on the sheet: the type area's top left comes to
// its bottom left.
func OnSheet(x, y float64) (float64, float64) {
	return areaLeft + y - areaTop, areaTop + areaHeight + areaLeft - x
}

// toGrid returns the next height of the grid at or below y.
func toGrid(y float64) float64 {
	lines := int((y + leading - 0.01) / leading)
	return float64(lines) * leading
}
