package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
)

// ExtensionReason is why an agency has a deadline of its own, as the journal tells of the last extension; "" for none.
func (l *Ledger) ExtensionReason(ctx context.Context, agency int64) (string, error) {
	var text string
	err := l.db.QueryRowContext(ctx, `SELECT detail FROM journal WHERE action = 'extend' AND agency = ?
		ORDER BY seq DESC LIMIT 1`, agency).Scan(&text)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return "", nil
	case err != nil:
		return "", err
	}
	var said struct {
		Reason string // before form 2
		About  struct{ Reason string }
	}
	if err := json.Unmarshal([]byte(text), &said); err != nil {
		return "", err
	}
	if said.About.Reason != "" {
		return said.About.Reason, nil
	}
	return said.Reason, nil
}
