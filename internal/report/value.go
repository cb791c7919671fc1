package report

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Kind is what a cell turned out to hold.
type Kind string

// The kinds. Blank is not zero, and neither is a nothing-mark.
const (
	Number  Kind = "number"
	Blank   Kind = "blank"
	Nothing Kind = "nothing" // - — / 无
	Text    Kind = "text"
	Formula Kind = "formula"
	Error   Kind = "error" // #N/A and its like
	Date    Kind = "date"
	Boolean Kind = "boolean"
)

// Value is a cell's content, read once. It keeps the original text beside its meaning.
type Value struct {
	Raw    string
	Kind   Kind
	Number decimal.Decimal // exact; only of a Number
	Unit   string          // 元, 万元, 亿元 where the cell tells it
	Aside  string          // a note that stood beside the figure: 22（其中修订16件）
	Notes  []Treatment     // what was done to read it
	Cached string          // of a Formula: the result its program left, never used
}

// Treatment is something that was done to a text to read it as a figure.
type Treatment string

// The treatments; their wording is in the message catalogue under value.<treatment>.
const (
	Spaces     Treatment = "spaces"     // spaces and invisible characters dropped
	Width      Treatment = "width"      // full-width characters folded
	Separators Treatment = "separators" // thousand separators dropped
	Sign       Treatment = "sign"       // 减, 增, 负 or an unusual sign read as one
	Noise      Treatment = "noise"      // rounded to 15 significant digits, as they were typed
	TextNumber Treatment = "text"       // a number stored as text
	UnitTold   Treatment = "unit"       // the unit stood in the cell
	AsideTold  Treatment = "aside"      // a note stood in the cell
	NilReturn  Treatment = "nil"        // a blank declared to be zero by 零报告
	Exponent   Treatment = "exponent"   // written with an exponent
)

// IsNumber reports whether the value can be computed with.
func (v Value) IsNumber() bool { return v.Kind == Number }

// NumberText returns the figure in plain digits, "" when the value is not a number.
func (v Value) NumberText() string {
	if v.Kind != Number {
		return ""
	}
	return v.Number.String()
}

// Has reports whether a treatment was applied.
func (v Value) Has(t Treatment) bool {
	for _, n := range v.Notes {
		if n == t {
			return true
		}
	}
	return false
}

// Printed returns the figure as the agency wrote it, which is how reports print it: outer spaces and invisible
// characters dropped, digits a program added to a binary fraction taken away, a declared zero as 0.
func (v Value) Printed() string {
	switch {
	case v.Kind == Number && (v.Has(NilReturn) || v.Has(Noise) || v.Has(Exponent)):
		return v.Number.String() + v.Unit
	case v.Kind == Formula || v.Kind == Error:
		return ""
	}
	return strings.TrimSpace(strings.Map(dropInvisible, v.Raw))
}

// Zero returns the value of a blank cell of a table declared to be zero throughout.
func Zero(raw string) Value {
	return Value{Raw: raw, Kind: Number, Number: decimal.Zero, Notes: []Treatment{NilReturn}}
}
