// Package simplified folds Traditional Chinese characters to Simplified ones, character for character.
//
// It is the one such table of the program: names are compared by it and prose is read by it. What is shown to people is
// never folded.
package simplified

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// pairs are Traditional characters each with its Simplified one: those of Unihan's
// kSimplifiedVariant (Unicode 15) in the basic block that have just one, and at the end those
// that have several of which official prose uses one (開, 復, 裡).
//
//go:embed pairs.txt
var pairs string

// firstHan and lastHan bound the basic block.
const firstHan, lastHan = 0x4E00, 0x9FFF

var table = sync.OnceValue(func() *[lastHan - firstHan + 1]rune {
	t := new([lastHan - firstHan + 1]rune)
	for _, pair := range strings.Fields(pairs) {
		from, size := utf8.DecodeRuneInString(pair)
		t[from-firstHan], _ = utf8.DecodeRuneInString(pair[size:])
	}
	return t
})

// answers are the characters after which 覆 is 复: 答覆, 反覆. Alone (覆蓋) it stays.
const answers = "答回反批重函"

// Folder folds a text character by character, in order.
type Folder struct{ last rune }

// Fold returns the Simplified character for the next one of a text.
func (f *Folder) Fold(r rune) rune {
	last := f.last
	f.last = r
	if r < firstHan || r > lastHan {
		return r
	}
	if r == '覆' && strings.ContainsRune(answers, last) {
		return '复'
	}
	if s := table()[r-firstHan]; s != 0 {
		return s
	}
	return r
}

// Text folds a text.
func Text(s string) string {
	var f Folder
	return strings.Map(f.Fold, s)
}
