package agency_test

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/desktest"
)

// A trial is late when handing in would be; the receipt goes on saying so, and its sum is that of the
// file.
func TestLateIsTheSameEverywhere(t *testing.T) {
	o := desktest.New(t)
	late := func() time.Time { return time.Date(2026, 3, 20, 1, 0, 0, 0, time.UTC) }
	o.SetClock(late)
	link, file := o.Link(desktest.Archives), o.Workbook(desktest.Archives)
	for _, path := range []string{"/check", "/files"} {
		var list []struct{ Late bool }
		_, text := o.Post(link+path, "application/json", desktest.Sent("年报.xlsx", file))
		require.NoError(t, json.Unmarshal([]byte(text), &list))
		assert.True(t, list[0].Late, path)
	}
	r, err := http.NewRequest(http.MethodGet, link+"/receipts/2025-000001", nil)
	require.NoError(t, err)
	r.Header.Set("Accept", "application/json")
	answer, err := o.Client.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	var one struct {
		Late   bool
		SHA256 string
	}
	require.NoError(t, json.NewDecoder(answer.Body).Decode(&one))
	assert.True(t, one.Late)
	assert.Len(t, one.SHA256, 64)
}
