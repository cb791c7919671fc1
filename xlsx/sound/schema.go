package sound

import (
	_ "embed"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed schema.txt
var schemaText string

// wanted is one attribute of an element as the schema wants it.
type wanted struct {
	name     string
	within   string // the parent of the elements that are meant; "" for all
	relation bool   // r:id
	needed   bool
	fits     func(string) bool
	what     string
	children []string // of a child rather than an attribute: one of these must be there
}

// schema holds what is wanted of elements, by the kind of part.
var schema = sync.OnceValue(func() map[string]map[string][]wanted {
	out := map[string]map[string][]wanted{}
	var kinds []string
	for line := range strings.Lines(schemaText) {
		line = strings.TrimSpace(line)
		words := strings.Fields(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			kinds = strings.Fields(strings.Trim(line, "[]"))
		default:
			for _, kind := range kinds {
				if out[kind] == nil {
					out[kind] = map[string][]wanted{}
				}
				for _, word := range words[1:] {
					out[kind][words[0]] = append(out[kind][words[0]], wantedOf(word))
				}
			}
		}
	}
	return out
})

func wantedOf(word string) wanted {
	if children, ok := strings.CutPrefix(word, ">"); ok {
		return wanted{children: strings.Split(children, "|")}
	}
	name, what, _ := strings.Cut(word, "=")
	within := ""
	if parent, own, ok := strings.Cut(name, "/"); ok {
		within, name = parent, own
	}
	w := wanted{name: strings.TrimSuffix(name, "!"), needed: strings.HasSuffix(name, "!"),
		what: what, within: within}
	w.name, w.relation = strings.CutPrefix(w.name, "r:")
	if w.fits = types[what]; w.fits == nil && strings.Contains(what, "..") {
		w.fits = between(what)
	}
	if w.fits == nil {
		words := strings.Split(what, "|")
		w.fits = func(v string) bool { return slices.Contains(words, v) }
	}
	return w
}

// fits checks the attributes of an element of a part of a kind.
func (e *Element) fits(of map[string][]wanted) error {
	if of == nil || !described[e.Space] {
		return nil
	}
	if e.Parent != nil && slices.ContainsFunc(of[e.Parent.Name], func(w wanted) bool {
		return slices.Contains(w.children, e.Name)
	}) {
		e.Parent.filled = true
	}
	for _, w := range of[e.Name] {
		if w.children != nil || w.within != "" && (e.Parent == nil || e.Parent.Name != w.within) {
			continue
		}
		value, there := "", false
		if w.relation {
			value = RelationID(e)
			there = value != ""
		} else {
			value, there = e.Find("", w.name)
		}
		switch {
		case !there && w.needed:
			return fmt.Errorf("<%s> without %s", e.Name, w.name)
		case there && !w.fits(value):
			return fmt.Errorf("<%s> with %s %.40q, which is not %s", e.Name, w.name, value, w.what)
		}
	}
	return nil
}

// isFilled checks an element that ends for a child it must have.
func (e *Element) isFilled(of map[string][]wanted) error {
	if of == nil || e.filled || !described[e.Space] {
		return nil
	}
	for _, w := range of[e.Name] {
		if w.children != nil {
			return fmt.Errorf("<%s> without a %s", e.Name, strings.Join(w.children, " or "))
		}
	}
	return nil
}

const (
	mainSpace  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	chartSpace = "http://schemas.openxmlformats.org/drawingml/2006/chart"
)

// described are the namespaces of the elements the schema describes; those of later years go their own ways.
var described = set(mainSpace + " " + chartSpace + " http://schemas.openxmlformats.org/drawingml/2006/main " +
	"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing")

// types are the kinds of values the schema names.
var types = map[string]func(string) bool{
	"any":   func(string) bool { return true },
	"s":     func(v string) bool { return v != "" },
	"b":     func(v string) bool { return v == "0" || v == "1" || v == "true" || v == "false" },
	"u":     func(v string) bool { return whole(v, 0) },
	"u1":    func(v string) bool { return whole(v, 1) },
	"i":     func(v string) bool { _, err := strconv.ParseInt(v, 10, 32); return err == nil },
	"i64":   func(v string) bool { _, err := strconv.ParseInt(v, 10, 64); return err == nil },
	"d":     decimal,
	"part":  func(v string) bool { return decimal(v) && !strings.HasPrefix(v, "-") && atMostOne(v) },
	"shift": func(v string) bool { return decimal(v) && atMostOne(v) },
	"turn":  func(v string) bool { n, err := strconv.Atoi(v); return err == nil && (n >= 0 && n <= 180 || n == 255) },
	"rgb":   matches(`^(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}$`),
	"rgb6":  matches(`^[0-9A-Fa-f]{6}$`),
	"spans": matches(`^\d+:\d+(?: \d+:\d+)*$`),
	"hex":   matches(`^[0-9A-Fa-f]+$`),
	"hex4":  matches(`^[0-9A-Fa-f]{1,4}$`),
	"b64":   matches(`^[A-Za-z0-9+/]*={0,2}$`),
	"guid":  matches(`^\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}$`),
	"cell":  isCell,
	"ref":   isRange,
	"sqref": func(v string) bool {
		all := strings.Fields(v)
		return len(all) > 0 && !slices.ContainsFunc(all, func(one string) bool { return !isRange(one) })
	},
}

func matches(pattern string) func(string) bool { return regexp.MustCompile(pattern).MatchString }

// between is for whole numbers, written as 0..500.
func between(limits string) func(string) bool {
	from, to, _ := strings.Cut(limits, "..")
	least, _ := strconv.Atoi(from)
	most, _ := strconv.Atoi(to)
	return func(v string) bool {
		n, err := strconv.Atoi(strings.TrimSuffix(v, "%"))
		return err == nil && n >= least && n <= most
	}
}

func whole(v string, least uint64) bool {
	n, err := strconv.ParseUint(v, 10, 32)
	return err == nil && n >= least
}

// atMostOne reports whether a number is no further from 0 than 1.
func atMostOne(v string) bool {
	n, err := strconv.ParseFloat(v, 64)
	return err == nil && math.Abs(n) <= 1
}

// decimal reports whether a value is a number that is one: not NaN, INF, or hexadecimal.
func decimal(v string) bool {
	n, err := strconv.ParseFloat(v, 64)
	return err == nil && !math.IsNaN(n) && !math.IsInf(n, 0) && !strings.ContainsAny(v, "xX_pP")
}
