package roster

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/internal/identity"
	"nianbao/internal/message"
	"nianbao/templates"
)

// problem is one thing wrong with a roster.
type problem struct {
	line, col int // col is -1 where it is not about a cell
	text      message.Text
}

type problems struct{ all []problem }

func (p *problems) report(line, col int, key string, args ...any) {
	p.all = append(p.all, problem{line, col, message.New(key, args...)})
}

// shownProblems is how many lines an error has; the rest is counted.
const shownProblems = 40

// err is all that is wrong in one error, in the order of the lines; nil when nothing is.
func (p *problems) err(file string) error {
	if len(p.all) == 0 {
		return nil
	}
	slices.SortStableFunc(p.all, func(a, b problem) int { return cmp.Compare(a.line, b.line) })
	var lines message.Lines
	for _, one := range p.all[:min(len(p.all), shownProblems)] {
		if one.col < 0 {
			lines = append(lines, message.New("roster.problem", "line", one.line, "problem", one.text))
		} else {
			lines = append(lines, message.New("roster.problem.cell", "line", one.line,
				"column", templates.ColumnName(one.col), "problem", one.text))
		}
	}
	if rest := len(p.all) - len(lines); rest > 0 {
		lines = append(lines, message.New("roster.problem.rest", "n", rest))
	}
	return message.NewError("roster.problems",
		"file", file, "count", fmt.Sprint(len(p.all)), "problems", lines).
		WithHint("roster.problems.hint")
}

// distinct drops rows that repeat an earlier one word for word, and reports agencies on two
// lines, names that differ only in blanks, brackets or characters, and codes that two have.
func (r *reading) distinct() {
	kept, groups := r.list.Agencies[:0], r.groups[:0]
	byName, byCode := map[string]int{}, map[string]int{}
	for i, a := range r.list.Agencies {
		key := identity.Reduce(a.Name)
		if at, twice := byName[key]; twice {
			first := kept[at]
			same := a
			same.Line = first.Line
			switch {
			case a.Name == first.Name && r.another(&kept[at], a):
				r.list.note("roster.another", "line", a.Line, "first", first.Line, "name", a.Name)
			case same == first:
				r.list.note("roster.again", "line", a.Line, "first", first.Line, "name", a.Name)
			case a.Name == first.Name:
				r.report(a.Line, r.nameColumn(), "roster.twice", "name", a.Name, "first", first.Line)
			default:
				r.report(a.Line, r.nameColumn(), "roster.alike", "name", a.Name, "other", first.Name,
					"first", first.Line)
			}
			continue
		}
		byName[key] = len(kept)
		if at, twice := byCode[a.Code]; twice && a.Code != "" {
			r.report(a.Line, -1, "roster.code.twice", "code", a.Code, "first", kept[at].Line)
		}
		byCode[a.Code] = len(kept)
		if !bears(a.Name) {
			r.report(a.Line, r.nameColumn(), "roster.unbearable", "name", cut(a.Name), "limit", maxName/3)
		}
		kept, groups = append(kept, a), append(groups, r.groups[i])
	}
	r.list.Agencies, r.groups = kept, groups
}

func (r *reading) nameColumn() int {
	if names := r.head.columns(fieldName, 0, r.table.cols); len(names) > 0 {
		return names[0]
	}
	return -1
}

func cut(name string) string {
	if runes := []rune(name); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return name
}

func (l *List) note(key string, args ...any) {
	l.Read.Notes = append(l.Read.Notes, message.New(key, args...))
}
