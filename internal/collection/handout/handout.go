// Package handout lays out the templates of a season as they are handed out: a folder or a zip, one for all or one a
// superior, with a sheet in which the officer notes who got what (发放登记) and a note to paste into a message.
//
// [Write] does it all. Run again after the roster grew, it makes what is new and leaves everything that is there
// untouched. What a template is made of is not known here: [Item] brings its writer along.
package handout

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"nianbao/internal/collection/roster"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/report"
)

// Item is what one agency is given: its template, and the Word file for its words; either may be nil.
type Item struct {
	Agency roster.Agency
	Write  func(io.Writer) error
	Words  func(io.Writer) error
}

// Options are where the templates go, and how.
type Options struct {
	Out        string // a folder, or a file that ends in .zip
	BySuperior bool   // one folder or zip for each superior
	Year       int
	Scope      report.Scope
	Force      bool // make anew what is there
	// Link returns the address under which an agency finds its form on the desk, "" where that is
	// not known; nil where there is no desk, and so no column for it.
	Link func(roster.Agency) string
	// Put writes a file whole; replace is true for one of ours that is made anew with more in it.
	Put func(path string, replace bool, write func(io.Writer) error) error
	// Folder makes a folder.
	Folder func(path string) error
	// Step is called for each file that is made or kept.
	Step func()
}

// Made is what came of it.
type Made struct {
	New, Kept int      // templates made, and left as they were
	Words     int      // Word files made
	Differ    []string // of those kept, the files that would be made otherwise today
	Beside    []string // sheets and notes made
	Places    []string // the folders or zips
}

// set is what one superior's agencies are given, or all are.
type set struct {
	superior string
	place    string // the folder, or the zip
	items    []Item
	files    [][]file // of each item
}

// file is one file of an item.
type file struct {
	name  string
	write func(io.Writer) error
	fresh bool // it has to be made
}

// Write hands the templates out. Nothing is written when something that is not ours is in the way.
func Write(ctx context.Context, items []Item, o Options) (made Made, err error) {
	sets := o.sets(items)
	places := make([]place, len(sets))
	for i := range sets {
		if places[i], err = o.open(sets[i]); err != nil {
			return made, err
		}
		defer places[i].close()
		if err = o.look(ctx, sets[i], places[i], &made); err != nil {
			return made, err
		}
	}
	for i, s := range sets {
		if err := o.write(ctx, s, places[i], &made); err != nil {
			return made, err
		}
		made.Places = append(made.Places, s.place)
	}
	return made, nil
}

// zipped reports whether the output is a zip.
func (o *Options) zipped() bool { return strings.EqualFold(filepath.Ext(o.Out), ".zip") }

// sets groups the items by superior, in the order of the roster. A superior without one of its
// own is in its own set.
func (o *Options) sets(items []Item) []*set {
	if !o.BySuperior {
		s := &set{place: o.Out, items: items}
		s.name()
		return []*set{s}
	}
	above := map[string]bool{}
	for _, item := range items {
		above[item.Agency.Superior] = true
	}
	var sets []*set
	at := map[string]*set{}
	var names output.Names
	for _, item := range items {
		key := item.Agency.Superior
		if key == "" && above[item.Agency.Name] {
			key = item.Agency.Name
		}
		if at[key] == nil {
			label := key
			if label == "" {
				label = say("handout.nosuperior")
			}
			at[key] = &set{superior: key, place: o.placeOf(names.Unique(label, ""))}
			sets = append(sets, at[key])
		}
		at[key].items = append(at[key].items, item)
	}
	for _, s := range sets {
		s.name()
	}
	return sets
}

func (o *Options) placeOf(name string) string {
	if !o.zipped() {
		return filepath.Join(o.Out, name)
	}
	extension := filepath.Ext(o.Out)
	return strings.TrimSuffix(o.Out, extension) + "-" + name + extension
}

// name gives each item its files' names, none that of the sheet or the note.
func (s *set) name() {
	var names output.Names
	names.Unique(say("handout.sheet"), workbookEnding)
	for _, item := range s.items {
		name := strings.TrimSuffix(names.Unique(item.Agency.Name, workbookEnding), workbookEnding)
		var files []file
		if item.Write != nil {
			files = append(files, file{name: name + workbookEnding, write: item.Write})
		}
		if item.Words != nil {
			files = append(files, file{name: name + wordEnding, write: item.Words})
		}
		s.files = append(s.files, files)
	}
}

// The endings of what is handed out.
const (
	workbookEnding = ".xlsx"
	wordEnding     = ".docx"
)

// say is a text of what is handed out, which is Chinese always.
func say(key string, args ...any) string { return message.New(key, args...).In(message.Chinese) }
