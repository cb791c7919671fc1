package web

import (
	"context"
	"net/http"
)

type officeKey struct{}

// WithOffice marks a request as that of somebody who is signed in.
func WithOffice(ctx context.Context, o Office) context.Context {
	return context.WithValue(ctx, officeKey{}, o)
}

func officeOf(r *http.Request) *Office {
	if o, ok := r.Context().Value(officeKey{}).(Office); ok {
		return &o
	}
	return nil
}
