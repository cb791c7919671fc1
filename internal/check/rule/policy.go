package rule

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"nianbao/internal/message"
	"nianbao/internal/textfile"
	"nianbao/internal/yamlfile"
	"nianbao/templates"
)

// Policy is an office's own ruling on rules (--policy FILE): classes lowered, rules switched off,
// each with a reason and a last day. Its effect is a note in every report it is applied to, so
// that no output looks stricter than it is. Even a mandatory rule may be lowered or switched off,
// because the office answers for it, but none whose failure leaves a cell without a number; none
// may be made stricter than the form.
type Policy struct {
	Name    string // who ruled
	Entries []PolicyEntry
}

// PolicyEntry rules on one rule.
type PolicyEntry struct {
	Rule   string
	Class  templates.Class // the lower class; "" switches the rule off
	Reason string
	Until  time.Time // the last day on which it applies
}

// off is the word that switches a rule off, in place of a class.
const off = "off"

// written is an entry of the file, as written.
type written struct {
	line                       int
	rule, class, reason, until string
	misread                    bool // something is wrong with its keys
}

// Known is a rule that a policy may name: by its id or, as `rules list` prints it, by its Chinese title.
type Known struct {
	ID, Title string
	Class     templates.Class
	// Fixed rules may not be lowered: where one fails a cell has no number, and a total or a
	// printed report would be blank there.
	Fixed bool
}

// wideColon is a key with a colon in full width, which YAML takes for a part of the word.
var wideColon = regexp.MustCompile(`^[-\s{]*(office|rules|rule|class|reason|until)\s*：`)

// wideColons finds the lines whose key is followed by a colon in full width.
func wideColons(data []byte) (problems []yamlfile.Problem) {
	text, err := textfile.Decode(data)
	if err != nil {
		return nil
	}
	for i, line := range strings.Split(text, "\n") {
		if found := wideColon.FindStringSubmatch(line); found != nil {
			problems = append(problems, yamlfile.Problem{Line: i + 1, Code: "colon", Args: []string{found[1]}})
		}
	}
	return problems
}

// readPolicy reads a policy file as far as it goes without knowing the rules.
func readPolicy(data []byte) (office string, rules []written, problems []yamlfile.Problem) {
	root, problems := yamlfile.Parse(data)
	if root == nil {
		return "", nil, problems
	}
	r := &yamlfile.Reader{}
	f := r.Mapping(root)
	office = f.Text("office")
	for _, n := range r.List(f.Take("rules")) {
		before := len(r.Problems)
		e := r.Mapping(n)
		w := written{e.Line, e.Text("rule"), e.Text("class"), e.Text("reason"), e.Text("until"), false}
		e.End()
		w.misread = len(r.Problems) > before
		rules = append(rules, w)
	}
	f.End()
	return office, rules, r.Problems
}

// ParsePolicy reads a policy file; known are the existing rules. All faults are reported at once.
func ParsePolicy(name string, data []byte, known []Known) (*Policy, error) {
	office, rules, problems := readPolicy(data)
	if wide := wideColons(data); len(wide) > 0 {
		problems, rules = wide, nil // whatever else is wrong follows from it
	}
	byName := map[string]Known{}
	for _, k := range known {
		byName[k.ID] = k
	}
	for _, k := range known {
		if _, taken := byName[k.Title]; !taken {
			byName[k.Title] = k
		}
	}
	p, r := &Policy{Name: office}, yamlfile.Reader{Problems: problems}
	seen := map[string]bool{}
	for _, w := range rules {
		if w.misread {
			continue // a misspelt key would be told once more as a missing one
		}
		if k, ok := byName[strings.TrimSpace(w.rule)]; ok {
			w.rule = k.ID
		}
		entry := w.entry(&r, byName, seen)
		seen[w.rule] = true
		p.Entries = append(p.Entries, entry)
	}
	if len(r.Problems) > 0 {
		r.Sort()
		return nil, message.NewError("policy.unsound",
			"file", name, "problems", yamlfile.Texts("policy", r.Problems)).
			WithHint("policy.hint")
	}
	return p, nil
}

// entry makes an entry of what is written, and reports what cannot be made of it. seen are the
// rules of the entries before.
func (w written) entry(r *yamlfile.Reader, known map[string]Known, seen map[string]bool) PolicyEntry {
	e := PolicyEntry{Rule: w.rule, Class: templates.Class(w.class), Reason: strings.TrimSpace(w.reason)}
	if w.class == off {
		e.Class = ""
	}
	is, there := known[w.rule]
	_, isClass := weight[e.Class]
	switch near := textfile.Near(w.rule, slices.Sorted(maps.Keys(known))); {
	case !there && near != "":
		r.Report(w.line, "near", w.rule, near)
	case !there:
		r.Report(w.line, "unknown", w.rule)
	case seen[w.rule]:
		r.Report(w.line, "twice", w.rule)
	}
	switch {
	case !isClass || w.class == "":
		r.Report(w.line, "class", w.rule, w.class)
	case there && is.Fixed:
		r.Report(w.line, "fixed", w.rule)
	case there && weight[e.Class] >= weight[is.Class]:
		r.Report(w.line, "stricter", w.rule, string(is.Class), w.class)
	}
	if e.Reason == "" {
		r.Report(w.line, "reason", w.rule)
	}
	var err error
	if e.Until, err = time.Parse(time.DateOnly, w.until); err != nil {
		r.Report(w.line, "until", w.rule, w.until)
	}
	return e
}
