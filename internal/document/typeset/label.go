package typeset

import "strings"

// Units cuts a label into the units that stay side by side when the label is set as a column: its
// number (三、 （三） 1.) is one unit, a figure or word is one, a mark stays with its character,
// and every other character is one. Each unit is a half-open range of the text; spaces belong to
// none.
func Units(text []Char) [][2]int {
	p := analyse(text, Style{})
	first := Ordinal(text)
	var units [][2]int
	if first > 0 {
		units = append(units, [2]int{0, first})
	}
	from := first
	for i := first; i < len(text); i++ {
		if p.classes[i] == space {
			from = i + 1
			continue
		}
		if i+1 == len(text) || p.classes[i+1] == space || p.after[i] >= softly {
			units = append(units, [2]int{from, i + 1})
			from = i + 1
		}
	}
	return units
}

// The characters that count: 一 to 十 and what is written with them, 〇 and the simple hundreds.
const ordinals = "一二三四五六七八九十百〇零"

// Ordinal returns how long the number at the head of a label is (一、 （一） 1. （1） 1、), 0 when
// there is none.
func Ordinal(text []Char) int {
	runes := make([]rune, 0, 8)
	for _, c := range text[:min(len(text), cap(runes))] {
		runes = append(runes, c.Rune)
	}
	open := len(runes) > 0 && strings.ContainsRune("（(〔", runes[0])
	i := 0
	if open {
		i++
	}
	from := i
	for i < len(runes) && (strings.ContainsRune(ordinals, runes[i]) || isDigit(runes[i])) {
		i++
	}
	if i == from || i == len(runes) {
		return 0
	}
	switch end := runes[i]; {
	case open && strings.ContainsRune("）)〕", end):
		return i + 1
	case !open && strings.ContainsRune("、．.", end):
		// 1.5 is a figure, not the number of a label.
		if i+1 < len(runes) && isDigit(runes[i+1]) {
			return 0
		}
		return i + 1
	}
	return 0
}
