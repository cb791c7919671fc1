package lexicon

import (
	"fmt"
	"strings"
)

// Expand writes out a family of words: {至|到|} is one of several, <n> one of those a slot has.
// It fails on a brace without its partner, and on an unknown slot.
func Expand(family string, slots map[string]string) ([]string, error) {
	at := strings.IndexAny(family, "{<")
	if at < 0 {
		return []string{family}, nil
	}
	closing := map[byte]string{'{': "}", '<': ">"}[family[at]]
	end := strings.Index(family[at:], closing)
	if end < 0 {
		return nil, fmt.Errorf("%s: no %s", family, closing)
	}
	inside := family[at+1 : at+end]
	if family[at] == '<' {
		slot, known := slots[inside]
		if !known {
			return nil, fmt.Errorf("%s: no slot %s", family, inside)
		}
		inside = slot
	}
	rest, err := Expand(family[at+end+1:], slots)
	if err != nil {
		return nil, err
	}
	var words []string
	for _, choice := range strings.Split(inside, "|") {
		ones, err := Expand(choice, slots) // a slot may be one of several
		if err != nil {
			return nil, err
		}
		for _, one := range ones {
			for _, tail := range rest {
				words = append(words, family[:at]+one+tail)
			}
		}
	}
	return words, nil
}
