package ledger

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"nianbao/internal/message"
)

// Is reports whether a file is a ledger, by its first bytes.
func Is(file string) bool {
	info, err := os.Stat(file)
	return err == nil && info.Mode().IsRegular() && info.Size() >= headerSize && ours(file) == nil
}

// Backup copies a ledger in use to a new file, which only its owner may read, and proves the copy: it verifies, and its
// last entry is one of this ledger's. The copy is there whole or not at all.
func (l *Ledger) Backup(ctx context.Context, file string) (*Proof, error) {
	if _, err := os.Lstat(file); err == nil {
		return nil, message.Wrap(fs.ErrExist, "ledger.backup.there", "file", file).WithHint("ledger.backup.there.hint")
	}
	temporary, err := os.CreateTemp(filepath.Dir(file), ".nianbao-*.tmp") // 0600
	if err != nil {
		return nil, message.Wrap(err, "ledger.write", "file", file)
	}
	name := temporary.Name()
	defer os.Remove(name)
	temporary.Close()
	if _, err := l.db.ExecContext(ctx, "VACUUM INTO ?", name); err != nil {
		return nil, l.fault(err)
	}
	proof, err := l.proveCopy(ctx, name)
	if err != nil {
		return nil, err
	}
	if err := os.Link(name, file); err != nil { // never in the place of another file
		if errors.Is(err, fs.ErrExist) {
			return nil, message.Wrap(fs.ErrExist, "ledger.backup.there", "file", file).WithHint("ledger.backup.there.hint")
		}
		if err := os.Rename(name, file); err != nil {
			return nil, message.Wrap(err, "ledger.write", "file", file)
		}
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
		return nil, message.Errorf("cmd.collect.unproved", "file", l.File, "n", len(proof.Problems),
			"problems", message.Lines(proof.Problems)).WithHint("ledger.damaged.hint")
	}
	var there bool
	err = l.db.QueryRowContext(ctx, "SELECT count(*) > 0 FROM journal WHERE seq = ? AND hash = ?", proof.Entries, proof.Last).Scan(&there)
	if err != nil || !there {
		return nil, errOr(l.fault(err), message.Errorf("ledger.damaged", "file", file).WithHint("ledger.damaged.hint"))
	}
	return proof, nil
}
