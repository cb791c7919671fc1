// Package message is the one catalogue of the program's messages, in Chinese and in English.
//
// A [Text] names an entry and its arguments; it is turned into words only where it is shown, by
// [Text.In], so that one finding can be in a Chinese workbook and on an English screen. Entries
// live in catalogue/*.yaml, one file for each room of the program, each entry with both
// languages. {name} in an entry is replaced by the argument.
//
// Official labels are not messages: they come from the edition and are never translated.
package message

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/internal/harmless"
)

// Lang is a language of the catalogue.
type Lang string

// The languages.
const (
	Chinese Lang = "zh"
	English Lang = "en"
)

// Text is a message: a key of the catalogue and arguments by name.
type Text struct {
	Key  string
	Args []Arg
}

// Arg is one named argument. A value that is itself a Text is rendered in the same language.
type Arg struct {
	Name  string
	Value any
}

// Lines are texts on lines of their own, indented; of very many the first are shown, and the others counted.
type Lines []Text

// Both is a text with its own two languages, as an edition's; without English it is shown in
// Chinese.
type Both struct{ Chinese, English string }

// New makes a text; args alternate names and values. TestCallSites holds every call in the program
// to the catalogue; a name whose value is missing all the same is shown so, as fmt does.
func New(key string, args ...any) Text {
	t := Text{Key: key}
	for i := 0; i < len(args); i += 2 {
		arg := Arg{fmt.Sprint(args[i]), "!MISSING"}
		if i+1 < len(args) {
			arg.Value = args[i+1]
		}
		t.Args = append(t.Args, arg)
	}
	return t
}

// IsZero reports whether the text is empty.
func (t Text) IsZero() bool { return t.Key == "" }

// In renders the text in a language. A key that is not in the catalogue is shown as itself with
// its arguments, so that nothing is lost; a test ensures that there are none.
func (t Text) In(lang Lang) string {
	if t.Key == "" {
		return ""
	}
	pattern, ok := entry(t.Key)[lang]
	if !ok {
		words := []string{t.Key}
		for _, a := range t.Args {
			words = append(words, a.Name+"="+say(a.Value, lang))
		}
		return strings.Join(words, " ")
	}
	if len(t.Args) == 0 {
		return pattern
	}
	pairs := make([]string, 0, 2*len(t.Args))
	for _, a := range t.Args {
		pairs = append(pairs, "{"+a.Name+"}", say(a.Value, lang))
	}
	return strings.NewReplacer(pairs...).Replace(pattern)
}

func say(value any, lang Lang) string {
	switch v := value.(type) {
	case Text:
		return v.In(lang)
	case Lines:
		var said strings.Builder
		for i := range v {
			if i == mostErrors {
				said.WriteString("\n  " + New("message.more", "n", len(v)-i).In(lang))
				break
			}
			said.WriteString("\n  " + v[i].In(lang))
		}
		return said.String()
	case Both:
		if lang == English && v.English != "" {
			return lines(v.English)
		}
		return lines(v.Chinese)
	case []Text:
		said := make([]string, len(v))
		for i := range v {
			said[i] = v[i].In(lang)
		}
		return strings.Join(said, listMark(lang))
	case []string:
		return sent(strings.Join(v, listMark(lang)), lang)
	case error:
		return Say(v, lang)
	case string:
		return sent(v, lang)
	}
	return sent(fmt.Sprint(value), lang)
}

// longestArgument is how many characters an argument may have in a text. A path fits; a full cell does not.
const longestArgument = 1000

// sent is an argument that may come from outside: one line, cut and marked as cut where it is too
// long.
func sent(s string, lang Lang) string {
	line := harmless.Line(s)
	if len(line) <= longestArgument {
		return line
	}
	n := 0
	for i := range line {
		if n++; n > longestArgument {
			return line[:i] + New("message.cut", "n", utf8.RuneCountInString(line[i:])).In(lang)
		}
	}
	return line
}

// lines makes an edition's text harmless; it may have lines.
func lines(s string) string {
	all := strings.Split(s, "\n")
	for i := range all {
		all[i] = harmless.Line(all[i])
	}
	return strings.Join(all, "\n")
}

// OneLine is a name that somebody sent, of a file or a sheet, as it may be shown outside a [Text]: it cannot pass for a
// line of ours.
func OneLine(name string) string { return harmless.Line(name) }

func listMark(lang Lang) string {
	if lang == English {
		return ", "
	}
	return "、"
}

// Has reports whether the catalogue has the key.
func Has(key string) bool { return written()[key] != "" }
