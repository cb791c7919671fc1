// Package level reads a roster's 级别: the area of an agency, and whether it is that area's
// government, a department, or a vertical system's. Deadlines and the power to make 规章 follow
// from it. The words are data, in level.yaml; start with [Of].
package level

import (
	_ "embed"
	"strings"
	"sync"

	"nianbao/internal/textfile"
	"nianbao/internal/yamlfile"
	"nianbao/templates"
)

// Area is the area whose government an agency is of.
type Area string

// The areas, the highest first. Nowhere is that of a word which names none.
const (
	Central  Area = "central"
	Province Area = "province"
	City     Area = "city"
	County   Area = "county"
	Township Area = "township"
	Nowhere  Area = ""
)

// Body is what an agency is within its area.
type Body string

// The bodies. Vertical is a system that reports up its own line (垂直管理).
const (
	Government Body = "government"
	Department Body = "department"
	Vertical   Body = "vertical"
)

// Level is the meaning of a word.
type Level struct {
	Area Area
	Body Body
}

// Of returns the meaning of a level word; ok is false for an unknown word.
func Of(word string) (l Level, ok bool) {
	key := keyOf(word)
	if key == "" {
		return Level{}, false
	}
	if l, ok = table().by[key]; ok {
		return l, true
	}
	if strings.ContainsAny(templates.Normalize(word), ":*.\"") || len([]rune(key)) > longest {
		return Level{}, false
	}
	for _, end := range departmentEnds {
		if area := table().areaIn(key); area != Nowhere && strings.HasSuffix(key, end) {
			return Level{area, Department}, true
		}
	}
	return Level{}, false
}

// longest is how many characters a word has at most that is known by its beginning and end.
const longest = 12

// departmentEnds end the words of an area's departments that are listed nowhere (县属国有企业).
var departmentEnds = []string{"部门", "单位", "机构", "企业"}

// Near returns the known word that one is likest, "" where it is like none.
func Near(word string) string {
	typed := []rune(keyOf(word))
	best, fewest := "", (len(typed)+1)/3+1
	for _, known := range table().words {
		k := []rune(known)
		d := textfile.Distance(typed, k)
		if d < fewest || d == fewest && best != "" && len(k) == len(typed) && len([]rune(best)) != len(typed) {
			best, fewest = known, d
		}
	}
	return best
}

// Words returns the usual words of each body and area, for help: the first few of each line of level.yaml.
func Words() []Line { return table().lines }

// Line is a level with some words for it.
type Line struct {
	Level
	Words []string
}

//go:embed level.yaml
var source []byte

type words struct {
	by    map[string]Level
	words []string // to be offered for a mistyped one, as written
	areas []areaWord
	lines []Line
}

type areaWord struct {
	word string
	area Area
}

// areaIn finds the first area a word begins with.
func (w *words) areaIn(key string) Area {
	best := areaWord{}
	for _, a := range w.areas {
		if strings.HasPrefix(key, a.word) && len(a.word) > len(best.word) {
			best = a
		}
	}
	return best.area
}

// helpWords are the bodies shown in help for each area.
var helpWords = map[Body][]string{Government: {""}, Department: {"直部门", "直单位"}, Vertical: {"垂管"}}

var table = sync.OnceValue(func() *words {
	file := yamlfile.Embedded[struct {
		Areas  map[Area][]string
		Bodies map[Body][]string
		Words  map[Body][]string
	}](source)
	t := &words{by: map[string]Level{}}
	add := func(word string, l Level) {
		key := keyOf(word)
		if _, twice := t.by[key]; !twice && key != "" {
			t.by[key] = l
			t.words = append(t.words, word)
		}
	}
	for _, body := range []Body{Vertical, Department} {
		for _, word := range file.Words[body] {
			add(word, Level{Nowhere, body})
		}
	}
	for _, area := range []Area{Township, County, City, Province, Central} {
		for _, name := range file.Areas[area] {
			t.areas = append(t.areas, areaWord{keyOf(name), area})
		}
	}
	for _, area := range []Area{Township, County, City, Province, Central} {
		for _, body := range []Body{Government, Department, Vertical} {
			for _, name := range file.Areas[area] {
				for _, tail := range file.Bodies[body] {
					add(name+tail, Level{area, body})
				}
			}
			if area != Central && area != Township {
				t.lines = append(t.lines, helpLine(Level{area, body}, file.Areas[area]))
			}
		}
	}
	t.lines = append(t.lines, Line{Level{Township, Government}, []string{"乡镇", "街道", "镇"}},
		Line{Level{Nowhere, Department}, file.Words[Department][:3]},
		Line{Level{Nowhere, Vertical}, file.Words[Vertical][:2]})
	return t
})

func helpLine(l Level, areas []string) Line {
	line := Line{Level: l}
	for _, tail := range helpWords[l.Body] {
		name := areas[0]
		if l.Body == Government {
			name = areas[0] + "级"
		}
		line.Words = append(line.Words, name+tail)
	}
	return line
}

// keyOf is a word without what only sets it apart: blanks, brackets, marks, 的.
func keyOf(word string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("().:/-\"的*", r) {
			return -1
		}
		return r
	}, templates.Normalize(word))
}
