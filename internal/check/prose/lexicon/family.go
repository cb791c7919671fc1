package lexicon

import (
	"fmt"
	"strings"

	"nianbao/internal/check/prose/quantity"
)

// Expand writes out a family of words: {至|到|} is one of several, <n> one of those a slot has.
// It fails on a brace without its partner, and on an unknown slot.
func Expand(family string, slots map[string]string) ([]string, error) {
	var words []string
	err := expand(make([]byte, 0, 64), family, slots, func(word []byte) error {
		words = append(words, string(word))
		return nil
	})
	if err != nil {
		return nil, err
	}
	return words, nil
}

// Written writes a family out in the form texts are read in. Words that would hold one of a slot that
// has none ([NoWords]) are left out.
func Written(family string, slots map[string]string) ([]string, error) {
	alone := !strings.ContainsRune(family, leaning)
	if alone {
		family = quantity.Fold(family)
	}
	list, err := Expand(family, slots)
	words := list[:0]
	for _, w := range list {
		if strings.Contains(w, NoWords) {
			continue
		}
		if !alone {
			w = quantity.Fold(w)
		}
		words = append(words, w)
	}
	return words, err
}

// expand calls each with everything that is begun so and goes on in a family. What each is given is
// written over afterwards.
func expand(begun []byte, family string, slots map[string]string, each func([]byte) error) error {
	before, inside, rest, err := open(family, slots)
	if err != nil {
		return err
	}
	begun = append(begun, before...)
	if inside == nil {
		return each(begun)
	}
	for choice := range strings.SplitSeq(*inside, "|") {
		if err := expandChoice(begun, choice, rest, slots, each); err != nil {
			return err
		}
	}
	return nil
}

// expandChoice goes on with one of several, which may be a family itself, and then the rest.
func expandChoice(begun []byte, choice, rest string, slots map[string]string, each func([]byte) error) error {
	if !strings.ContainsAny(choice, "{<") {
		return expand(append(begun, choice...), rest, slots, each)
	}
	return expand(begun, choice, slots, func(word []byte) error { return expand(word, rest, slots, each) })
}

// open parts a family at its first brace or slot: the text before it, what one is chosen of, the
// rest. inside is nil where there is none.
func open(family string, slots map[string]string) (before string, inside *string, rest string, err error) {
	at := strings.IndexAny(family, "{<")
	if at < 0 {
		return family, nil, "", nil
	}
	closing := map[byte]string{'{': "}", '<': ">"}[family[at]]
	end := strings.Index(family[at:], closing)
	if end < 0 {
		return "", nil, "", fmt.Errorf("%s: no %s", family, closing)
	}
	of, rest := family[at+1:at+end], family[at+end+1:]
	if family[at] == '<' {
		slot, known := slots[of]
		if !known {
			return "", nil, "", fmt.Errorf("%s: no slot %s", family, of)
		}
		of = slot
	}
	return family[:at], &of, rest, nil
}
