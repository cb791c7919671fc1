package judge

import "strings"

// Schema is how readings of one kind are described: by attributes that have one of several values each, by flags that
// hold or not, and by the patterns of them that have weights.
type Schema struct {
	Attributes []Attribute
	Flags      []string // 64 at most
	Patterns   []Pattern
}

// Attribute is a property of a reading that has one of several values.
type Attribute struct {
	Name   string
	Values []string
}

// Pattern is what is weighed as one: a flag that must hold, -1 for none, and the values of some attributes.
type Pattern struct {
	Flag int
	With []int // attributes
}

// Shape is what is seen of a reading: the value of each attribute, and the flags that hold.
type Shape struct {
	Values [16]uint8
	Flags  uint64
}

// Set sets a flag.
func (s *Shape) Set(flag int, is bool) {
	if is {
		s.Flags |= 1 << flag
	}
}

// Has reports whether a flag holds.
func (s *Shape) Has(flag int) bool { return s.Flags&(1<<flag) != 0 }

// Names returns the features of a shape, one for each pattern that applies.
func (s *Schema) Names(shape Shape) []string {
	var names []string
	for _, p := range s.Patterns {
		if p.Flag < 0 || shape.Has(p.Flag) {
			names = append(names, s.name(p, shape.Values))
		}
	}
	return names
}

func (s *Schema) name(p Pattern, values [16]uint8) string {
	var parts []string
	if p.Flag >= 0 {
		parts = append(parts, s.Flags[p.Flag])
	}
	for _, at := range p.With {
		a := s.Attributes[at]
		parts = append(parts, a.Name+":"+a.Values[values[at]])
	}
	return strings.Join(parts, ",")
}

// Scale weighs shapes of a schema.
type Scale struct {
	schema *Schema
	base   int
	tables [][]int // by pattern: the weights of its values, the last attribute's closest together
	byFlag [][]int // patterns by flag, the last are those without
}

// Scale returns the scale that some weights make.
func (s *Schema) Scale(weights map[string]int) *Scale {
	c := &Scale{schema: s, base: weights[Base], byFlag: make([][]int, len(s.Flags)+1)}
	for i, p := range s.Patterns {
		flag := p.Flag
		if flag < 0 {
			flag = len(s.Flags)
		}
		c.byFlag[flag] = append(c.byFlag[flag], i)
		c.tables = append(c.tables, s.table(p, weights))
	}
	return c
}

// table writes out the weights of a pattern.
func (s *Schema) table(p Pattern, weights map[string]int) []int {
	size := 1
	for _, at := range p.With {
		size *= len(s.Attributes[at].Values)
	}
	table := make([]int, size)
	for i := range table {
		var values [16]uint8
		rest := i
		for k := len(p.With) - 1; k >= 0; k-- {
			n := len(s.Attributes[p.With[k]].Values)
			values[p.With[k]], rest = uint8(rest%n), rest/n
		}
		table[i] = weights[s.name(p, values)]
	}
	return table
}

// Score weighs a shape, in hundredths of a logit.
func (c *Scale) Score(shape *Shape) int {
	sum := c.base
	for flag, patterns := range c.byFlag {
		if flag < len(c.schema.Flags) && !shape.Has(flag) {
			continue
		}
		for _, i := range patterns {
			at := 0
			for _, a := range c.schema.Patterns[i].With {
				at = at*len(c.schema.Attributes[a].Values) + int(shape.Values[a])
			}
			sum += c.tables[i][at]
		}
	}
	return sum
}
