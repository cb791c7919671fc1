package web

import (
	"errors"
	"html/template"
	"log/slog"
	"net/http"
	"time"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/score"
	"nianbao/internal/collection/taking"
	"nianbao/internal/desk/link"
	"nianbao/internal/message"
)

// Site is what all rooms of a desk share.
type Site struct {
	Ledger      *ledger.Ledger
	Taking      *taking.Service // takes files into the ledger
	Key         link.Key        // of the agencies' links
	Base        string          // how agencies reach the desk; "" for the address an officer reaches it by
	BehindProxy bool            // a proxy of the office's own writes X-Forwarded-For
	Standard    *score.Standard // the office's own way of scoring; nil for the usual one
	Log         *slog.Logger
	Now         func() time.Time
	Pages       *template.Template
	Queue       *Queue        // what is read or made at once
	Throttle    *Throttle     // addresses that send wrong tokens
	Renews      time.Duration // how often an open board looks for news
	Patience    time.Duration // how long a database that went away is waited for
}

// Today is this moment in the office's time.
func (s *Site) Today() time.Time { return s.Now().In(clock.Zone()) }

// BaseOf is how agencies reach the desk: as the office has set it, else as the officer does.
func (s *Site) BaseOf(r *http.Request) string {
	switch {
	case s.Base != "":
		return s.Base
	case s.Encrypted(r):
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// Encrypted reports whether the line to whoever asks is encrypted; a proxy's word counts only where
// there is one.
func (s *Site) Encrypted(r *http.Request) bool {
	return r.TLS != nil || s.BehindProxy && r.Header.Get("X-Forwarded-Proto") == "https"
}

// Broken answers when the ledger or the disk fails: there is no receipt.
func (s *Site) Broken(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // whoever asked has gone
	}
	s.Log.Error("failed", "path", PathOf(r), "err", message.Say(err, message.English))
	if errors.Is(err, ledger.ErrAway) {
		s.away(w, r)
		return
	}
	s.Refuse(w, r, http.StatusServiceUnavailable, Failed(err))
}

// Failed is the key of the message for a ledger or disk that fails.
func Failed(err error) string {
	if errors.Is(err, ledger.ErrAway) {
		return "desk.away"
	}
	return "desk.full"
}
