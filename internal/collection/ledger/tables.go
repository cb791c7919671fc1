package ledger

import "slices"

// A table as the journal knows it: every row the ledger holds is recorded there, column by
// column, when it is put in, changed or dropped. [Ledger.Verify] puts them together again and
// compares.
type table struct {
	name    string
	keys    int // how many of the columns, the first, are the primary key
	columns []column
}

type column struct {
	name string
	long bool // told by its SHA-256: findings, fingerprints, a policy
}

func short(names ...string) []column {
	columns := make([]column, len(names))
	for i, name := range names {
		columns[i].name = name
	}
	return columns
}

// with marks columns as long.
func with(columns []column, long ...string) []column {
	for i := range columns {
		for _, name := range long {
			columns[i].long = columns[i].long || columns[i].name == name
		}
	}
	return columns
}

// The tables. What an original holds is proved by its name, so its bytes are no column here.
var (
	factRows   = &table{"facts", 1, with(short("name", "value"), "value")}
	agencyRows = &table{"agencies", 1, short("id", "name", "code", "level", "superior", "contact", "phone", "mail",
		"line", "listed", "exempt", "extended", "predecessors")}
	formerRows   = &table{"former", 2, short("agency", "name")}
	originalRows = &table{"originals", 1, short("sha256", "size", "taken")}
	takingRows   = &table{"intakes", 1, with(short("id", "key", "sha256", "file", "agency", "told_agency", "told_code",
		"edition", "year", "scope", "verdict", "findings", "state", "why_zh", "why_en", "near", "received", "taken",
		"round", "superseded_by", "steps", "returned"), "findings")}
	judgedRows = &table{"judged", 1, with(short("intake", "basis", "prints", "receipt", "against", "changes", "parts"),
		"basis", "prints")}
	priorRows = &table{"prior_reports", 2, with(short("sha256", "part", "file", "agency", "code", "scope", "told",
		"alone", "figures", "prose", furtherColumn), "figures")}
	// lastYearRows were last year's reports before, one a file; a ledger of this version has none.
	lastYearRows = &table{"lastyear", 1, with(short("sha256", "file", "agency", "code", "scope", "told", "alone",
		"figures", "prose"), "figures")}
	explanationRows = &table{"explanations", 3, short("agency", "scope", "finding", "text", "found", "state", "reason",
		"intake", "at")}
	doubtRows    = &table{"doubts", 2, short("agency", "scope", "intakes", "decided")}
	useRows      = &table{"uses", 3, short("kind", "name", "intake", "sha256", "at")}
	reminderRows = &table{"reminders", 2, short("agency", "number", "run", "date", "state")}
	linkRows     = &table{"links", 1, short("agency", "generation", "sha256")}
	accountRows  = &table{"accounts", 1, with(short("name", "role", "under", "password", "at"), "password")}
	tokenRows    = &table{"tokens", 1, short("name", "sha256", "at")}
	mailRows     = &table{"mails", 1, with(short("intake", "message", "sender", "name", "subject", "sent",
		"received", "text"), "text")}
	sendingRows = &table{"sendings", 3, short("kind", "agency", "item", "address", "message", "state", "said",
		"at")}
	// jobRows are no part of what the journal tells.
	jobRows = &table{"jobs", 1, short("id", "kind", "about", "entry", "state", "worker", "why_zh", "why_en",
		"opened", "ended")}
)

// tables are all that a ledger of this version has, a row's table after those it refers to.
var tables = []*table{factRows, agencyRows, formerRows, originalRows, takingRows, judgedRows, priorRows,
	explanationRows, doubtRows, useRows, reminderRows, linkRows, accountRows, tokenRows, mailRows, sendingRows}

// journalled are all that a journal may tell of.
var journalled = append(slices.Clone(tables), lastYearRows)

// firstOf holds, of tables that prove a file to be no older, the version that brought them.
var firstOf = map[*table]int{reminderRows: seasonVersion, priorRows: partsVersion, mailRows: mailVersion,
	sendingRows: mailVersion, jobRows: jobsVersion}

// furtherColumn is the last of priorRows, and proves a file to be of [furtherVersion].
const furtherColumn = "further"

func tableNamed(name string) *table {
	for _, t := range journalled {
		if t.name == name {
			return t
		}
	}
	return nil
}

func (t *table) names() []string {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.name
	}
	return names
}

func (t *table) at(name string) int {
	for i, c := range t.columns {
		if c.name == name {
			return i
		}
	}
	return -1
}
