package lists

import "nianbao/internal/check/prose/reading"

// Each part may have a sentence of its own: 共计19件。网络12件。信函7件。

// sentences judges totals whose parts follow in sentences of one amount each.
func (f *lister) sentences(b reading.Block) {
	for i := 0; i < len(b); i++ {
		t := lastOf(b[i])
		if t == nil || t.Aside || t.Opener != reading.NoOpener || b[i].Overlaps {
			continue
		}
		var parts []*reading.Amount
		for _, s := range b[i+1 : min(len(b), i+1+longestList)] {
			a := onlyOf(s)
			if a == nil || a.Own || a.Aside || a.Opener != reading.NoOpener || a.Unit != t.Unit {
				break
			}
			parts = append(parts, a)
		}
		if len(parts) < 2 || !f.areNames(parts) || !(&candidate{parts: parts}).measurable(totals{t}) {
			continue
		}
		switch {
		case exactly(t, parts):
			f.tell(reading.Right, totals{t}, parts, b[i])
		case near(t, parts) && !exceeded(t, parts) && (t.Own || f.ofOneKind(parts) || ofOneForm(parts)):
			f.tell(reading.Wrong, totals{t}, parts, b[i])
		default:
			continue
		}
		i += len(parts)
	}
}

// lastOf returns the only amount of a sentence that is no comparison, nil if there are others.
func lastOf(s *reading.Sentence) *reading.Amount {
	var last *reading.Amount
	for _, row := range s.Stretches {
		for _, a := range row {
			if a.Aside {
				continue
			}
			if last != nil || len(a.Inside) > 0 {
				return nil
			}
			last = a
		}
	}
	return last
}

// onlyOf returns the amount of a sentence that has just one.
func onlyOf(s *reading.Sentence) *reading.Amount {
	if len(s.Stretches) != 1 || len(s.Stretches[0]) != 1 {
		return nil
	}
	return s.Stretches[0][0]
}
