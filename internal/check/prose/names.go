package prose

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"

	"nianbao/internal/check/prose/reading"
)

// names gives the places of one rule names that hold between rounds: by them an agency's
// explanation finds its finding again. A place is named by its subject, as far as its section has
// it once; else by its sentence without the numbers too, so that neither a corrected figure nor a
// paragraph inserted above gives one sentence the name of another.
//
// What is right is named with what is wrong, lest a place change its name when its namesake is put right.
type names struct {
	told  map[string]int // how often a section tells of something
	given map[string]int

	sentence, bare string // the last sentence, and what it is without its numbers
}

// namesOf counts what each place is about.
func namesOf[T any](places []T, about func(T) (reading.Paragraph, string)) *names {
	n := &names{told: map[string]int{}, given: map[string]int{}}
	for _, place := range places {
		p, words := about(place)
		n.told[p.Section+"\n"+words]++
	}
	return n
}

// of names the next place.
func (n *names) of(p reading.Paragraph, about, sentence string) string {
	name := about
	if n.told[p.Section+"\n"+about] > 1 {
		if sentence != n.sentence { // a long sentence of many figures is read once
			n.sentence, n.bare = sentence, short(withoutNumbers(sentence))
		}
		name += "\n" + n.bare
	}
	place := p.Section + "\n" + name
	if n.given[place]++; n.given[place] > 1 {
		name += "/" + strconv.Itoa(n.given[place])
	}
	return name
}

// longestName is the most bytes of a sentence that a name keeps unchanged. Names are kept with
// the findings, and a hostile sentence has thousands.
const longestName = 600

// short gives of a long sentence its beginning and its digest.
func short(sentence string) string {
	if len(sentence) <= longestName {
		return sentence
	}
	digest := sha256.Sum256([]byte(sentence))
	return strings.ToValidUTF8(sentence[:longestName/4], "") + hex.EncodeToString(digest[:8])
}

// withoutNumbers leaves of a sentence what stays when a figure is corrected.
func withoutNumbers(sentence string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsNumber(r) || unicode.IsSpace(r) || strings.ContainsRune(".,．，零一二两三四五六七八九十百千万亿", r) {
			return -1
		}
		return r
	}, sentence)
}
