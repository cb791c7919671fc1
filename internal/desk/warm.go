package desk

import (
	"bytes"
	"context"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/report"
)

// Warm judges an empty template and keeps nothing of it, so that what is made once (rules, words,
// tables) is made before the first agency waits for it.
func (s *Server) Warm(ctx context.Context) error {
	season, err := s.taking.Season(ctx)
	if err != nil {
		return err
	}
	var template bytes.Buffer
	if err := season.Template(ctx, &template, ledger.Agency{}, report.Own); err != nil {
		return err
	}
	_, err = s.taking.Try(ctx, taking.Upload{Name: "template.xlsx", Data: template.Bytes()})
	return err
}
