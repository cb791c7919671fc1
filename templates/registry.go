package templates

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
)

//go:embed *.yaml
var files embed.FS

// maxEditionFile bounds an edition file; the official ones have 20 KiB.
const maxEditionFile = 1 << 20

// Builtin returns the editions that come with the program, the earliest first.
var Builtin = sync.OnceValue(func() []*Edition {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	slices.Sort(names) // a base sorts before what builds on it
	var editions []*Edition
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			panic(err)
		}
		e, problems := decode(data, byID(editions))
		if len(problems) > 0 {
			panic(&Problems{name, problems})
		}
		editions = append(editions, e)
	}
	slices.SortFunc(editions, func(a, b *Edition) int { return cmp.Compare(a.From, b.From) })
	return editions
})

func byID(editions []*Edition) func(string) *Edition {
	return func(id string) *Edition {
		for _, e := range editions {
			if e.ID == id {
				return e
			}
		}
		return nil
	}
}

// ErrNoEdition means that no edition is in force for a year, or that none has the name.
var ErrNoEdition = errors.New("no such edition")

// ForYear returns the edition in force for reports of the year.
func ForYear(year int) (*Edition, error) {
	for _, e := range Builtin() {
		if e.InForce(year) {
			return e, nil
		}
	}
	return nil, fmt.Errorf("%w for %d", ErrNoEdition, year)
}

// Find returns the edition with an id, or the one an edition file describes.
// A file that is not sound gives a [*Problems].
func Find(idOrFile string) (*Edition, error) {
	if e := byID(Builtin())(idOrFile); e != nil {
		return e, nil
	}
	if !strings.ContainsAny(idOrFile, `./\`) {
		if _, err := os.Stat(idOrFile); err != nil {
			return nil, fmt.Errorf("%w: %s", ErrNoEdition, idOrFile)
		}
	}
	e, problems, err := Lint(idOrFile)
	if err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		return nil, &Problems{idOrFile, problems}
	}
	return e, nil
}

// Lint reads an edition file and returns all that is wrong with it; the error is for a file that could not be read.
func Lint(file string) (*Edition, []Problem, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxEditionFile+1))
	if err != nil {
		return nil, nil, err
	}
	if len(data) > maxEditionFile {
		return nil, []Problem{{Line: 1, Code: "file.large"}}, nil
	}
	e, problems := decode(data, byID(Builtin()))
	if e == nil {
		return nil, problems, nil
	}
	e.Source = file
	lintYears(e, Builtin(), func(line int, code string, args ...string) {
		problems = append(problems, Problem{Line: line, Code: code, Args: args})
	})
	return e, problems, nil
}
