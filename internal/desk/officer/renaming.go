package officer

import (
	"context"
	"strings"

	"nianbao/internal/desk/web"
)

// longestName is how many characters a name has at most.
const longestName = 100

// rename gives an agency another name; the old one goes on finding it.
func rename(ctx context.Context, s *Pages, a acting) error {
	name := strings.TrimSpace(a.form["name"])
	if name == "" || len([]rune(name)) > longestName {
		return web.Unfilled("desk.field.name")
	}
	snap, err := s.Season.Now(ctx)
	if err != nil {
		return err
	}
	if snap.Named(name) != nil {
		return web.Unfilled("desk.field.name.taken")
	}
	return s.Ledger.As(a.by).Rename(ctx, a.agency.ID, name)
}

// mergeInto has an agency become part of another, which inherits what it sent.
func mergeInto(ctx context.Context, s *Pages, a acting) error {
	snap, err := s.Season.Now(ctx)
	if err != nil {
		return err
	}
	into := snap.Named(a.form["into"])
	if into == nil || into.ID == a.agency.ID {
		return web.Unfilled("desk.field.into")
	}
	return s.Ledger.As(a.by).Merge(ctx, a.agency.ID, into.Name)
}
