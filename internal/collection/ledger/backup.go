package ledger

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"nianbao/internal/message"
)

// Is reports whether a place is a ledger: a file by its first bytes, a database by its URL.
func Is(file string) bool {
	if IsURL(file) {
		return true
	}
	info, err := os.Stat(file)
	return err == nil && info.Mode().IsRegular() && info.Size() >= headerSize && ours(file) == nil
}

// Backup copies a ledger in use to a new file, which only its owner may read, and proves the copy: it verifies, and its
// last entry is one of this ledger's. The copy is there whole or not at all.
// One in a database is copied by that database's own means.
func (l *Ledger) Backup(ctx context.Context, file string) (*Proof, error) {
	if store, is := l.db.dialect.(postgres); is {
		return nil, message.NewError("ledger.backup.database", "file", l.File).
			WithHint("ledger.backup.database.hint", "file", bare(l.File), "schema", store.schema)
	}
	if _, err := os.Lstat(file); err == nil {
		return l.backedUp(ctx, file)
	}
	// Of one name, so that what a backup left that broke off gives way to the next.
	name := filepath.Join(filepath.Dir(file), ".nianbao-"+filepath.Base(file)+".tmp")
	for _, ending := range []string{"", "-journal"} {
		_ = os.Remove(name + ending)
	}
	if err := beginFile(name); err != nil {
		return nil, err
	}
	defer os.Remove(name)
	if _, err := l.db.ExecContext(ctx, "VACUUM INTO ?", name); err != nil {
		return nil, l.fault(err)
	}
	proof, err := l.proveCopy(ctx, name)
	if err != nil {
		return nil, err
	}
	if err := os.Link(name, file); err != nil { // never in the place of another file
		if errors.Is(err, fs.ErrExist) {
			return l.backedUp(ctx, file)
		}
		if err := os.Rename(name, file); err != nil {
			return nil, message.Wrap(err, "ledger.write", "file", file)
		}
	}
	return proof, nil
}

// backedUp proves an existing file to be a copy of this ledger in its present state; another is
// left alone.
func (l *Ledger) backedUp(ctx context.Context, file string) (*Proof, error) {
	there := message.NewError("ledger.backup.there", "file", file).WithHint("ledger.backup.there.hint")
	if !Is(file) {
		return nil, there
	}
	proof, err := l.proveCopy(ctx, file)
	if err != nil {
		return nil, there
	}
	var entries int
	if err := l.db.QueryRowContext(ctx, "SELECT count(*) FROM journal").Scan(&entries); err != nil {
		return nil, l.fault(err)
	}
	if entries != proof.Entries {
		return nil, there
	}
	return proof, nil
}

// proveCopy verifies a copy and finds its last entry in this ledger.
func (l *Ledger) proveCopy(ctx context.Context, file string) (*Proof, error) {
	copied, err := existing(ctx, file, l.now, frozen)
	if err != nil {
		return nil, err
	}
	defer copied.Close()
	proof, err := copied.Verify(ctx)
	if err != nil {
		return nil, err
	}
	if len(proof.Problems) > 0 {
		return nil, message.NewError("cmd.collect.unproved", "file", l.File, "n", len(proof.Problems),
			"problems", message.Lines(proof.Problems)).WithHint("ledger.damaged.hint")
	}
	var there bool
	err = l.db.QueryRowContext(ctx, "SELECT count(*) > 0 FROM journal WHERE seq = ? AND hash = ?",
		proof.Entries, proof.Last).Scan(&there)
	if err != nil || !there {
		return nil, errOr(l.fault(err),
			message.NewError("ledger.damaged", "file", file).WithHint("ledger.damaged.hint"))
	}
	return proof, nil
}
