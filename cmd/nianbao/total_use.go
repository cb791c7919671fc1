package main

import (
	"context"
	"errors"
	"io/fs"
	"syscall"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/total"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
)

// noteUse notes in the ledger which reports are in a total, so that it can report when one of
// them changes.
func (w *totalWriter) noteUse(t *total.Total) error {
	if w.ledger == "" {
		return nil
	}
	return noteUse(w.ctx, w.term, w.ledger, ledger.UsedInTotal, t.Name, t.Sources)
}

// noteUse notes the sources of a file in the ledger. A ledger that cannot be written to is
// reported and left as it is.
func noteUse(ctx context.Context, t *terminal.Terminal, file, kind, name string, of []ledger.Use) error {
	l, err := ledger.Open(ctx, file, time.Now)
	if err == nil {
		defer l.Close()
		err = l.Used(ctx, kind, name, of)
	}
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		t.Note(message.New("cmd.total.unnoted", "file", file))
		return nil
	}
	return err
}
