package link

import (
	"context"
	"strings"

	"nianbao/internal/collection/handout"
	"nianbao/internal/collection/ledger"
)

// Options are which links are wanted.
type Options struct {
	Base  string // how agencies reach the desk, http://host:port
	Only  int64  // one agency; 0 for all on the roster
	Renew bool   // make new ones; the old open nothing any more
}

// List returns the agencies' links, in the order of the roster, and enters those that are new. The same
// key gives the same links again, so that an office can print them as often as it likes.
func List(ctx context.Context, l *ledger.Ledger, key Key, o Options) ([]handout.Link, error) {
	agencies, err := l.Agencies(ctx)
	if err != nil {
		return nil, err
	}
	known, err := l.Links(ctx)
	if err != nil {
		return nil, err
	}
	var links []handout.Link
	var entered []ledger.DeskLink
	for _, a := range agencies {
		if !a.Listed || o.Only != 0 && a.ID != o.Only {
			continue
		}
		k, is := known[a.ID]
		if k.Revoked() && !o.Renew {
			continue
		}
		if !is || o.Renew {
			k.Generation++
		}
		token := key.Token(l.Year, a.ID, k.Generation)
		// Another key than the one before has made other links of it: the ledger goes by the key at
		// hand.
		if now := (ledger.DeskLink{Agency: a.ID, Generation: k.Generation,
			SHA256: TokenHash(token)}); now != known[a.ID] {
			entered = append(entered, now)
		}
		links = append(
			links,
			handout.Link{Agency: a.Name, URL: strings.TrimRight(o.Base, "/") + "/a/" + token},
		)
	}
	return links, l.SetLinks(ctx, entered)
}
