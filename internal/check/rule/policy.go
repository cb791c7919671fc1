package rule

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/plaintext"
	"nianbao/internal/yamlfile"
	"nianbao/templates"
)

// Policy is an office's own ruling on rules (--policy FILE): classes lowered, rules switched off,
// each with a reason and a day on which that ends. What it does is told as a note in every report
// it is applied to, so that no output looks stricter than it is. Even a mandatory rule may be
// lowered or switched off, because the office answers for it; none may be made stricter than the
// form.
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

// PolicyRule is the rule of the notes that tell what a policy did.
const PolicyRule = "policy"

var weight = map[templates.Class]int{templates.Must: 3, templates.Verify: 2, templates.Note: 1, "": 0}

// written is an entry as it stands in the file.
type written struct {
	line                       int
	rule, class, reason, until string
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
		e := r.Mapping(n)
		rules = append(rules, written{e.Line, e.Text("rule"), e.Text("class"), e.Text("reason"), e.Text("until")})
		e.End()
	}
	f.End()
	r.Sort()
	return office, rules, r.Problems
}

// ParsePolicy reads a policy file. classes gives the class of each rule there is.
func ParsePolicy(name string, data []byte, classes map[string]templates.Class) (*Policy, error) {
	office, rules, problems := readPolicy(data)
	if len(problems) > 0 {
		return nil, message.Errorf("policy.unsound", "file", name, "problems", yamlfile.Texts("policy", problems)).
			WithHint("policy.hint")
	}
	p := &Policy{Name: office}
	seen := map[string]bool{}
	for i, r := range rules {
		fail := func(key string, args ...any) error {
			args = append(args, "file", name, "n", i+1, "line", r.line, "rule", r.rule)
			return message.Errorf("policy."+key, args...).WithHint("policy.hint")
		}
		class, known := classes[r.rule]
		until, err := time.Parse(time.DateOnly, r.until)
		lower := templates.Class(r.class)
		if r.class == off {
			lower = ""
		}
		_, isClass := weight[lower]
		switch near := plaintext.Near(r.rule, slices.Sorted(maps.Keys(classes))); {
		case !known && near != "":
			return nil, fail("near", "near", near)
		case !known:
			return nil, fail("unknown")
		case seen[r.rule]:
			return nil, fail("twice")
		case !isClass || r.class == "":
			return nil, fail("class", "class", r.class)
		case weight[lower] >= weight[class]:
			return nil, fail("stricter", "class", r.class, "is", string(class))
		case strings.TrimSpace(r.reason) == "":
			return nil, fail("reason")
		case err != nil:
			return nil, fail("until", "until", r.until)
		}
		seen[r.rule] = true
		p.Entries = append(p.Entries, PolicyEntry{r.rule, lower, strings.TrimSpace(r.reason), until})
	}
	return p, nil
}

// expired reports whether an entry no longer applies on a day; on no day given, all apply.
func (e PolicyEntry) expired(today time.Time) bool {
	return !today.IsZero() && today.Format(time.DateOnly) > e.Until.Format(time.DateOnly)
}

// Off reports whether the office has switched a rule off on a day.
func (p *Policy) Off(rule string, today time.Time) bool {
	return p != nil && slices.ContainsFunc(p.Entries, func(e PolicyEntry) bool {
		return e.Rule == rule && e.Class == "" && !e.expired(today)
	})
}

// Ruling names what the policy says on a day: two policies of one name say the same, also where one of them says it in
// another file. No policy says "".
func (p *Policy) Ruling(today time.Time) string {
	if p == nil {
		return ""
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q\n", p.Name)
	for _, e := range p.Entries {
		fmt.Fprintf(h, "%q %q %q %s %t\n", e.Rule, e.Class, e.Reason, e.Until.Format(time.DateOnly), e.expired(today))
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Apply rules on findings and returns them with a note for each entry of the policy: what it did,
// or that it has expired.
func (p *Policy) Apply(found []finding.Finding, today time.Time) []finding.Finding {
	if p == nil {
		return found
	}
	entries := map[string]PolicyEntry{}
	for _, e := range p.Entries {
		if !e.expired(today) {
			entries[e.Rule] = e
		}
	}
	var kept []finding.Finding
	touched := map[string]int{}
	for _, f := range found {
		e, ruled := entries[f.Rule]
		switch {
		case !ruled:
		case e.Class == "":
			touched[f.Rule]++
			continue
		case weight[e.Class] < weight[f.Class]:
			touched[f.Rule]++
			f.Class = e.Class
		}
		kept = append(kept, f)
	}
	for _, e := range p.Entries {
		kept = append(kept, p.note(e, touched[e.Rule], today))
	}
	return kept
}

func (p *Policy) note(e PolicyEntry, n int, today time.Time) finding.Finding {
	f := Finding(PolicyRule, templates.Note)
	f.Key = e.Rule
	args := []any{"rule", e.Rule, "office", p.Name, "reason", e.Reason, "n", n,
		"until", e.Until.Format(time.DateOnly)}
	key := "lowered"
	switch {
	case e.expired(today):
		key = "expired"
	case e.Class == "":
		key = off
	default:
		args = append(args, "class", message.New("result.class."+string(e.Class)))
	}
	f.Message = message.New("policy."+key, args...)
	f.Hint = message.New("policy.do")
	return f
}
