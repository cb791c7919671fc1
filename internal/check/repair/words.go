package repair

import (
	"nianbao/internal/check/rule"
	"nianbao/internal/message"
)

// shownRepairs is how many other repairs a message names.
const shownRepairs = 3

// sayRepair words the likeliest repair as a suspicion, with the number of others as simple.
func sayRepair(c *rule.Context, s *system, all []repair) message.Text {
	r := all[0]
	said := message.New("diagnosis."+slipNames[r.slip], "from", s.name(c, r.from), "to", s.name(c, r.to),
		"now", s.shown(c, r.from), "other", s.shown(c, r.to), "value", r.value.String())
	if len(all) == 1 {
		return said
	}
	var also []message.Text
	for _, other := range all[1:min(len(all), 1+shownRepairs)] {
		also = append(also, s.name(c, other.from))
	}
	return message.New("diagnosis.others", "said", said, "n", len(all)-1, "also", also)
}

// shown is the content of a cell, for a message.
func (s *system) shown(c *rule.Context, at int) any {
	if s.blank[at] {
		return message.New("diagnosis.blank")
	}
	return rule.Shorten(c.Report.Value(s.slots[at].ID).Printed())
}
