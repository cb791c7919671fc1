package desk

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
)

// logged writes a line for each request: what was asked for, the answer and how long it took. The secret part of a link
// and names of files and persons never get into a log.
func (s *Server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := s.now()
		seen := &watched{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(seen, r)
		if strings.HasPrefix(r.URL.Path, "/static/") || r.URL.Path == "/healthz" {
			return
		}
		s.log.Info("request", "method", r.Method, "path", pathOf(r), "status", seen.status,
			"from", addressOf(r, s.behindProxy).String(), "ms", s.now().Sub(begun).Milliseconds())
	})
}

// pathOf is the address of a request without what is secret in it.
func pathOf(r *http.Request) string {
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

// quiet passes on what net/http complains of (a handshake broken off, a client that left), as matters for debugging.
type quiet struct{ slog.Handler }

func (q quiet) Enabled(ctx context.Context, _ slog.Level) bool {
	return q.Handler.Enabled(ctx, slog.LevelDebug)
}
