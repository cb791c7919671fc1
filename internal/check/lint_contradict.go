package check

import (
	"cmp"
	"slices"

	"nianbao/internal/check/cone"
	"nianbao/internal/message"
	"nianbao/templates"
)

// contradictions finds relations that together force counts or amounts to be zero, however many
// it takes. The last relation of each contradiction is removed before the next search: so each is
// reported once, without its mere consequences, and the relations left at the end are sound.
func contradictions(e *templates.Edition, forms []form) []Quarrel {
	free := func(variable string) bool {
		s, _ := slotOf(e, variable)
		return s == nil || s.Kind == templates.Change // 增/减 has a sign of its own
	}
	var out []Quarrel
	for {
		places := cone.New(linear(forms), free).Cause()
		if places == nil {
			return out
		}
		guilty := make([]form, len(places))
		for i, place := range places {
			guilty[i] = forms[place]
		}
		zero := cone.New(linear(guilty), free).Zero()
		key := "lint.contradict"
		if len(guilty) == 1 {
			key = "lint.contradict.alone"
		}
		said := message.New(key, "relations", named(guilty), "slots", slotNames(e, zero))
		remove := last(guilty)
		out = append(out, Quarrel{e.RelationsOf, remove.Line, said})
		forms = formsBut(forms, remove)
	}
}

// shownSlots is how many slots a message names before it only counts them.
const shownSlots = 12

// slotNames names variables in the order of the form, last year's after this year's.
func slotNames(e *templates.Edition, variables []string) []message.Text {
	place := map[*templates.Slot]int{}
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			place[s] = len(place)
		}
	}
	order := func(variable string) int {
		s, prior := slotOf(e, variable)
		if prior {
			return len(place) + place[s]
		}
		return place[s]
	}
	variables = slices.Clone(variables)
	slices.SortFunc(variables, func(a, b string) int { return cmp.Compare(order(a), order(b)) })
	var texts []message.Text
	for i, variable := range variables {
		if i == shownSlots {
			return append(texts, message.New("lint.slots.more", "n", len(variables)-i))
		}
		s, prior := slotOf(e, variable)
		key := "lint.slot"
		if prior {
			key = "relation.prior"
		}
		texts = append(texts, message.New(key, "label", s.Label()))
	}
	return texts
}
