package desk

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/score"
	"nianbao/internal/collection/taking"
	"nianbao/internal/message"
)

// The limits of a request.
const (
	fileLimit    = 20 << 20  // bytes a file, as everywhere
	filesAtOnce  = 20        // files a hand-in
	bodyLimit    = 64 << 20  // bytes a request
	readPast     = 192 << 20 // bytes of a body over the limit that are read to no purpose, so that the answer is seen
	headerLimit  = 16 << 10
	headerWait   = 10 * time.Second
	bodyWait     = 5 * time.Minute // a 20 MiB file over a slow line
	answerWait   = 6 * time.Minute // longer than the body and the queue
	idleWait     = time.Minute
	renewEvery   = 20 * time.Second
	shutdownWait = 20 * time.Second // for what is being taken in when the program is told to end
)

// Config is what a desk is made of.
type Config struct {
	Taking      *taking.Service // takes files into its ledger
	BehindProxy bool            // a proxy of the office's own writes X-Forwarded-For
	Key         Key             // of the agencies' links
	Base        string          // how agencies reach the desk; "" for the address an officer reaches it by
	Score       *score.Standard // the office's own; nil for the usual one
	Log         *slog.Logger
	Now         func() time.Time
}

// Server answers the desk's requests.
type Server struct {
	ledger      *ledger.Ledger
	taking      *taking.Service
	behindProxy bool
	key         Key
	base        string
	log         *slog.Logger
	now         func() time.Time
	queue       *queue
	throttle    *throttle
	standard    *score.Standard
	renews      time.Duration // how often an open board looks for news
	snapshots   snapshots
	signing     chan struct{}
}

// New makes a desk on an open ledger.
func New(c Config) *Server {
	return &Server{ledger: c.Taking.Ledger, taking: c.Taking, behindProxy: c.BehindProxy,
		key: c.Key, base: c.Base, standard: c.Score, log: c.Log,
		now: c.Now, queue: newQueue(readersAtOnce, waitingAtMost, waitForTurn), throttle: newThrottle(c.Now),
		signing: make(chan struct{}, signAtOnce), renews: renewEvery}
}

// Handler returns the desk's addresses.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok")) })
	mux.HandleFunc("GET /static/", static)
	mux.HandleFunc("GET /a/{token}", s.linked(s.agencyPage))
	mux.HandleFunc("GET /a/{token}/template.xlsx", s.linked(s.template))
	mux.HandleFunc("GET /a/{token}/blank.pdf", s.linked(s.blank))
	mux.HandleFunc("POST /a/{token}/check", s.linked(s.check))
	mux.HandleFunc("POST /a/{token}/files", s.linked(s.handIn))
	mux.HandleFunc("GET /a/{token}/receipts/{number}", s.received(s.receiptPage))
	mux.HandleFunc("GET /a/{token}/receipts/{number}/print", s.received(s.proof))
	mux.HandleFunc("GET /a/{token}/receipts/{number}/marked.xlsx", s.received(s.marked))
	mux.HandleFunc("GET /a/{token}/receipts/{number}/draft.pdf", s.received(s.draft))
	mux.HandleFunc("GET /a/{token}/receipts/{number}/original", s.received(s.original))
	mux.HandleFunc("GET /a/{token}/receipts/{number}/slips/{part}", s.received(s.slip))
	mux.HandleFunc("POST /a/{token}/receipts/{number}/explanations", s.received(s.explanations))
	// Reloading the answer to a form, or switching the size of type there, leads back to the page with the form.
	mux.HandleFunc("GET /a/{token}/check", s.linked(s.backToAgency))
	mux.HandleFunc("GET /a/{token}/files", s.linked(s.backToAgency))
	mux.HandleFunc("GET /a/{token}/receipts/{number}/explanations", s.received(s.backToReceipt))
	s.officers(mux)
	s.programs(mux)
	return s.logged(s.guarded(s.known(mux)))
}

// Serve answers on a listener until the context ends; then what is being taken in is finished first.
func (s *Server) Serve(ctx context.Context, listener net.Listener, certificates *tls.Config) error {
	server := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: headerWait, ReadTimeout: bodyWait,
		WriteTimeout: answerWait, IdleTimeout: idleWait, MaxHeaderBytes: headerLimit,
		ErrorLog: slog.NewLogLogger(quiet{s.log.Handler()}, slog.LevelDebug), TLSConfig: certificates}
	if certificates != nil {
		listener = tls.NewListener(listener, certificates)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownWait)
	defer cancel()
	if err := server.Shutdown(patience); err != nil {
		return errors.Join(err, server.Close())
	}
	return nil
}

// linked finds the agency whose link was opened; a link that is not known is answered as an address that is not there.
func (s *Server) linked(next func(http.ResponseWriter, *http.Request, ledger.Agency)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		from := addressOf(r, s.behindProxy)
		a, found, err := s.ledger.Linked(r.Context(), TokenHash(r.PathValue("token")))
		switch {
		case err != nil:
			s.broken(w, r, err)
		case found:
			next(w, r, a)
		case s.throttle.refused(from):
			slowDown(w, http.StatusNotFound)
		default:
			s.throttle.wrong(from)
			s.refuse(w, r, http.StatusNotFound, "desk.notfound")
		}
	}
}

// received finds the round of a receipt by the agency's link.
func (s *Server) received(next func(http.ResponseWriter, *http.Request, ledger.Agency,
	ledger.Taking)) http.HandlerFunc {
	return s.linked(s.roundOf("desk.notfound", next))
}

// roundOf finds the round of a receipt; another agency's is an address that is not there, answered by key.
func (s *Server) roundOf(key string, next func(http.ResponseWriter, *http.Request, ledger.Agency,
	ledger.Taking)) func(http.ResponseWriter, *http.Request, ledger.Agency) {
	return func(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
		in, err := s.ledger.Receipt(r.Context(), r.PathValue("number"))
		switch {
		case err != nil:
			s.broken(w, r, err)
		case in == nil || in.Agency != a.ID:
			s.refuse(w, r, http.StatusNotFound, key)
		default:
			next(w, r, a, *in)
		}
	}
}

// broken answers when the ledger or the disk fails: nothing was entered, and there is no receipt.
func (s *Server) broken(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // whoever asked has gone
	}
	s.log.Error("failed", "path", pathOf(r), "err", message.Say(err, message.English))
	s.refuse(w, r, http.StatusServiceUnavailable, "desk.full")
}

// wantsJSON reports whether a program asks: JSON is named, and before any page.
func wantsJSON(r *http.Request) bool {
	if strings.HasPrefix(r.URL.Path, "/api/") {
		return true
	}
	before, _, asked := strings.Cut(r.Header.Get("Accept"), "application/json")
	return asked && !strings.Contains(before, "text/html")
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(value)
}
