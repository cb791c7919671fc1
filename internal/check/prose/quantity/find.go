package quantity

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/numeral"
)

// Quantity is a number with its measure word.
type Quantity struct {
	From, To int             // where it stands in the text
	Number   decimal.Decimal // as written, in Measure
	Measure  string          // 件, 条, 万元; "" for a bare number, which only a list in brackets may hold
	Unit     string          // the measure without its scale: 元 for 万元
	Value    decimal.Decimal // in Unit
	Also     []string        // further measures in brackets after it: 份（本）
	Places   int32           // decimals written
	Exact    bool            // false for an estimate, and for what is rounded
	Rounded  bool            // exact but for the scale it is written in: 25.4万次
	scale    int32           // of a rounded number, as a power of ten
}

// Bare reports whether the number has no measure word.
func (q Quantity) Bare() bool { return q.Measure == "" }

// Counts reports whether the quantity is counted in a measure, be it one of several: 300份（本）.
func (q Quantity) Counts(unit string) bool { return q.Unit == unit || slices.Contains(q.Also, unit) }

// Rounding returns how far, in Unit, the quantity may be off because it was rounded; zero for whole numbers.
func (q Quantity) Rounding() decimal.Decimal {
	if q.Rounded {
		return decimal.New(5, q.scale-q.Places-1)
	}
	if q.Places == 0 {
		return decimal.Zero
	}
	return decimal.New(5, scaleOf[q.Measure]-q.Places-1)
}

// Find returns the quantities of a text in their order.
func Find(t Text) []Quantity {
	t.coined = coined(t)
	var found []Quantity
	ranged := -1 // where the second number of a range stands
	for i := 0; i < len(t.Runes); {
		r := t.Runes[i]
		switch {
		case t.Shut[i]:
			i++
		case isDigit(r):
			q, end, ok := digits(t, i)
			if isRange(t, end) {
				ranged = rangeEnd(t, end)
			}
			if ok {
				if i == ranged || isRange(t, q.To) {
					q.Exact, q.Rounded = false, false
				}
				found = append(found, q)
				end = q.To
			}
			i = end
		case numeral.Is(r):
			q, end, ok := characters(t, i)
			if n := len(found); ok && n > 0 && found[n-1].To == i {
				ok = false // 网络12件和信函7件两类
			}
			if ok {
				if i == ranged || isRange(t, q.To) {
					q.Exact, q.Rounded = false, false
				}
				found = append(found, q)
				end = q.To
			}
			i = end
		default:
			i++
		}
	}
	return found
}

// isRange reports whether a range goes on: 3至5件, 5件-8件.
func isRange(t Text, end int) bool { return rangeEnd(t, end) > 0 }

func rangeEnd(t Text, end int) int {
	if r := t.At(end); (r == '-' || r == '至' || r == '到') && (isDigit(t.At(end+1)) || numeral.Is(t.At(end+1))) {
		return end + 1
	}
	return 0
}

// digits reads a quantity written in digits.
func digits(t Text, i int) (q Quantity, end int, ok bool) {
	n, places, end, ok := digitsAt(t, i)
	if !ok || isCode(t, i, end) {
		return q, end, false
	}
	q = Quantity{From: i, Number: n, Places: places, Exact: !endsWithAny(t, i, estimateBefore)}
	return q.measured(t, end)
}

// isCode reports whether a number is part of something that is no count: an article, a document's number, a telephone.
func isCode(t Text, start, end int) bool {
	prev := t.At(start - 1)
	switch {
	case prev != 0 && strings.ContainsRune("第〔·#/.@=", prev), prev == ':' && isDigit(t.At(start-2)):
		return true
	case prev == '-' && (start < 2 || !isRange(t, start-1)):
		return true
	case prev >= 'a' && prev <= 'z' || prev >= 'A' && prev <= 'Z':
		return true
	}
	next := t.At(end)
	return next == '%' || next == '‰' || next == '@' || next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z'
}

// measured reads what follows the digits: a scale, a measure word, the words of an estimate.
func (q Quantity) measured(t Text, end int) (Quantity, int, bool) {
	estimate := func() {
		if r := t.At(end); r == '余' || r == '多' || r == '几' || r == '来' {
			q.Exact = false
			end++
		}
	}
	estimate()
	m, ok := measureAt(t, end)
	scale, scaled := numeral.Myriads[t.At(end)]
	if scaled = scaled && !ok; scaled {
		q.scale = scaleOf[string(t.At(end))+"元"]
		q.Number = q.Number.Mul(decimal.NewFromInt(scale))
		end++
		estimate()
		m, ok = measureAt(t, end)
	}
	if !ok {
		if scaled && strings.ContainsRune(",，、;)。\n", t.At(end)) || scaled && t.At(end) == 0 {
			q.To, q.Value, q.Measure, q.Unit = end, q.Number, "万", "万" // 粉丝5.8万
			q.Exact, q.Rounded = false, q.Exact
			return q, end, true
		}
		if q.bareAt(t, end) {
			q.To, q.Value = end, q.Number
			return q, end, true
		}
		return q, end, false
	}
	end += len([]rune(m))
	q.Measure, q.Unit = m, m
	q.Value = q.Number
	if scale, money := scaleOf[m]; money {
		q.Unit, q.Value = "元", q.Number.Shift(scale)
	}
	if startsWithAny(t, end, estimateAfter) {
		q.Exact = false
	}
	if scaled {
		q.Exact, q.Rounded = false, q.Exact // 25.4万次 is rounded, whatever it says
	}
	q.Also, end = alsoAt(t, end)
	q.To = end
	return q, end, true
}

// alsoAt reads the bracket that names further measures of what was counted: 份（本、张）. It returns where the quantity ends.
func alsoAt(t Text, end int) (also []string, to int) {
	if t.At(end) != '(' || t.Closes[end] < 0 {
		return nil, end
	}
	for i := end + 1; ; i++ {
		m, ok := measureAt(t, i)
		if !ok {
			return nil, end
		}
		also = append(also, m)
		i += len([]rune(m))
		switch t.At(i) {
		case ')':
			return also, i + 1
		case '、', ',', '/':
		default:
			return nil, end
		}
	}
}

// bareAt reports whether a number without a measure word may be a part of a list: 主办3，会办4.
func (q Quantity) bareAt(t Text, end int) bool {
	prev, next := t.At(q.From-1), t.At(end)
	return isHan(prev) && !strings.ContainsRune("年月日第号至到", prev) &&
		(next == 0 || strings.ContainsRune(",，、;)。", next)) && q.Number.IsInteger()
}

// characters reads a quantity written in characters. They occur in so many names and idioms that
// much is left out; 两类 and 三种 sum up the names before them.
func characters(t Text, i int) (q Quantity, end int, ok bool) {
	n, end, exact, ok := hanAt(t, i)
	if !ok || strings.ContainsRune("第统唯单专逐任某另同每之万", t.At(i-1)) && t.At(i-1) != 0 {
		return q, end, false
	}
	if _, digit := numeral.Digit(t.At(i)); !digit && endsWithAny(t, i, estimateScale) {
		exact = false
	}
	q = Quantity{From: i, Number: decimal.NewFromInt(n), Exact: exact && !endsWithAny(t, i, estimateBefore)}
	if r := t.At(end); r == '余' || r == '多' || r == '几' || r == '来' {
		q.Exact = false
		end++
	}
	m, ok := measureAt(t, end)
	if !ok {
		return q, end, false
	}
	after := end + len([]rune(m))
	next := t.At(after)
	closed := next == 0 || strings.ContainsRune(",、;。)(:\n", next)
	if !countsInCharacters[m] && (!closed || n == 1) || m == "类" || m == "种" {
		return q, end, false
	}
	return q.measured(t, end)
}
