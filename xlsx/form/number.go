package form

import (
	"strings"

	"nianbao/internal/report"
)

// significantDigits is how many digits a spreadsheet keeps of a number.
const significantDigits = 15

// exact returns a figure as the number a spreadsheet would hold; ok is false when it could not hold all its digits, or
// the value is no plain figure.
func exact(v report.Value) (n float64, ok bool) {
	if !v.IsNumber() || v.Unit != "" || v.Aside != "" {
		return 0, false
	}
	digits := strings.TrimLeft(strings.ReplaceAll(v.Number.String(), ".", ""), "-0")
	if len(digits) > significantDigits {
		return 0, false
	}
	return v.Number.InexactFloat64(), true
}

// written returns what goes into a cell for a value, so that it is read back as it came: a number where a spreadsheet
// keeps and shows just what was printed, else the text. A blank stays blank, also where it was declared to be zero: the
// declaration is written beside the table.
func written(v report.Value) any {
	switch v.Kind {
	case report.Blank:
		return nil
	case report.Formula:
		return "=" + strings.TrimPrefix(v.Raw, "=") // as text: shown, reported, never computed
	case report.Error:
		return v.Raw
	}
	if v.Has(report.NilReturn) {
		return nil
	}
	printed := v.Printed()
	if n, ok := exact(v); ok && printed == v.Number.String() {
		return n
	}
	return printed
}
