package report

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
)

// CellType is how a program stored a cell, which decides little: agencies store numbers as text and text as numbers.
type CellType int

// The types of a stored cell.
const (
	StoredText CellType = iota
	StoredNumber
	StoredBoolean
	StoredError
	StoredDate
	StoredFormula
)

// significant is how many digits a spreadsheet keeps of a number; what follows is noise of the binary fraction.
const significant = 15

// Parse reads a cell. A figure is taken only when all of the text is accounted for; otherwise the value is Text.
func Parse(raw string, stored CellType) Value {
	switch stored {
	case StoredBoolean:
		return Value{Raw: raw, Kind: Boolean}
	case StoredError:
		return Value{Raw: raw, Kind: Error}
	case StoredDate:
		return Value{Raw: raw, Kind: Date}
	case StoredFormula:
		return Value{Raw: raw, Kind: Formula}
	}
	if n, ok := plain(raw); ok {
		v := Value{Raw: raw, Kind: Number, Number: decimal.New(n, 0)}
		if stored == StoredText {
			v.note(TextNumber)
		}
		return v
	}
	v := Value{Raw: raw, Kind: Text}
	text := v.clean(raw)
	switch {
	case text == "":
		return Value{Raw: raw, Kind: Blank}
	case isNothing(text):
		return Value{Raw: raw, Kind: Nothing}
	case isError(text):
		return Value{Raw: raw, Kind: Error}
	case datePattern.MatchString(text):
		return Value{Raw: raw, Kind: Date}
	}
	if stored == StoredText {
		v.note(TextNumber)
	}
	if !v.figure(text) {
		return Value{Raw: raw, Kind: Text}
	}
	v.Kind = Number
	return v
}

// plain reads what nearly every cell holds, a few digits and nothing else, without the trouble other texts take.
func plain(raw string) (n int64, ok bool) {
	if len(raw) == 0 || len(raw) > significant {
		return 0, false
	}
	for i := range len(raw) {
		if raw[i] < '0' || raw[i] > '9' {
			return 0, false
		}
		n = n*10 + int64(raw[i]-'0')
	}
	return n, true
}

func (v *Value) note(t Treatment) {
	if !v.Has(t) {
		v.Notes = append(v.Notes, t)
	}
}

// clean drops spaces and invisible characters and folds full-width ones. A space between two digits stays, as one
// plain space: it may group thousands, but it may as well part two figures.
func (v *Value) clean(raw string) string {
	var b strings.Builder
	var last rune
	parted := false
	for _, r := range raw {
		switch {
		case unicode.IsSpace(r):
			v.note(Spaces)
			parted = true
			continue
		case dropInvisible(r) < 0:
			v.note(Spaces)
			continue
		case r >= '！' && r <= '～':
			v.note(Width)
			r -= '！' - '!'
		}
		if parted && unicode.IsDigit(last) && unicode.IsDigit(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last, parted = r, false
	}
	return b.String()
}

// dropInvisible maps characters that print nothing to -1.
func dropInvisible(r rune) rune {
	if unicode.Is(unicode.Cf, r) || unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\u3164' {
		return -1
	}
	return r
}

// isNothing recognises the marks written for "there was none": one or several dashes, a slash, 无.
func isNothing(s string) bool {
	if s == "无" || s == "無" || s == `\` {
		return true
	}
	for _, r := range s {
		if !strings.ContainsRune("-—–−―─_/", r) {
			return false
		}
	}
	return true
}

func isError(s string) bool {
	switch s {
	case "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA":
		return true
	}
	return false
}

var (
	datePattern = regexp.MustCompile(`^(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{4}年\d{1,2}月|\d{1,2}月\d{1,2}日)(\d{1,2}:\d{2}(:\d{2})?)?$`)

	// sign, digits (grouped or not), exponent, and whatever follows.
	figurePattern = regexp.MustCompile(
		`^([-+−–—]|[减減负負增](?:少|加|长)?)?((?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?(.*)$`)
	moneyPattern = regexp.MustCompile(`^(亿|億|万|萬|千|百万|百萬)?元(?:人民币)?(.*)$`)
	asidePattern = regexp.MustCompile(`^\((.+)\)$`)
)

// measures are the words that may follow a count; a count with one is a count with a note.
const measures = "件条條次人份个個项項篇部宗起例期户戶家份张張笔筆"

// figure reads the whole text as one figure.
func (v *Value) figure(s string) bool {
	m := figurePattern.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	sign, digits, exponent, rest := m[1], m[2], m[3], m[4]
	if strings.ContainsAny(digits, ", ") {
		v.note(Separators)
		digits = strings.NewReplacer(",", "", " ", "").Replace(digits)
	}
	if exponent != "" {
		v.note(Exponent)
	}
	n, err := decimal.NewFromString(digits + exponent)
	if err != nil || n.Exponent() > 40 || n.Exponent() < -400 {
		return false
	}
	switch sign {
	case "", "-", "+":
	default:
		v.note(Sign)
	}
	if sign != "" && !strings.HasPrefix(sign, "+") && !strings.HasPrefix(sign, "增") {
		n = n.Neg()
	}
	v.Number = v.withoutNoise(n, digits)
	return v.tail(rest)
}

// withoutNoise undoes what a binary fraction adds to a typed decimal: 205304.67250000002 was typed 205304.6725.
func (v *Value) withoutNoise(n decimal.Decimal, digits string) decimal.Decimal {
	whole, fraction, _ := strings.Cut(digits, ".")
	whole = strings.TrimLeft(whole, "0")
	if fraction == "" || len(whole)+len(strings.TrimLeft(fraction, "0")) <= significant {
		return n
	}
	places := int32(significant - len(whole))
	if whole == "" {
		places += int32(len(fraction) - len(strings.TrimLeft(fraction, "0")))
	}
	rounded := n.Round(max(places, 0))
	if rounded.Equal(n) {
		return n
	}
	v.note(Noise)
	return decimal.RequireFromString(rounded.String()) // drops trailing zeros
}

// tail accounts for what follows the digits: a unit of money, a measure word, a note in brackets.
func (v *Value) tail(rest string) bool {
	if rest == "" {
		return true
	}
	if m := moneyPattern.FindStringSubmatch(rest); m != nil {
		v.Unit = strings.NewReplacer("萬", "万", "億", "亿").Replace(m[1]) + "元"
		v.note(UnitTold)
		rest = m[2]
	} else if r := []rune(rest); strings.ContainsRune(measures, r[0]) {
		v.note(AsideTold)
		v.Aside, rest = string(r[0]), string(r[1:])
	}
	if rest == "" {
		return true
	}
	m := asidePattern.FindStringSubmatch(rest)
	if m == nil {
		return false
	}
	v.note(AsideTold)
	v.Aside += m[1]
	return true
}
