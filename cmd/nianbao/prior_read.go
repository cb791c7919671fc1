package main

import (
	"context"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/inbox"
)

// readPrior reads last year's reports from a file, a folder, a zip, or last year's ledger.
func readPrior(ctx context.Context, path string, year int) (*inbox.Prior, error) {
	if !ledger.Is(path) {
		return inbox.ReadPrior(ctx, path, year)
	}
	files, err := taking.Current(ctx, path, nil)
	if err != nil {
		return nil, err
	}
	prior, err := inbox.ReadPriorOf(ctx, files, year)
	if err == nil {
		prior.Places.Files = append(prior.Places.Files, path)
	}
	return prior, err
}
