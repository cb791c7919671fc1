package rule

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

var weight = map[templates.Class]int{templates.Must: 3, templates.Verify: 2, templates.Note: 1, "": 0}

// expired reports whether an entry no longer applies on a day; on no day given, all apply.
func (e PolicyEntry) expired(today time.Time) bool {
	return !today.IsZero() && today.Format(time.DateOnly) > e.Until.Format(time.DateOnly)
}

// Expired are the entries that no longer apply on a day.
func (p *Policy) Expired(today time.Time) (expired []PolicyEntry) {
	if p == nil {
		return nil
	}
	for _, e := range p.Entries {
		if e.expired(today) {
			expired = append(expired, e)
		}
	}
	return expired
}

// Off reports whether the office has switched a rule off on a day.
func (p *Policy) Off(rule string, today time.Time) bool {
	return p != nil && slices.ContainsFunc(p.Entries, func(e PolicyEntry) bool {
		return e.Rule == rule && e.Class == "" && !e.expired(today)
	})
}

// Ruling identifies the policy's content on a day: policies with the same ruling have the same
// effect, also from different files. It is "" without a policy.
func (p *Policy) Ruling(today time.Time) string {
	if p == nil {
		return ""
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q\n", p.Name)
	for _, e := range p.Entries {
		fmt.Fprintf(h, "%q %q %q %s %t\n",
			e.Rule, e.Class, e.Reason, e.Until.Format(time.DateOnly), e.expired(today))
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
	f := Finding(finding.PolicyRule, templates.Note)
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
