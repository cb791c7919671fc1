package lastyear

import (
	"slices"
	"strings"

	"nianbao/internal/identity"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// Index finds last year's reports by agency. The zero Index has none.
type Index struct {
	all      []Report
	byCode   map[string][]int
	byName   map[string][]int // by the reduced name
	names    []string         // each name once, and reduced
	reduced  [][]rune
	nameless []int
	alone    []int // of the nameless, those meant for whoever asks
}

// Wanted is the report that last year's is looked for.
type Wanted struct {
	Code  string
	Names []string // what the agency is called, or was; the first is shown
	// Predecessors are the agencies it was made of; [Index.Gather] looks for theirs where it has none.
	Predecessors []string
	Scope        report.Scope
	Year         int // of the report itself; 0 when it does not tell it
}

// Answer is the report that was found, by its place in the order they were added, or why there is none.
type Answer struct {
	Found  bool
	At     int
	Differ []int        // where there are some that differ, and so none: which they are
	Why    message.Text // where there is none
	Note   message.Text // what was taken for granted about the one there is; zero for nothing
	Hint   message.Text // what to do about either
}

// Add takes a report in.
func (x *Index) Add(r Report) {
	if x.byCode == nil {
		x.byCode, x.byName = map[string][]int{}, map[string][]int{}
	}
	at := len(x.all)
	x.all = append(x.all, r)
	if code := codeOf(r.Code); code != "" {
		x.byCode[code] = append(x.byCode[code], at)
	}
	name := identity.Reduce(r.Agency)
	switch {
	case name != "":
		if len(x.byName[name]) == 0 {
			x.names, x.reduced = append(x.names, r.Agency), append(x.reduced, []rune(name))
		}
		x.byName[name] = append(x.byName[name], at)
	case codeOf(r.Code) == "":
		x.nameless = append(x.nameless, at)
		if r.Alone {
			x.alone = append(x.alone, at)
		}
	}
}

func codeOf(code string) string { return strings.ToUpper(strings.TrimSpace(code)) }

// Find answers which report is the agency's of the year before, for the same scope.
func (x *Index) Find(w Wanted) Answer {
	if w.Year == 0 {
		return Answer{Why: message.New("lastyear.noyear"), Hint: message.New("lastyear.noyear.hint")}
	}
	mine := x.of(w)
	if len(mine) == 0 {
		mine = x.alone
	}
	if len(mine) == 0 {
		return x.nobody(w)
	}
	then := x.keep(mine, func(r *Report) bool { return r.Year == w.Year-1 })
	if len(then) == 0 {
		return x.otherYears(w, mine)
	}
	fit := x.fitting(then, w.Scope)
	if len(fit) == 0 {
		return x.otherScope(w, then)
	}
	best := fit[0]
	for _, at := range fit[1:] {
		if x.all[at].Figures != x.all[best].Figures {
			return x.several(w, fit)
		}
		// The same twice is one; of a workbook of nothing but tables and the published text, that
		// which has more to compare.
		if x.all[at].Prose > x.all[best].Prose {
			best = at
		}
	}
	return x.taken(w, best, fit)
}

// of returns the reports of an agency, of whatever year and scope: by its code, and by its name
// in any spelling. An exact name does not exclude another spelling: if they differed, choosing
// would be a guess. A different code does exclude, where the code finds any.
func (x *Index) of(w Wanted) []int {
	code := codeOf(w.Code)
	mine := slices.Clone(x.byCode[code])
	known := len(mine) > 0
	for _, name := range w.Names {
		for _, at := range x.byName[identity.Reduce(name)] {
			if other := codeOf(x.all[at].Code); known && other != "" && other != code {
				continue
			}
			mine = append(mine, at)
		}
	}
	slices.Sort(mine)
	return slices.Compact(mine)
}

func (x *Index) keep(list []int, fits func(*Report) bool) []int {
	return slices.DeleteFunc(slices.Clone(list), func(at int) bool { return !fits(&x.all[at]) })
}

// fitting returns those of the scope, and those that may be. A report without a scope counts as
// the agency's own, as it does wherever it is read; and as the area's total where no report
// claims to be one. It is neither if it has the very figures of a report that names the other
// scope.
func (x *Index) fitting(list []int, scope report.Scope) []int {
	told := x.keep(list, func(r *Report) bool { return r.Told && r.Scope == scope })
	if scope == report.Area && len(told) > 0 {
		return told
	}
	others := map[string]bool{}
	for _, at := range list {
		if r := &x.all[at]; r.Told && r.Scope != scope {
			others[r.Figures] = true
		}
	}
	return x.keep(list, func(r *Report) bool { return r.Told && r.Scope == scope || !r.Told && !others[r.Figures] })
}
