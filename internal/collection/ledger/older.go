package ledger

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
)

// older is the content of entries before form 2: of each taking its last state and verdict, and
// the office's rulings on agencies. They record neither whose a taking is nor the roster's rows.
type older struct {
	intakes map[int64]olderIntake
	rulings map[int64]map[string]string // by agency and column
}

type olderIntake struct {
	seq int64
	// by column; a withdrawn one's state, too
	columns map[string]string
}

func newOlder() *older {
	return &older{intakes: map[int64]olderIntake{}, rulings: map[int64]map[string]string{}}
}

// see takes one entry; ok is false where it cannot be understood.
func (o *older) see(e Entry) (ok bool) {
	var d struct {
		Taking                                                   int64 `json:"intake"`
		SHA256, File, Verdict, Findings, Scope, Received, Reason string
		Until                                                    string
	}
	if json.Unmarshal([]byte(e.Detail), &d) != nil {
		return false
	}
	switch e.Action {
	case "take", "judge":
		o.intakes[d.Taking] = olderIntake{e.Seq, map[string]string{"sha256": orNone(d.SHA256), "file": d.File,
			"verdict": d.Verdict, "findings": d.Findings, "scope": d.Scope, "received": d.Received}}
	case "withdraw":
		if in, known := o.intakes[d.Taking]; known {
			in.columns["state"] = string(Withdrawn)
		}
	case "exempt":
		o.rule(e.Agency, "exempt", d.Reason)
	case "extend":
		o.rule(e.Agency, "extended", d.Until)
	}
	return true
}

func (o *older) rule(agency int64, column, value string) {
	if o.rulings[agency] == nil {
		o.rulings[agency] = map[string]string{}
	}
	o.rulings[agency][column] = value
}

func orNone(text string) string {
	if text == "" {
		return null
	}
	return text
}

// compare compares rows with the entries about them; differ is called for each column that
// differs, and missing for each taking that is absent or without an entry.
func (o *older) compare(rows map[*table]map[string][]string, differ func(*table, string, string, string, string),
	missing func(t *table, key string, told bool)) {
	for _, id := range slices.Sorted(maps.Keys(o.intakes)) {
		key := strconv.FormatInt(id, 10)
		row := rows[takingRows][key]
		if row == nil {
			missing(takingRows, key, true)
			continue
		}
		compareColumns(takingRows, key, row, o.intakes[id].columns, differ)
	}
	for _, id := range slices.Sorted(maps.Keys(o.rulings)) {
		key := strconv.FormatInt(id, 10)
		if row := rows[agencyRows][key]; row != nil {
			compareColumns(agencyRows, key, row, o.rulings[id], differ)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(rows[takingRows])) {
		id, _ := strconv.ParseInt(key, 10, 64)
		if _, known := o.intakes[id]; !known {
			missing(takingRows, key, false)
		}
	}
}

func compareColumns(t *table, key string, row []string, want map[string]string,
	differ func(*table, string, string, string, string)) {
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got := row[t.at(name)-t.keys]; got != want[name] {
			differ(t, key, name, got, want[name])
		}
	}
}
