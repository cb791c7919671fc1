package receipt

import (
	"cmp"
	"net/http"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/web"
)

// Round is one hand-in as a list of rounds shows it.
type Round struct{ Number, Link, Received, File, Sentence string }

// RoundOf is a round with its verdict in words.
func RoundOf(p web.Page, in *ledger.Taking, sentence string) Round {
	return Round{
		in.Receipt,
		p.To("/receipts/" + in.Receipt),
		Arrived(in),
		in.Files(web.FileName),
		sentence,
	}
}

// Arrived is when a file came, as people read it: the moment it was taken, else the day it is said to
// have come.
func Arrived(in *ledger.Taking) string { return clock.Minute(cmp.Or(in.Taken, in.Received)) }

// Handler answers a request about a round of an agency.
type Handler = func(http.ResponseWriter, *http.Request, ledger.Agency, ledger.Taking)

// Of finds the round of a receipt; another agency's is an address that is not there, answered by key.
func (s *Receipts) Of(key string, next Handler) func(http.ResponseWriter, *http.Request, ledger.Agency) {
	return func(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
		in, err := s.Ledger.Receipt(r.Context(), r.PathValue("number"))
		switch {
		case err != nil:
			s.Broken(w, r, err)
		case in == nil || in.Agency != a.ID:
			s.Refuse(w, r, http.StatusNotFound, key)
		default:
			next(w, r, a, *in)
		}
	}
}
