package taking

import (
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"nianbao/internal/check/rule"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/identity"
	"nianbao/internal/inbox"
	"nianbao/internal/report"
)

// beside are a file's own name, without its ending, and that of the folder or zip it lies in: a path's last part but
// one.
func beside(file string) (name, folder string) {
	parts := strings.FieldsFunc(filepath.ToSlash(file), func(r rune) bool { return r == '/' || r == '!' })
	if len(parts) == 0 {
		return "", ""
	}
	bare := func(s string) string { return strings.TrimSuffix(s, path.Ext(s)) }
	if name = bare(parts[len(parts)-1]); len(parts) > 1 {
		folder = bare(parts[len(parts)-2])
	}
	return name, folder
}

// words are those of a report that may name another agency. They are kept with what it is judged by, so that a changed
// roster is held against them without the report.
type words struct {
	Title  string `json:"title,omitempty"`
	Prose  string `json:"prose,omitempty"`  // whose report the prose says it is
	Claims string `json:"claims,omitempty"` // whose the file says it is, where the office took it for another's
}

func wordsOf(o *inbox.Opened) words {
	return words{Title: o.Report.Title, Prose: proseOwner(o.Report), Claims: o.Claims}
}

// named tells which other agency of the roster is named beside a report or in it, where that is certain: by the file's
// name, then by its folder's, by the title and by the sentence in which the prose says whose report it is. A file whose
// name says whose it is lies rightly in any folder, and in that of an office above it.
func (r *Receiver) named(file, told string, w words, owner *ledger.Agency) []rule.Named {
	switch {
	case owner == nil:
		return nil
	case w.Claims != "":
		return []rule.Named{{By: rule.InReport, Words: w.Claims, Agency: w.Claims}}
	}
	found := former(told, owner)
	own := r.at[owner.ID]
	see := func(by rule.NamedBy, words string) (settled bool) {
		n := r.matcher.Named(words)
		for _, i := range n.Possible {
			if r.agencies[i].ID == owner.ID {
				return true
			}
		}
		other, one := n.One()
		if !one || by == rule.InFolder && r.above(other, own) {
			return false
		}
		found = append(found, rule.Named{By: by, Words: words, Agency: r.agencies[other].Name})
		return true
	}
	name, folder := beside(file)
	if !see(rule.InFile, name) {
		see(rule.InFolder, folder)
	}
	see(rule.InTitle, w.Title)
	see(rule.InProse, w.Prose)
	return found
}

// former notes that a report is made out under the name of one of several agencies that were merged
// into its own: it may have the figures of that one only.
func former(told string, owner *ledger.Agency) []rule.Named {
	var others []string
	is := false
	for _, name := range owner.Predecessors() {
		if identity.Reduce(name) == identity.Reduce(told) {
			is = true
		} else {
			others = append(others, name)
		}
	}
	if !is || len(others) == 0 {
		return nil
	}
	return []rule.Named{{By: rule.InFormer, Words: told, Agency: strings.Join(others, "、")}}
}

// above reports whether one agency of the roster stands over another, at any distance.
func (r *Receiver) above(over, under int) bool {
	name := identity.Reduce(r.agencies[over].Name)
	for range r.agencies {
		superior := r.agencies[under].Superior
		if superior == "" {
			return false
		}
		if identity.Reduce(superior) == name {
			return true
		}
		i, ok := r.matcher.Find("", superior)
		if !ok {
			return false
		}
		under = i
	}
	return false
}

// tells is how prose says whose report it is: 某县档案局2025年政府信息公开工作年度报告.
var tells = regexp.MustCompile(`(\p{Han}{3,40})\s*20\d\d\s*年度?政府信息公开(?:工作)?年度报告`)

// proseOwner is what the beginning of the prose calls the report; "" where it does not.
func proseOwner(rep *report.Report) string {
	for _, section := range []string{"lead", "overview"} {
		for i, p := range rep.Prose[section] {
			if i > 1 {
				break
			}
			if m := tells.FindStringSubmatch(p.Text); m != nil {
				return m[1]
			}
		}
	}
	return ""
}

// sender is the agency that a file's name or its folder's names for certain, else that of the address it was sent from,
// for a file that is no report; 0 for none.
func (r *Receiver) sender(f inbox.File) int64 {
	if id, settled := r.senderByName(f.Name); settled {
		return id
	}
	return r.correspondent(f)
}

func (r *Receiver) senderByName(file string) (id int64, settled bool) {
	name, folder := beside(file)
	for _, words := range []string{name, folder} {
		n := r.matcher.Named(words)
		if i, ok := n.One(); ok && len(n.Possible) == 1 {
			return r.agencies[i].ID, true
		}
		if len(n.Possible) > 0 {
			return 0, true
		}
	}
	return 0, false
}

// near are names on the roster that a file may be of: those its own name and its folder's tell, then those like the name
// in it.
func (r *Receiver) near(file, told string) []string {
	var names []string
	add := func(name string) {
		for _, n := range names {
			if n == name {
				return
			}
		}
		if len(names) < roster.ShownNear {
			names = append(names, name)
		}
	}
	name, folder := beside(file)
	for _, words := range []string{told, name, folder} {
		for _, i := range r.matcher.Named(words).Possible {
			add(r.agencies[i].Name)
		}
	}
	for _, name := range r.matcher.Near(told) {
		add(name)
	}
	return names
}
