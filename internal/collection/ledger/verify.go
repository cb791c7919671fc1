package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"nianbao/internal/message"
)

// Proof is what going over the whole ledger came to.
type Proof struct {
	Originals int
	Entries   int
	Last      string         // hash of the last entry: who wrote it down can tell that nothing was cut off since
	Problems  []message.Text // what is not as it was written
}

func digest(text string) string {
	h := sha256.Sum256([]byte(text))
	return hex.EncodeToString(h[:])
}

// Verify goes over every original and every entry of the journal and holds them against each other: bytes against their
// SHA-256, each entry against its hash and the one before, each intake against what the journal says was taken.
func (l *Ledger) Verify(ctx context.Context) (*Proof, error) {
	p := &Proof{}
	if err := l.verifyOriginals(ctx, p); err != nil {
		return nil, err
	}
	if err := l.verifyJournal(ctx, p); err != nil {
		return nil, err
	}
	return p, nil
}

func (p *Proof) report(key string, args ...any) {
	p.Problems = append(p.Problems, message.New(key, args...))
}

// verifyOriginals reads one original at a time: together they may be larger than memory.
func (l *Ledger) verifyOriginals(ctx context.Context, p *Proof) error {
	rows, err := l.db.QueryContext(ctx, "SELECT sha256, size, bytes FROM originals ORDER BY sha256")
	if err != nil {
		return l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var size int
		var data sql.RawBytes
		if err := rows.Scan(&name, &size, &data); err != nil {
			return l.fault(err)
		}
		p.Originals++
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != name || len(data) != size {
			p.report("ledger.verify.original", "sha256", name)
		}
	}
	return l.fault(rows.Err())
}

func (l *Ledger) verifyJournal(ctx context.Context, p *Proof) error {
	last := map[int64]judgedEntry{} // the latest judgement on each intake
	var before Entry
	err := l.Entries(ctx, func(e Entry) error {
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
		if e.Action != "take" && e.Action != "judge" {
			return nil
		}
		var told judgedEntry
		if err := json.Unmarshal([]byte(e.Detail), &told); err != nil {
			p.report("ledger.verify.entry", "seq", e.Seq)
			return nil
		}
		told.seq = e.Seq
		last[told.Taking] = told
		return nil
	})
	if err != nil {
		return err
	}
	taken := 0
	for _, id := range slices.Sorted(maps.Keys(last)) {
		there, err := l.verifyTaking(ctx, p, last[id])
		if err != nil {
			return err
		}
		if there {
			taken++
		}
	}
	var intakes int
	if err := l.db.QueryRowContext(ctx, "SELECT count(*) FROM intakes").Scan(&intakes); err != nil {
		return l.fault(err)
	}
	if intakes > taken {
		p.report("ledger.verify.untold", "n", intakes-taken)
	}
	return nil
}

// judgedEntry is what an entry tells of a file that was taken in or judged again.
type judgedEntry struct {
	seq                             int64
	Taking                          int64 `json:"intake"`
	SHA256, File, Verdict, Findings string
}

// verifyTaking holds an intake against the entry that tells of it last.
func (l *Ledger) verifyTaking(ctx context.Context, p *Proof, told judgedEntry) (there bool, err error) {
	var sha, file, verdict, findings string
	var kept bool
	err = l.db.QueryRowContext(ctx, `SELECT ifnull(sha256, ''), file, verdict, findings,
		EXISTS (SELECT 1 FROM originals o WHERE o.sha256 = i.sha256) OR i.sha256 IS NULL FROM intakes i WHERE id = ?`, told.Taking).
		Scan(&sha, &file, &verdict, &findings, &kept)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		p.report("ledger.verify.intake", "seq", told.seq, "file", told.File)
		return false, nil
	case err != nil:
		return false, l.fault(err)
	}
	if sha != told.SHA256 || file != told.File || verdict != told.Verdict || digest(findings) != told.Findings || !kept {
		p.report("ledger.verify.intake", "seq", told.seq, "file", told.File)
	}
	return true, nil
}
