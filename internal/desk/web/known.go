package web

import (
	"net/http"
	"strings"
)

// Known answers what is no address in words: 404, or 405 with the methods where
// the address is known by others.
func (s *Site) Known(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, pattern := mux.Handler(r); pattern != "" {
			mux.ServeHTTP(w, r)
			return
		}
		if allowed := methodsOf(mux, r); len(allowed) > 0 {
			w.Header().Set("Allow", strings.Join(allowed, ", "))
			s.Refuse(w, r, http.StatusMethodNotAllowed, "desk.method")
			return
		}
		s.Refuse(w, r, http.StatusNotFound, "desk.notfound")
	})
}

// methodsOf are the methods by which the address of a request is known.
func methodsOf(mux *http.ServeMux, r *http.Request) (allowed []string) {
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
		other := *r
		other.Method = method
		if _, pattern := mux.Handler(&other); pattern != "" {
			allowed = append(allowed, method)
		}
	}
	return allowed
}
