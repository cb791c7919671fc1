package typeset

// maxLoose is by how many ems a place is opened at most. A line that would need more stays short:
// better a ragged end than a line that falls apart.
const maxLoose = 0.5

// place sets the characters from from to to as a line; last marks the end of the paragraph.
func (p *paragraph) place(from, to int, last bool) Line {
	var s span
	p.walk(from, func(end int, now span) bool {
		s = now
		return end < to
	})
	measure := p.measure(from)
	var open, tight float64 // by how much each place is opened, and what part of its give it gives
	switch spare := measure - s.width; {
	case spare < -s.spill:
		if s.give > 0 {
			tight = min(1, (-spare-s.spill)/s.give)
		}
	case spare > 0 && p.style.Justify && !last && s.open > 0:
		open = min(spare/float64(s.open), maxLoose*p.style.Em)
	}
	for to > from+1 && p.classes[to-1] == space {
		to--
	}
	line := Line{Spots: make([]Spot, 0, to-from)}
	x := p.style.Measure - measure
	for i := from; i < to; i++ {
		spot := Spot{Char: i}
		if i > from {
			x += p.gap[i-1] - tight*p.give[i-1]
			if p.loose[i-1] {
				x += open
			}
			if met := p.gap[i-1] < 0; met && p.classes[i-1] == closing {
				line.Spots[i-1-from].NoRight = true
			} else if met {
				spot.NoLeft = true
				x -= p.gap[i-1]
			}
		}
		spot.X = x
		line.Spots = append(line.Spots, spot)
		if x += p.text[i].Width; spot.NoLeft {
			x += p.gap[i-1]
		}
	}
	line.Width = x
	return line
}
