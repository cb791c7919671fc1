package handin

import (
	"context"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/inbox"
)

// Reopened reads the original of a round again.
func (s *Files) Reopened(ctx context.Context, in ledger.Taking) (*inbox.Opened, error) {
	season, err := s.Taking.Season(ctx)
	if err != nil {
		return nil, err
	}
	return season.Reopen(ctx, &in)
}
