package web

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// browserTakes is what a browser says it takes.
const browserTakes = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

func TestPagesAndJSON(t *testing.T) {
	for accept, json := range map[string]bool{"": false, "*/*": false, browserTakes: false, "application/json": true,
		"application/json, text/plain, */*": true, "text/html, application/json;q=0.5": false} {
		r, err := http.NewRequest(http.MethodGet, "/a/x", nil)
		require.NoError(t, err)
		r.Header.Set("Accept", accept)
		assert.Equal(t, json, WantsJSON(r), accept)
	}
}
