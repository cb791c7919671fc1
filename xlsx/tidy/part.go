package tidy

import (
	"slices"
	"strings"

	"nianbao/xlsx/sound"
)

// part is one part of the package being written anew.
type part struct {
	name      string // as it came
	data      []byte
	named     string // as it will be; "" while nothing leads to it
	kind      string // of the relationship that leads to it
	mime      string // content type, "" for none named
	relations []relation
	visited   bool
}

// relation is one relationship of a part.
type relation struct {
	id, space, target string // the type's full name; the target as written where it is external
	to                *part  // nil for an external one
}

func (r relation) kind() string { return r.space[strings.LastIndexByte(r.space, '/')+1:] }

// has reports whether a part has a relationship of an id.
func (p *part) has(id string) bool {
	for _, r := range p.relations {
		if r.id == id {
			return true
		}
	}
	return false
}

// dropThreads leaves out the threads of a sheet's comments (线程批注) where ordinary comments repeat them.
func (p *part) dropThreads() {
	kind := func(k string) func(relation) bool { return func(r relation) bool { return r.kind() == k } }
	if slices.ContainsFunc(p.relations, kind(kindComments)) {
		p.relations = slices.DeleteFunc(p.relations, kind("threadedComment"))
	}
}

// legacyDrawing is the relationship of the drawing with the boxes of a sheet's comments.
func (p *part) legacyDrawing() string {
	id := ""
	_ = sound.Walk(p.data, func(e *sound.Element) error { // what is not well-formed is found later
		if e.Depth == 2 && e.Name == "legacyDrawing" {
			id, _ = e.Find(relationsSpace, "id")
		}
		return nil
	})
	return id
}
