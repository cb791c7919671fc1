package importing

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/match"
	"nianbao/internal/importing/source"
	"nianbao/internal/report"
)

func fixture(t testing.TB, name string) []byte {
	data, err := os.ReadFile(filepath.Join("../../testdata/published", name))
	require.NoError(t, err)
	return data
}

func raws(r *report.Report) map[string]string {
	values := map[string]string{}
	for id, v := range r.Values {
		values[id] = v.Raw
	}
	return values
}

func reasons(trace *match.Trace) (list []source.Reason) {
	for _, u := range trace.Unplaced {
		list = append(list, u.Reason)
	}
	return list
}
