package desk

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"nianbao/internal/collection/score"
	"nianbao/internal/collection/taking"
	"nianbao/internal/desk/agency"
	"nianbao/internal/desk/api"
	"nianbao/internal/desk/handin"
	"nianbao/internal/desk/link"
	"nianbao/internal/desk/officer"
	"nianbao/internal/desk/out"
	"nianbao/internal/desk/receipt"
	"nianbao/internal/desk/season"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/verdict"
	"nianbao/internal/desk/web"
)

// The limits of a request.
const (
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
	Key         link.Key        // of the agencies' links
	Base        string          // how agencies reach the desk; "" for the address an officer reaches it by
	Score       *score.Standard // the office's own; nil for the usual one
	Log         *slog.Logger
	Now         func() time.Time
	Queue       *web.Queue    // what is read or made at once; nil for the usual bounds
	Renews      time.Duration // how often an open board looks for news; 0 for the usual
	Patience    time.Duration // how long a database that went away is waited for; 0 for the usual
}

// Server answers the desk's requests.
type Server struct {
	site   *web.Site
	season *season.Keeper
	rooms  []room
}

// room is a room that has addresses of its own.
type room interface{ Register(*http.ServeMux) }

// New makes a desk on an open ledger.
func New(c Config) *Server {
	site := &web.Site{Ledger: c.Taking.Ledger, Taking: c.Taking, Key: c.Key, Base: c.Base,
		BehindProxy: c.BehindProxy, Standard: c.Score, Log: c.Log, Now: c.Now,
		Renews: cmp.Or(c.Renews, renewEvery), Patience: cmp.Or(c.Patience, web.Patience), Queue: c.Queue,
		Throttle: web.NewThrottle(c.Now),
		Pages: web.Templates(verdict.Pages, handin.Pages, receipt.Pages, session.Pages, agency.Templates,
			officer.Templates, out.Templates)}
	if site.Queue == nil {
		site.Queue = web.NewQueue(web.ReadersAtOnce, web.WaitingAtMost, web.WaitForTurn)
	}
	keeper, door := season.NewKeeper(site.Ledger), session.New(site)
	files := &handin.Files{Site: site}
	receipts := &receipt.Receipts{Site: site, Files: files}
	return &Server{site, keeper, []room{door,
		&agency.Pages{Site: site, Files: files, Receipts: receipts},
		&officer.Pages{Site: site, Door: door, Season: keeper, Files: files, Receipts: receipts},
		&out.Pages{Site: site, Door: door, Season: keeper, Files: files},
		&api.API{Site: site, Files: files, Receipts: receipts, Season: keeper}}}
}

// Handler returns the desk's addresses.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc(
		"GET /healthz",
		func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok")) },
	)
	mux.HandleFunc("GET /static/", web.Static)
	for _, r := range s.rooms {
		r.Register(mux)
	}
	return s.site.Logged(s.site.Guarded(s.site.Patient(s.site.Known(mux))))
}

// Serve answers on a listener until the context ends; then what is being taken in is finished first.
func (s *Server) Serve(ctx context.Context, listener net.Listener, certificates *tls.Config) error {
	server := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: headerWait, ReadTimeout: bodyWait,
		WriteTimeout: answerWait, IdleTimeout: idleWait, MaxHeaderBytes: headerLimit,
		ErrorLog: slog.NewLogLogger(
			web.Quiet{Handler: s.site.Log.Handler()},
			slog.LevelDebug,
		), TLSConfig: certificates}
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
