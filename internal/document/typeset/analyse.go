package typeset

// paragraph is a text with the rules' results for it. Entry i of after, gap and loose is about
// the place between character i and the next.
type paragraph struct {
	text    []Char
	style   Style
	classes []class
	after   []freedom
	gap     []float64 // natural space, below zero where the blanks of two marks meet
	loose   []bool    // whether justification may open the place
	give    []float64 // by how much it can be tightened
}

// freedom is whether a line may end at a place, and at what cost.
type freedom uint8

const (
	never  freedom = iota
	forced         // inside what should hold together but is longer than a line
	softly         // inside a long address, after a sign that parts it
	freely
)

func analyse(text []Char, s Style) *paragraph {
	n := len(text)
	p := &paragraph{
		text: text, style: s, classes: classes(text),
		after: make([]freedom, n), gap: make([]float64, n), loose: make([]bool, n), give: make([]float64, n),
	}
	numeral := make([]bool, n) // inside the figures of a number
	held := make([]bool, n)    // inside a number with its unit
	numbers(text, func(from, core, to int) {
		for i := from; i < to-1; i++ {
			held[i] = true
		}
		for i := from; i < core; i++ {
			if text[i].Rune != '第' {
				p.classes[i], numeral[i] = latin, true
			}
		}
	})
	for i := range n - 1 {
		p.after[i] = freely
		slash := isSlash(text[i].Rune) // neither begins nor ends a line
		if held[i] || slash || !mayBreak(p.classes[i], p.classes[i+1]) {
			p.after[i] = never
			if parts(text[i].Rune) && !numeral[i] && p.classes[i+1] == latin {
				p.after[i] = softly
			}
		}
		p.gap[i], p.loose[i] = p.between(i)
		p.give[i] = p.giveOf(i)
	}
	if n > 0 {
		p.after[n-1] = freely
	}
	return p
}

// mayBreak returns whether a line may end between characters of two classes.
func mayBreak(a, b class) bool {
	switch {
	case b == closing, b == ellipsis, b == mark, b == space, b == glue:
		return false
	case a == opening, a == glue:
		return false
	case a == dash && b == dash, a == latin && b == latin:
		return false
	}
	return true
}

func isSlash(r rune) bool { return r == '/' || r == '／' }

// parts reports whether a sign parts a long address, so that a line may end after it.
func parts(r rune) bool {
	switch r {
	case '/', '／', '.', '@', '-', '_', '?', '&', '=', ',', ';':
		return true
	}
	return false
}

// between returns the natural space after character i and whether justification may open it.
func (p *paragraph) between(i int) (gap float64, loose bool) {
	a, b := p.classes[i], p.classes[i+1]
	switch {
	case b == mark, a == latin && b == latin, a == dash && b == dash, a == ellipsis && b == ellipsis:
		return 0, false
	case a == opening && p.narrow(i), b == closing && p.narrow(i+1):
		return 0, false // (1) and 98.5% hold together
	case a == closing && (b == closing || b == opening):
		return -min(p.text[i].Right, p.style.Em/2), true
	case a == opening && b == opening:
		return -min(p.text[i+1].Left, p.style.Em/2), true
	case a == ideograph && b == latin, a == latin && b == ideograph:
		if isFullWidthLetter(p.text[i].Rune) || isFullWidthLetter(p.text[i+1].Rune) {
			return 0, true
		}
		return p.style.Gap, p.style.Gap == 0 // it is open already
	}
	return 0, true
}

// narrow reports whether a mark is of an alphabet, not as wide as an ideograph.
func (p *paragraph) narrow(i int) bool { return p.text[i].Width < 0.7*p.style.Em }

// mendLongRuns lets lines end inside what is longer than a line.
func (p *paragraph) mendLongRuns() {
	shortest := p.style.Measure - p.style.Indent
	from, width := 0, 0.0
	for i := range p.text {
		width += p.text[i].Width + max(0, p.gap[i])
		if p.after[i] < softly {
			continue
		}
		for j := from; width > shortest && j < i; j++ {
			if p.classes[j+1] != mark {
				p.after[j] = forced
			}
		}
		from, width = i+1, 0
	}
}
