package lexicon

import (
	"fmt"
	"strings"
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

// expand calls each with everything that is begun so and goes on in a family. What each is given is
// written over afterwards.
func expand(begun []byte, family string, slots map[string]string, each func([]byte) error) error {
	at := strings.IndexAny(family, "{<")
	if at < 0 {
		return each(append(begun, family...))
	}
	closing := map[byte]string{'{': "}", '<': ">"}[family[at]]
	end := strings.Index(family[at:], closing)
	if end < 0 {
		return fmt.Errorf("%s: no %s", family, closing)
	}
	inside, rest := family[at+1:at+end], family[at+end+1:]
	if family[at] == '<' {
		slot, known := slots[inside]
		if !known {
			return fmt.Errorf("%s: no slot %s", family, inside)
		}
		inside = slot
	}
	begun = append(begun, family[:at]...)
	for more := true; more; {
		var choice string
		choice, inside, more = strings.Cut(inside, "|")
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
