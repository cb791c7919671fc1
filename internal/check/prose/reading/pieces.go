package reading

import (
	"strings"
	"unicode/utf8"

	"nianbao/internal/check/prose/lexicon"
)

// piece is a word of grammar, a mark, or a stretch of other words, in the text between two
// amounts.
type piece struct {
	class    byte // see [lexicon.Class]; a mark is its own
	from, to int  // in characters of what stands there
}

// marks part clauses and are their own class.
const marks = ",;:"

// piecesOf reads the text between two amounts.
func piecesOf(gap []rune) []piece {
	var list []piece
	for i := 0; i < len(gap); {
		if strings.ContainsRune(marks, gap[i]) {
			list = append(list, piece{byte(gap[i]), i, i + 1})
			i++
			continue
		}
		class, n := lexicon.Grammar().Longest(gap[i:])
		if n == 0 {
			list, i = other(list, i, i+1), i+1
			continue
		}
		if *class == lexicon.Other {
			list = other(list, i, i+n)
		} else {
			list = append(list, piece{byte(*class), i, i + n})
		}
		i += n
	}
	return sorted(list)
}

// other adds other words, to those before if there are any.
func other(list []piece, from, to int) []piece {
	if n := len(list); n > 0 && list[n-1].class == byte(lexicon.Other) {
		list[n-1].to = to
		return list
	}
	return append(list, piece{byte(lexicon.Other), from, to})
}

// longestSort is how many characters may be between 按 and 分.
const longestSort = 16

// sorted makes one piece of what says how a list is sorted (按渠道分), and other words of what only looks like it.
func sorted(list []piece) []piece {
	out := list[:0:0]
	for i := 0; i < len(list); i++ {
		p := list[i]
		switch p.class {
		case byte(lexicon.SortFrom), byte(lexicon.SortTo):
			if end := sortEnd(list, i); end > i {
				out = append(out, piece{byte(lexicon.Sorted), p.from, list[end].to})
				i = end
				continue
			}
			out = other(out, p.from, p.to)
		case byte(lexicon.Other):
			out = other(out, p.from, p.to)
		default:
			out = append(out, p)
		}
	}
	return out
}

// sortEnd finds the piece that ends what begins at another.
func sortEnd(list []piece, i int) int {
	end := i
	begins := i == 0 || strings.ContainsRune(marks, rune(list[i-1].class))
	if list[i].class == byte(lexicon.SortTo) && (!begins || list[i].to-list[i].from > 1) {
		return i // but 分季度看
	}
	for k := i + 1; k < len(list) && list[k].to-list[i].to <= longestSort &&
		!strings.ContainsRune(marks, rune(list[k].class)); k++ {
		switch list[k].class {
		case byte(lexicon.SortTo):
			short := list[k].to-list[k].from == 1
			if k > i+1 && !(short && k+1 < len(list) && list[k+1].class == byte(lexicon.Other) &&
				list[k+1].to-list[k+1].from < 3) {
				end = k // but 按件计收
			}
		case byte(lexicon.All), byte(lexicon.Some):
			if list[k].to-list[k].from > 1 {
				return end
			}
		}
	}
	return end
}

// classesOf writes the classes of pieces.
func classesOf(list []piece) string {
	var b strings.Builder
	for _, p := range list {
		b.WriteByte(p.class)
	}
	return b.String()
}

// LastRunes returns the last characters of a text, so many or all there are.
func LastRunes(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}
