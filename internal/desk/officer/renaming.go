package officer

import (
	"context"
	"path/filepath"
	"strings"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/desk/web"
	"nianbao/templates"
)

// Renaming and merging are the ledger's own way of taking over a roster: the
// present one, with one line changed.

// rename gives an agency another name; the old one goes on finding it.
func rename(ctx context.Context, s *Pages, a acting) error {
	name := strings.TrimSpace(a.form["name"])
	if name == "" || len([]rune(name)) > 100 {
		return web.Unfilled("desk.field.name")
	}
	return s.readopt(ctx, a.by, func(list []roster.Agency) ([]roster.Agency, error) {
		for i := range list {
			if templates.Normalize(list[i].Name) == templates.Normalize(name) {
				return nil, web.Unfilled("desk.field.name.taken")
			}
		}
		for i := range list {
			if list[i].Name == a.agency.Name {
				list[i].Name, list[i].Before = name, joinedNames(list[i].Before, a.agency.Name)
			}
			if list[i].Superior == a.agency.Name {
				list[i].Superior = name
			}
		}
		return list, nil
	})
}

// mergeInto has an agency become part of another, which inherits what it sent.
func mergeInto(ctx context.Context, s *Pages, a acting) error {
	into := templates.Normalize(a.form["into"])
	return s.readopt(ctx, a.by, func(list []roster.Agency) ([]roster.Agency, error) {
		var left []roster.Agency
		found := false
		for _, one := range list {
			if one.Name == a.agency.Name {
				continue
			}
			if templates.Normalize(one.Name) == into {
				found = true
				one.Before = joinedNames(one.Before, a.agency.Name)
			}
			if one.Superior == a.agency.Name {
				one.Superior = a.form["into"]
			}
			left = append(left, one)
		}
		if !found {
			return nil, web.Unfilled("desk.field.into")
		}
		return left, nil
	})
}

func joinedNames(before, name string) string {
	if before == "" {
		return name
	}
	return before + "、" + name
}

// readopt has the ledger take over its own roster, changed.
func (s *Pages) readopt(
	ctx context.Context, by ledger.Actor, change func([]roster.Agency) ([]roster.Agency, error),
) error {
	all, err := s.Ledger.Agencies(ctx)
	if err != nil {
		return err
	}
	var list []roster.Agency
	for _, a := range all {
		if a.Listed {
			list = append(list, a.Agency)
		}
	}
	if list, err = change(list); err != nil {
		return err
	}
	_, err = s.Ledger.As(by).Adopt(ctx, &roster.List{File: filepath.Base(s.Ledger.File), Agencies: list})
	return err
}
