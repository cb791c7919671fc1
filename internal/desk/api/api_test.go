package api_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/desk/link"
	"nianbao/internal/desktest"
)

func TestPrograms(t *testing.T) {
	o := desktest.New(t)
	token := "0123456789abcdef"
	require.NoError(t, o.Ledger.AddToken(t.Context(), "平台", link.TokenHash(token)))
	ask := func(method, path, bearer string) (int, string) {
		r, err := http.NewRequest(method, o.URL+path, nil)
		require.NoError(t, err)
		if bearer != "" {
			r.Header.Set("Authorization", "Bearer "+bearer)
		}
		answer, text := o.Do(r)
		return answer.StatusCode, text
	}
	for _, path := range []string{"/api/v1/status", "/api/v1/agencies", "/api/v1/receipts/2025-000001"} {
		t.Run("401 "+path, func(t *testing.T) {
			status, _ := ask(http.MethodGet, path, "")
			assert.Equal(t, http.StatusUnauthorized, status)
			status, _ = ask(http.MethodGet, path, "wrong")
			assert.Equal(t, http.StatusUnauthorized, status)
		})
	}
	o.HandIn(desktest.Archives, desktest.Sent("a.xlsx", o.Workbook(desktest.Archives)))
	t.Run("agencies", func(t *testing.T) {
		_, text := ask(http.MethodGet, "/api/v1/agencies", token)
		var list []map[string]any
		require.NoError(t, json.Unmarshal([]byte(text), &list))
		assert.Equal(
			t,
			map[string]any{"name": desktest.Archives, "code": "", "level": "县级部门", "superior": "",
				"state": "pass", "receipt": "2025-000001", "deadline": "2026-01-31", "late": false,
				"deadlines": map[string]any{"own": "2026-01-31", "area": "2026-02-20"}},
			list[0],
		)
		assert.Equal(t, "none", list[1]["state"])
	})
	t.Run("status", func(t *testing.T) {
		_, text := ask(http.MethodGet, "/api/v1/status", token)
		desktest.Says(t, text, `"received": 1`)
	})
	t.Run("receipt", func(t *testing.T) {
		status, text := ask(http.MethodGet, "/api/v1/receipts/2025-000001", token)
		assert.Equal(t, http.StatusOK, status)
		desktest.Says(t, text, `"receipt":"2025-000001"`)
		status, _ = ask(http.MethodGet, "/api/v1/receipts/2025-000009", token)
		assert.Equal(t, http.StatusNotFound, status)
	})
	t.Run("the description is JSON", func(t *testing.T) {
		_, text := ask(http.MethodGet, "/api/openapi.json", "")
		assert.True(t, json.Valid([]byte(text)))
	})
	t.Run("revoked", func(t *testing.T) {
		require.NoError(t, o.Ledger.RevokeToken(t.Context(), "平台"))
		status, _ := ask(http.MethodGet, "/api/v1/status", token)
		assert.Equal(t, http.StatusUnauthorized, status)
	})
	t.Run("the ledger proves all of it", func(t *testing.T) {
		proof, err := o.Ledger.Verify(t.Context())
		require.NoError(t, err)
		assert.Empty(t, proof.Problems)
	})
}
