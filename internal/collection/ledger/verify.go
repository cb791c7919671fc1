package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"nianbao/internal/message"
)

// Proof is what going over the whole ledger came to.
type Proof struct {
	Originals int
	Entries   int
	Forward   int64          // the entry by which an earlier release's ledger was brought forward; 0 for none
	Last      string         // hash of the last entry: who wrote it down can tell that nothing was cut off since
	Problems  []message.Text // what is not as it was written
}

func digest(text string) string {
	h := sha256.Sum256([]byte(text))
	return hex.EncodeToString(h[:])
}

// Verify goes over the whole ledger: every original against its SHA-256, every entry of the
// journal against its hash and the one before, and every row of every table against the journal.
// All is of one moment, whatever others do meanwhile. That the journal's end was cut off together with its rows, nothing in the file can prove.
func (l *Ledger) Verify(ctx context.Context) (*Proof, error) {
	var found *Proof
	err := l.snapshot(ctx, func(of querier) (err error) {
		found, err = l.verify(ctx, of)
		return err
	})
	return found, err
}

func (l *Ledger) verify(ctx context.Context, of querier) (*Proof, error) {
	p := &proof{Proof: &Proof{}, ledger: l, of: of, replay: newReplay()}
	for _, step := range []func(context.Context) error{p.shape, p.originals, p.journal, p.rows} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	return p.Proof, nil
}

// proof is a verification under way.
type proof struct {
	*Proof
	ledger  *Ledger
	of      querier
	replay  *replay
	version int
}

func (p *proof) report(key string, args ...any) {
	p.Problems = append(p.Problems, message.New(key, args...))
}

// originals reads one original at a time: together they may be larger than memory.
func (p *proof) originals(ctx context.Context) error {
	rows, err := p.of.QueryContext(ctx, "SELECT sha256, size, bytes FROM originals ORDER BY sha256")
	if err != nil {
		return p.ledger.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var size int
		var data sql.RawBytes
		if err := rows.Scan(&name, &size, &data); err != nil {
			return p.ledger.fault(err)
		}
		p.Originals++
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != name || len(data) != size {
			p.report("ledger.verify.original", "sha256", name)
		}
	}
	return p.ledger.fault(rows.Err())
}

// journal walks the chain and replays it.
func (p *proof) journal(ctx context.Context) error {
	var before Entry
	err := p.ledger.entries(ctx, p.of, "", func(e Entry) error {
		p.Entries++
		switch {
		case e.Seq != before.Seq+1:
			p.report("ledger.verify.gap", "seq", e.Seq, "before", before.Seq)
		case e.Previous != before.Hash:
			p.report("ledger.verify.chain", "seq", e.Seq)
		case e.sum() != e.Hash:
			p.report("ledger.verify.entry", "seq", e.Seq)
		}
		before, p.Last = e, e.Hash
		if !p.replay.see(e) {
			p.report("ledger.verify.entry", "seq", e.Seq)
		}
		if p.replay.from == e.Seq {
			p.Forward = e.Seq
			p.replay.older.compare(p.replay.rows, p.differs, p.missing)
		}
		return nil
	})
	if p.Entries == 0 {
		p.report("ledger.verify.empty")
	}
	return err
}

// rows compares every row of every table with the journal.
func (p *proof) rows(ctx context.Context) error {
	held := map[*table]map[string][]string{}
	for _, t := range journalled {
		there, err := p.columns(ctx, t)
		if err != nil {
			return err
		}
		if len(there) == 0 { // told by shape, or of a ledger of an earlier release
			continue
		}
		as := t
		if p.version < schemaVersion { // it had fewer columns, the first
			as = &table{t.name, t.keys, t.columns[:min(len(there), len(t.columns))]}
		}
		if !slices.Equal(there, as.names()) {
			p.report("ledger.verify.table", "table", t.name)
			continue
		}
		old := !p.replay.begun
		if old {
			held[t] = map[string][]string{}
		}
		met := map[string]bool{}
		err = p.ledger.eachRow(ctx, p.of, as, func(values []any) error {
			key, row := keyOf(values[:t.keys]), cells(values[t.keys:])
			if old {
				held[t][key] = row
				return nil
			}
			met[key] = true
			p.row(t, key, row)
			return nil
		})
		if err != nil {
			return err
		}
		for _, key := range slices.Sorted(maps.Keys(p.replay.rows[t])) {
			if !old && !met[key] {
				p.missing(t, key, true)
			}
		}
	}
	if !p.replay.begun {
		p.replay.older.compare(held, p.differs, p.missing)
	}
	return nil
}

func (p *proof) row(t *table, key string, row []string) {
	want, known := p.replay.rows[t][key]
	if !known {
		p.missing(t, key, false)
		return
	}
	for i, got := range row { // of an older ledger those it has
		if got != want[i] {
			p.differs(t, key, t.columns[t.keys+i].name, got, want[i])
		}
	}
}

// shownCell is how many characters of a cell a problem shows.
const shownCell = 40

func (p *proof) differs(t *table, key, column, got, want string) {
	p.report("ledger.verify.cell", "table", tableText(t), "key", shown(key), "column", column,
		"found", shown(got), "expected", shown(want))
}

func (p *proof) missing(t *table, key string, told bool) {
	which := "ledger.verify.untold"
	if told {
		which = "ledger.verify.gone"
	}
	p.report(which, "table", tableText(t), "key", shown(key))
}

func tableText(t *table) message.Text { return message.New("ledger.table." + t.name) }

func shown(text string) string {
	text = strings.ReplaceAll(text, null, " ")
	if runes := []rune(text); len(runes) > shownCell {
		return string(runes[:shownCell]) + "…"
	}
	return text
}

func cells(values []any) []string {
	row := make([]string, len(values))
	for i, v := range values {
		row[i] = cell(v)
	}
	return row
}
