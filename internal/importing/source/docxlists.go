package source

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// Word numbers paragraphs itself, headings and the rows of tables too, and the numbers are
// nowhere in the text. Without its 一、（一）1. a report would not be what its readers saw, so
// they are counted here again.

// listLevels is how many levels a list has.
const listLevels = 9

// listItem is the list of a paragraph, its own or that of its style.
type listItem struct {
	style string
	list  string
	level int
	given bool // list is set, be it to none

	joined bool // the end of the paragraph was deleted while changes were recorded
}

// listLevel is how one level of a list is numbered.
type listLevel struct {
	format string
	text   string // %1 stands for the number of the first level
	start  int
}

// list is a numbered list; several may be numbered on together.
type list struct {
	levels  [listLevels]listLevel
	numbers *[listLevels]int
}

// lists are the lists of a document.
type lists struct {
	lists  map[string]*list
	styles map[string]listItem
	bases  map[string]string // of styles
}

// readLists reads how paragraphs are numbered.
func readLists(w *Word) (*lists, error) {
	l := &lists{lists: map[string]*list{}, styles: map[string]listItem{}, bases: map[string]string{}}
	for name, read := range map[string]func(decoder) error{numberingPart: l.readNumbering, stylesPart: l.readStyles} {
		data, err := w.Part(name)
		if err != nil {
			return nil, err
		}
		if err := read(newDecoder(data)); err != nil && err != io.EOF {
			return nil, w.broken()
		}
	}
	return l, nil
}

// readNumbering reads the abstract lists and those made of them.
func (l *lists) readNumbering(d decoder) error {
	abstract := map[string]*list{}
	var current *list
	level := 0
	for {
		t, err := d.next()
		if err != nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		v := value(e, "val")
		switch e.Name.Local {
		case "abstractNum":
			current = &list{numbers: new([listLevels]int)}
			for i := range current.levels {
				current.levels[i] = listLevel{start: 1}
			}
			abstract[value(e, "abstractNumId")] = current
		case "num":
			current = &list{numbers: new([listLevels]int)}
			l.lists[value(e, "numId")] = current
		case "abstractNumId":
			if a := abstract[v]; a != nil && current != nil {
				*current = *a // numbered on together
			}
		case "startOverride":
			if current != nil {
				current.numbers = new([listLevels]int)
				current.levels[level].start = whole(v)
			}
		case "lvl", "lvlOverride":
			level = max(0, min(whole(value(e, "ilvl")), listLevels-1))
		case "start":
			if current != nil {
				current.levels[level].start = whole(v)
			}
		case "numFmt":
			if current != nil {
				current.levels[level].format = v
			}
		case "lvlText":
			if current != nil {
				current.levels[level].text = v
			}
		}
	}
}

// readStyles reads which styles number their paragraphs.
func (l *lists) readStyles(d decoder) error {
	id := ""
	for {
		t, err := d.next()
		if err != nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		item := l.styles[id]
		switch e.Name.Local {
		case "style":
			id = value(e, "styleId")
			continue
		case "basedOn":
			l.bases[id] = value(e, "val")
			continue
		case "numId":
			item.list, item.given = value(e, "val"), true
		case "ilvl":
			item.level = whole(value(e, "val"))
		default:
			continue
		}
		l.styles[id] = item
	}
}

// label counts a paragraph and returns its number as Word shows it, "" for one that has none.
func (l *lists) label(item listItem) string {
	style := item.style
	for range 10 { // styles may be based on one another in a circle
		if item.given || style == "" {
			break
		}
		if of := l.styles[style]; of.given {
			item.list, item.given, item.level = of.list, true, max(item.level, of.level)
		}
		style = l.bases[style]
	}
	of := l.lists[item.list]
	if of == nil || item.level < 0 || item.level >= listLevels {
		return ""
	}
	level := of.levels[item.level]
	of.numbers[item.level]++
	for deeper := item.level + 1; deeper < listLevels; deeper++ {
		of.numbers[deeper] = 0
	}
	if level.format == "bullet" || level.format == "none" {
		return ""
	}
	text := level.text
	for i := range listLevels {
		mark := "%" + strconv.Itoa(i+1)
		if strings.Contains(text, mark) {
			n := max(of.numbers[i], 1) + of.levels[i].start - 1
			text = strings.ReplaceAll(text, mark, numeral(n, of.levels[i].format))
		}
	}
	return text
}

func whole(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// numeral writes a number in a format of Word's; one that reports do not use is written in figures.
func numeral(n int, format string) string {
	switch {
	case n < 1:
	case strings.HasPrefix(format, "chinese"), strings.HasPrefix(format, "taiwanese"), format == "japaneseCounting",
		format == "ideographDigital":
		return chineseNumeral(n)
	case strings.HasPrefix(format, "decimalEnclosedCircle") && n <= 20:
		return string('①' + rune(n-1))
	case format == "decimalFullWidth":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
	case format == "upperLetter" && n <= 26:
		return string('A' + rune(n-1))
	case format == "lowerLetter" && n <= 26:
		return string('a' + rune(n-1))
	}
	return strconv.Itoa(n)
}

// chineseNumeral writes 1 to 99 as they are counted: 九, 十, 十一, 二十; what is beyond, in figures.
func chineseNumeral(n int) string {
	digits := []rune("〇一二三四五六七八九")
	switch {
	case n >= 100:
		return strconv.Itoa(n)
	case n < 10:
		return string(digits[n])
	}
	s := "十"
	if n >= 20 {
		s = string(digits[n/10]) + s
	}
	if n%10 > 0 {
		s += string(digits[n%10])
	}
	return s
}
