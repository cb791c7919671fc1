package lastyear

import (
	"slices"
	"strings"

	"nianbao/internal/identity"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/internal/wordlist"
)

// The answers in words. Whoever reads "no report was found" after having given one suspects a
// fault in the program: so each names what was found instead, with its file, and the remedy.

// shown is how many reports a sentence names.
const shown = 3

// nobody answers that none of the reports is the agency's.
func (x *Index) nobody(w Wanted) Answer {
	name := w.name()
	switch {
	case len(x.all) == 0:
		return Answer{Why: message.New("lastyear.unread"), Hint: w.hint("lastyear.hint.give")}
	case name == "":
		return Answer{Why: message.New("lastyear.noagency"), Hint: message.New("lastyear.noagency.hint")}
	}
	var near, nameless message.Text
	if list := x.near(w); len(list) > 0 {
		near = message.New("lastyear.near", "names", list)
	}
	hint := w.hint("lastyear.hint.none")
	if len(x.all) <= shown {
		return Answer{Why: message.New("lastyear.none.few", "agency", name, "reports", x.named(x.all),
			"near", near), Hint: hint}
	}
	if n := len(x.nameless); n > 0 {
		nameless = message.New("lastyear.nameless", "n", n, "files", x.files(x.nameless))
	}
	return Answer{Why: message.New("lastyear.none", "agency", name, "n", len(x.all), "near", near,
		"nameless", nameless), Hint: hint}
}

// near are the names that look like the agency's, with their files.
func (x *Index) near(w Wanted) []message.Text {
	var said []message.Text
	for _, i := range identity.Likest(w.name(), x.reduced) {
		first := x.all[x.byName[string(x.reduced[i])][0]]
		said = append(said, message.New("lastyear.nearname", "agency", x.names[i], "file", first.File))
	}
	return said
}

// named names reports by agency, year and file.
func (x *Index) named(list []Report) []message.Text {
	var said []message.Text
	for _, r := range list {
		agency, year := message.New("lastyear.agency.none"), message.New("lastyear.year.none")
		if r.Agency != "" {
			agency = message.New("lastyear.agency", "agency", r.Agency)
		}
		if r.Year != 0 {
			year = message.New("lastyear.of", "year", r.Year)
		}
		said = append(said, message.New("lastyear.report", "agency", agency, "year", year, "file", r.File))
	}
	return said
}

// otherYears answers that there are reports of the agency, of other years.
func (x *Index) otherYears(w Wanted, mine []int) Answer {
	hint := "lastyear.hint.give"
	var said []message.Text
	for i, at := range mine {
		r := &x.all[at]
		year := message.New("lastyear.of", "year", r.Year)
		if r.Year == 0 {
			year, hint = message.New("lastyear.year.none"), "lastyear.hint.undated"
		}
		if i < shown {
			said = append(said, message.New("lastyear.year.file", "year", year, "file", r.File))
		}
	}
	if n := len(mine) - len(said); n > 0 {
		said = append(said, message.New("lastyear.more", "n", n))
	}
	return Answer{Why: message.New("lastyear.years", "agency", w.shown(), "reports", said, "year", w.Year-1),
		Hint: w.hint(hint)}
}

// otherScope answers that last year's reports of the agency are all for the other scope.
func (x *Index) otherScope(w Wanted, then []int) Answer {
	other := report.Own
	if w.Scope == report.Own {
		other = report.Area
	}
	files := x.files(then)
	return Answer{Why: message.New("lastyear.scopes", "agency", w.shown(), "year", w.Year-1,
		"found", other.Label(), "files", files,
		"scope", w.Scope.Label()), Hint: w.hint("lastyear.hint.scope", "files", files)}
}

// several answers that there are reports that differ, and no way to choose the valid one.
func (x *Index) several(w Wanted, fit []int) Answer {
	hint := "lastyear.hint.one"
	var said []message.Text
	for i, at := range fit {
		key := "lastyear.file"
		if !x.all[at].Told {
			key += ".untold"
			if governs(w.name()) {
				hint = "lastyear.hint.onescope"
			}
		}
		if i < shown {
			said = append(said, message.New(key, "file", x.all[at].File))
		}
	}
	if n := len(fit) - len(said); n > 0 {
		said = append(said, message.New("lastyear.more", "n", n))
	}
	return Answer{Differ: fit, Why: message.New("lastyear.several", "agency", w.shown(), "year", w.Year-1,
		"n", len(fit), "files", said),
		Hint: w.hint(hint)}
}

// taken answers with a report, and notes what it leaves open. fit are all with the same content.
func (x *Index) taken(w Wanted, best int, fit []int) Answer {
	a := Answer{Found: true, At: best}
	var notes []message.Text
	if slices.Contains(x.nameless, best) {
		notes = append(notes, message.New("lastyear.note.agency"))
	}
	hint := "lastyear.note.hint"
	told := slices.ContainsFunc(fit, func(at int) bool { return x.all[at].Told })
	if !told && (w.Scope == report.Area || governs(w.name())) {
		notes = append(notes, message.New("lastyear.note.scope", "scope", w.Scope.Label()))
		hint += ".scope"
	}
	if len(notes) > 0 {
		a.Note = message.New("lastyear.note", "file", x.all[best].File, "notes", notes)
		a.Hint = w.hint(hint, "file", x.all[best].File)
	}
	return a
}

// governs reports whether an agency is one that may file an area's total beside its own report: a
// government, by its name or that of its place, or its office. A department has one report, and
// no words are needed over which it is.
func governs(agency string) bool {
	return wordlist.AnyEnds(identity.Reduce(agency), "省", "市", "县", "区", "州", "盟", "旗", "政府", "政府办公室", "政府办公厅",
		"管理委员会", "管委会")
}

func (x *Index) files(list []int) []string {
	var files []string
	for i, at := range list {
		if i == shown {
			return append(files, "…")
		}
		files = append(files, x.all[at].File)
	}
	return files
}

// name is the agency's name; its code where it has no name.
func (w Wanted) name() string {
	for _, name := range w.Names {
		if strings.TrimSpace(name) != "" {
			return name
		}
	}
	return w.Code
}

// shown is the agency's name; without one, “this agency”.
func (w Wanted) shown() message.Text {
	if name := w.name(); name != "" {
		return message.New("lastyear.agency", "agency", name)
	}
	return message.New("lastyear.this")
}

// hint is the remedy, in terms of the year and the scope that are wanted.
func (w Wanted) hint(key string, args ...any) message.Text {
	return message.New(key, append(args, "year", w.Year-1, "scope", w.Scope.Label(), "own", string(w.Scope))...)
}
