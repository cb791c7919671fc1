package match

import (
	"slices"

	"nianbao/templates"
)

// mostPieces is over how many lines a label may be broken: 三、本年度办理结果 is set one character a line.
const mostPieces = 24

// mostMisprints bounds how many texts that are no labels are compared with every label, which is slow.
const mostMisprints = 200

// link is a label recognised in a stream of tokens.
type link struct {
	label       int
	first, last int // the tokens it stands in
	score       int
	explanation string
	prior       int // the link before it in the best chain that ends here, -1 for none
	total       int // what that chain is worth
}

// chain recognises the labels of the form's tables in a stream of tokens: the reading with most
// labels, as surely as possible, in the order of the form. Missing and unknown rows do not
// disturb it, and repeated labels are distinguished by their neighbours. Labels of tables that
// are closed (found already, or with a section of their own) are not looked for among the prose.
func (f *form) chain(stream []token, closed map[*templates.Table]bool) []link {
	c := &chains{best: make([]int, len(f.labels)), waiting: map[int][]int{}}
	misprints := 0
	for i, t := range stream {
		if t.text != "" {
			for _, l := range f.linksAt(stream, i, &misprints) {
				if !t.stray || !closed[f.labels[l.label].table] {
					c.add(l)
				}
			}
		}
		c.end(i)
	}
	return c.longest()
}

// chains are the links found so far, each with the best chain that ends in it.
type chains struct {
	links   []link
	best    []int         // the link that ends the best chain up to each label, as index plus one
	waiting map[int][]int // links by the token they end at: only then may others follow
}

// add puts a link at the end of the best chain of labels before its own.
func (c *chains) add(l link) {
	l.prior, l.total = -1, l.score
	for label := range l.label {
		if k := c.best[label] - 1; k >= 0 && c.links[k].total+l.score > l.total {
			l.prior, l.total = k, c.links[k].total+l.score
		}
	}
	c.links = append(c.links, l)
	c.waiting[l.last] = append(c.waiting[l.last], len(c.links)-1)
}

// end lets others follow the links that end at a token.
func (c *chains) end(token int) {
	for _, k := range c.waiting[token] {
		if at := &c.best[c.links[k].label]; *at == 0 || c.links[k].total > c.links[*at-1].total {
			*at = k + 1
		}
	}
	delete(c.waiting, token)
}

// longest is the best of all chains.
func (c *chains) longest() (out []link) {
	end := -1
	for _, k := range c.best {
		if k > 0 && (end < 0 || c.links[k-1].total > c.links[end].total) {
			end = k - 1
		}
	}
	for k := end; k >= 0; k = c.links[k].prior {
		out = append(out, c.links[k])
	}
	slices.Reverse(out)
	return out
}

// linksAt returns the labels that may begin at a token: on its line alone, or broken over the
// lines that follow.
func (f *form) linksAt(stream []token, i int, misprints *int) (links []link) {
	add := func(r reading, last int) {
		for _, c := range r.may {
			// A label that takes in more lines leaves fewer unexplained.
			links = append(links, link{label: c.label, first: i, last: last, score: c.score + last - i,
				explanation: r.explanation})
		}
	}
	text := stream[i].text
	add(f.read(text), i)
	if len(links) == 0 && !isFigure(text) && *misprints < mostMisprints && len(text) < longestLabel {
		*misprints++
		add(f.resemble(text), i)
	}
	for last, pieces := i+1, 1; last < len(stream) && pieces < mostPieces; last++ {
		if stream[last].cell && !(stream[last].text != "" && stream[last].first && !stream[last-1].cell &&
			stream[last-1].block == stream[last].block-1) {
			break // a label does not run on into the next cell, unless it is broken over to the line of its row
		}
		if !f.begins(templates.Normalize(text)) {
			break
		}
		text += stream[last].text
		pieces++
		if n := templates.Normalize(text); f.exact[n] != nil {
			add(f.readNormal(n), last)
		}
	}
	return links
}
