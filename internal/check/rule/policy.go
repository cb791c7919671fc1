package rule

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"nianbao/internal/finding"
	"nianbao/internal/message"
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

type policyFile struct {
	Office string `yaml:"office"`
	Rules  []struct {
		Rule   string `yaml:"rule"`
		Class  string `yaml:"class"`
		Reason string `yaml:"reason"`
		Until  string `yaml:"until"`
	} `yaml:"rules"`
}

// ParsePolicy reads a policy file. classes gives the class of each rule there is.
func ParsePolicy(name string, data []byte, classes map[string]templates.Class) (*Policy, error) {
	var file policyFile
	decoder := yaml.NewDecoder(strings.NewReader(string(data)))
	decoder.KnownFields(true)
	if err := decoder.Decode(&file); err != nil {
		return nil, message.Wrap(err, "policy.syntax", "file", name).WithHint("policy.hint")
	}
	p := &Policy{Name: file.Office}
	seen := map[string]bool{}
	for i, r := range file.Rules {
		fail := func(key string, args ...any) error {
			args = append(args, "file", name, "n", i+1, "rule", r.Rule)
			return message.Errorf("policy."+key, args...).WithHint("policy.hint")
		}
		class, known := classes[r.Rule]
		until, err := time.Parse(time.DateOnly, r.Until)
		lower := templates.Class(r.Class)
		if r.Class == off {
			lower = ""
		}
		_, isClass := weight[lower]
		switch {
		case !known:
			return nil, fail("unknown")
		case seen[r.Rule]:
			return nil, fail("twice")
		case !isClass || r.Class == "":
			return nil, fail("class", "class", r.Class)
		case weight[lower] >= weight[class]:
			return nil, fail("stricter", "class", r.Class, "is", string(class))
		case strings.TrimSpace(r.Reason) == "":
			return nil, fail("reason")
		case err != nil:
			return nil, fail("until", "until", r.Until)
		}
		seen[r.Rule] = true
		p.Entries = append(p.Entries, PolicyEntry{r.Rule, lower, strings.TrimSpace(r.Reason), until})
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
