package ledger

import (
	"context"
	"path/filepath"
	"slices"

	"nianbao/internal/collection/roster"
	"nianbao/internal/message"
	"nianbao/templates"
)

// Renaming and merging take over the ledger's own roster with one line changed. They are acts on one
// agency and not a new roster, so that the journal has each in the agency's own part.

// Rename gives an agency another name; the old one goes on finding it.
func (l *Ledger) Rename(ctx context.Context, agency int64, name string) error {
	return l.act(ctx, func(a *act) (e entry, err error) {
		known, of, err := l.listed(ctx, a, agency)
		if err != nil {
			return e, err
		}
		if agencyNamed(known, name) != nil {
			return e, message.NewError("ledger.rename.taken", "name", name)
		}
		list := rosterOf(known)
		for i := range list {
			if list[i].Name == of.Name {
				list[i].Name, list[i].Before = name, joinedNames(list[i].Before, of.Name)
			}
			if list[i].Superior == of.Name {
				list[i].Superior = name
			}
		}
		_, err = l.adopt(ctx, a, &roster.List{File: filepath.Base(l.File), Agencies: list}, known)
		return entry{"rename", agency, detail{"was": of.Name, "now": name}}, err
	})
}

// Merge has an agency become part of another, which inherits what it sent. The journal has it in
// the part of the agency that goes on.
func (l *Ledger) Merge(ctx context.Context, agency int64, into string) error {
	return l.act(ctx, func(a *act) (e entry, err error) {
		known, of, err := l.listed(ctx, a, agency)
		if err != nil {
			return e, err
		}
		heir := agencyNamed(known, into)
		if heir == nil || heir.ID == agency {
			return e, message.NewError("ledger.merge.none", "name", into)
		}
		list := slices.DeleteFunc(
			rosterOf(known),
			func(one roster.Agency) bool { return one.Name == of.Name },
		)
		for i := range list {
			if list[i].Name == heir.Name {
				list[i].Before = joinedNames(list[i].Before, of.Name)
			}
			if list[i].Superior == of.Name {
				list[i].Superior = heir.Name
			}
		}
		_, err = l.adopt(ctx, a, &roster.List{File: filepath.Base(l.File), Agencies: list}, known)
		return entry{"merge", heir.ID, detail{"was": of.Name, "now": heir.Name, "merged": agency}}, err
	})
}

// listed returns all agencies, and the one of a number, which is on the roster.
func (l *Ledger) listed(
	ctx context.Context,
	a *act,
	agency int64,
) (known []Agency, of Agency, err error) {
	if known, err = l.agencies(ctx, a.tx); err != nil {
		return nil, of, err
	}
	i := slices.IndexFunc(known, func(k Agency) bool { return k.ID == agency && k.Listed })
	if i < 0 {
		return nil, of, message.NewError("ledger.rename.gone")
	}
	return known, known[i], nil
}

// agencyNamed is the agency on the roster of a name; nil for none.
func agencyNamed(known []Agency, name string) *Agency {
	for i := range known {
		if known[i].Listed && templates.Normalize(known[i].Name) == templates.Normalize(name) {
			return &known[i]
		}
	}
	return nil
}

func rosterOf(known []Agency) (list []roster.Agency) {
	for _, k := range known {
		if k.Listed {
			list = append(list, k.Agency)
		}
	}
	return list
}

func joinedNames(before, name string) string {
	if before == "" {
		return name
	}
	return before + "、" + name
}
