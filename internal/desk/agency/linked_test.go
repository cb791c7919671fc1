package agency_test

import (
	"net/http"
	"os"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/desk/link"
	"nianbao/internal/desk/web"
	"nianbao/internal/desktest"
)

func TestAnExtensionHasItsReason(t *testing.T) {
	o := desktest.New(t)
	agencies, err := o.Ledger.Agencies(t.Context())
	require.NoError(t, err)
	require.NoError(t, o.Ledger.Extend(t.Context(), agencies[0].ID, "2026-02-10", "灾情"))
	_, text := o.Get(o.Link(agencies[0].Name))
	desktest.Says(t, text, "已同意延期（灾情）")
}

// The threats of .github/SECURITY.md, each with what answers it.

func TestLinks(t *testing.T) {
	o := desktest.New(t)
	address := o.Link(desktest.Archives)
	t.Run("the same key gives the same link", func(t *testing.T) {
		assert.Equal(t, address, o.Link(desktest.Archives))
	})
	t.Run("128 bits", func(t *testing.T) {
		assert.Len(t, desktest.SecretOf(address), 26)
		assert.NotEqual(t, address, o.Link(desktest.Finance))
	})
	t.Run("the ledger knows its hash alone", func(t *testing.T) {
		data, err := os.ReadFile(o.Ledger.File)
		require.NoError(t, err)
		assert.NotContains(t, string(data), desktest.SecretOf(address))
	})
	t.Run("the key is its owner's", func(t *testing.T) {
		if runtime.GOOS == "windows" {
			t.Skip("Windows has no such modes")
		}
		info, err := os.Stat(link.KeyFile(o.Ledger.File))
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	})
	t.Run("renewed, the old one opens nothing", func(t *testing.T) {
		all, err := o.Ledger.Agencies(t.Context())
		require.NoError(t, err)
		renewed, err := link.List(
			t.Context(),
			o.Ledger,
			o.Key,
			link.Options{Base: o.URL, Only: all[0].ID, Renew: true},
		)
		require.NoError(t, err)
		require.Len(t, renewed, 1)
		answer, _ := o.Get(address)
		assert.Equal(t, http.StatusNotFound, answer.StatusCode)
		answer, _ = o.Get(renewed[0].URL)
		assert.Equal(t, http.StatusOK, answer.StatusCode)
	})
}

func TestAnotherAgencysReceiptIsNotThere(t *testing.T) {
	o := desktest.New(t)
	o.HandIn(desktest.Finance, desktest.Sent("f.xlsx", o.Workbook(desktest.Finance)))
	for _, below := range []string{"", "/print", "/marked.xlsx", "/draft.pdf", "/original", "/slips/requests.pdf"} {
		t.Run("GET "+below, func(t *testing.T) {
			answer, text := o.Get(o.Link(desktest.Archives) + "/receipts/2025-000001" + below)
			assert.Equal(t, http.StatusNotFound, answer.StatusCode)
			desktest.Silent(t, text, desktest.Finance)
		})
	}
}

func TestThrottleSlowsGuessesNotLinks(t *testing.T) {
	o := desktest.New(t)
	for range web.FreeTries {
		answer, _ := o.Get(o.URL + "/a/wrong")
		require.Equal(t, http.StatusNotFound, answer.StatusCode)
	}
	answer, _ := o.Get(o.URL + "/a/wrong")
	assert.Equal(t, http.StatusNotFound, answer.StatusCode)
	assert.Equal(t, "600", answer.Header.Get("Retry-After"))
	answer, _ = o.Get(o.Link(desktest.Archives))
	assert.Equal(t, http.StatusOK, answer.StatusCode, "the office may share one address")
}
