package web

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
)

// Logged writes a line for each request: what was asked for, the answer and how long it took. The secret
// part of a link and names of files and persons never get into a log.
func (s *Site) Logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := s.Now()
		seen := &watched{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(seen, r)
		if strings.HasPrefix(r.URL.Path, "/static/") || r.URL.Path == "/healthz" {
			return
		}
		s.Log.Info("request", "method", r.Method, "path", PathOf(r), "status", seen.status,
			"from", AddressOf(r, s.BehindProxy).String(), "ms", s.Now().Sub(begun).Milliseconds())
	})
}

// PathOf is the address of a request without what is secret in it.
func PathOf(r *http.Request) string {
	parts := strings.SplitN(r.URL.Path, "/", 4)
	if len(parts) < 3 || parts[1] != "a" {
		if len(r.URL.Path) > 80 {
			return r.URL.Path[:80]
		}
		return r.URL.Path
	}
	parts[2] = "…"
	return strings.Join(parts, "/")
}

type watched struct {
	http.ResponseWriter
	status int
}

func (w *watched) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets deadlines be set through it.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Quiet passes on what net/http complains of (a handshake broken off, a client that left), as matters
// for debugging.
type Quiet struct{ slog.Handler }

func (q Quiet) Enabled(ctx context.Context, _ slog.Level) bool {
	return q.Handler.Enabled(ctx, slog.LevelDebug)
}
