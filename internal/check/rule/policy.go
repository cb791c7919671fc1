package rule

import "nianbao/templates"

// Policy is an office's own ruling on rules (--policy FILE): classes lowered, rules switched off.
type Policy struct {
	Name    string
	Entries []PolicyEntry
}

// PolicyEntry rules on one rule.
type PolicyEntry struct {
	Rule  string
	Class templates.Class // the lower class; "" switches the rule off
}
