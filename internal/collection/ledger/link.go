package ledger

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"
)

// DeskLink is how far an agency's link to the desk was renewed. The ledger holds no link itself:
// its secret part follows from a key kept elsewhere, and is known here by its SHA-256 alone.
type DeskLink struct {
	Agency     int64
	Generation int64 // 1 for the first; a renewed link is the next
	SHA256     string
}

// revoked takes the place of the hash of a link that was taken back: no token has it.
const revoked = "revoked "

// Revoked reports whether the link was taken back and no other made.
func (k DeskLink) Revoked() bool { return strings.HasPrefix(k.SHA256, revoked) }

// RevokeLink takes an agency's link back; a renewed one is its next.
func (l *Ledger) RevokeLink(ctx context.Context, agency int64) error {
	return l.act(ctx, func(a *act) (entry, error) {
		var generation int64
		err := a.tx.QueryRowContext(ctx, "SELECT generation FROM links WHERE agency = ?", agency).
			Scan(&generation)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return entry{}, err
		}
		return entry{"revoke", agency, detail{}}, a.put(ctx, linkRows, agency, generation+1,
			revoked+strconv.FormatInt(agency, 10))
	})
}

// Links returns the links there are, by agency.
func (l *Ledger) Links(ctx context.Context) (map[int64]DeskLink, error) { return l.links(ctx, "") }

func (l *Ledger) links(ctx context.Context, where string, args ...any) (map[int64]DeskLink, error) {
	rows, err := l.db.QueryContext(ctx, "SELECT agency, generation, sha256 FROM links "+where, args...)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	all := map[int64]DeskLink{}
	for rows.Next() {
		var k DeskLink
		if err := rows.Scan(&k.Agency, &k.Generation, &k.SHA256); err != nil {
			return nil, l.fault(err)
		}
		all[k.Agency] = k
	}
	return all, l.fault(rows.Err())
}

// SetLinks enters links that were made or renewed. The link an agency had before opens nothing any more.
func (l *Ledger) SetLinks(ctx context.Context, links []DeskLink) error {
	if len(links) == 0 {
		return nil
	}
	return l.act(ctx, func(a *act) (entry, error) {
		for _, k := range links {
			if err := a.put(ctx, linkRows, k.Agency, k.Generation, k.SHA256); err != nil {
				return entry{}, err
			}
		}
		e := entry{action: "link", about: detail{"links": len(links)}}
		if len(links) == 1 {
			e.agency = links[0].Agency
		}
		return e, nil
	})
}

// Linked returns the agency whose link has a hash; found is false where none has, the agency left the roster or the
// season was closed.
func (l *Ledger) Linked(ctx context.Context, sha256 string) (a Agency, found bool, err error) {
	var id int64
	err = l.db.QueryRowContext(ctx, `SELECT agency FROM links WHERE sha256 = ?
		AND NOT EXISTS (SELECT 1 FROM facts WHERE name = 'closed')`, sha256).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return a, false, nil
	}
	if err != nil {
		return a, false, l.fault(err)
	}
	all, err := l.agenciesWhere(ctx, l.db, "WHERE id = ?", id)
	if err != nil || len(all) == 0 || !all[0].Listed {
		return a, false, err
	}
	return all[0], true, nil
}

// TakingsOf returns what came from an agency, in the order it was taken.
func (l *Ledger) TakingsOf(ctx context.Context, agency int64) ([]Taking, error) {
	return l.intakes(ctx, l.db, "WHERE agency = ? ORDER BY intakes.id", agency)
}
