package reading

import "github.com/shopspring/decimal"

// Verdict is what a stated figure came to.
type Verdict string

// The verdicts.
const (
	Right    Verdict = "right"
	Wrong    Verdict = "wrong"
	Unjudged Verdict = "unjudged" // an estimate, or a cell that holds no figure
)

// Stated is a quantity as a sentence states it.
type Stated struct {
	Label   string // the words that say what is counted
	Written string // number and measure word as written
	Value   decimal.Decimal
	Unit    string
}
