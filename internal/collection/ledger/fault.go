package ledger

import (
	"context"
	"errors"

	"nianbao/internal/message"
)

// fault words a store's error by the catalogue.
func (l *Ledger) fault(err error) error {
	var said *message.Error
	switch {
	case err == nil, errors.As(err, &said):
		return err
	case errors.Is(err, context.Canceled):
		return context.Canceled
	}
	if worded := l.db.dialect.fault(l.File, err); worded != nil {
		return worded
	}
	return message.Wrap(err, "ledger.failed", "file", l.File)
}

func errOr(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// damaged is the error of a ledger that holds what no release wrote.
func (l *Ledger) damaged() error {
	return message.NewError("ledger.damaged", "file", l.File).WithHint("ledger.damaged.hint")
}
