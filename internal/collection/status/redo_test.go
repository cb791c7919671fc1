package status

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/report"
)

// A total is to be made again when it is not of the very reports that count today.
func TestRedo(t *testing.T) {
	list := []roster.Agency{{Name: "市办"}, {Name: "县办", Superior: "市办"}, {Name: "一局", Superior: "县办"},
		{Name: "二局", Superior: "县办"}}
	for _, c := range []struct {
		name  string
		after func(*desk)
		want  map[string]string // by total
	}{
		{"nothing", func(*desk) {}, map[string]string{}},
		{"a correction, at every level above", func(d *desk) { d.in(3, report.Own, "2026-02-10") },
			map[string]string{"县办": "changed 一局", "市办": "changed 一局"}},
		{"one that was missing came in", func(d *desk) { d.in(4, report.Own, "2026-02-10") },
			map[string]string{"县办": "came 二局", "市办": "came 二局"}},
		{"one was exempted", func(d *desk) { require.NoError(d.t, d.Exempt(d.t.Context(), 3, "撤销")) },
			map[string]string{"县办": "left 一局", "市办": "left 一局"}},
		{"one fails now", func(d *desk) { d.in(3, report.Own, "2026-02-10", fails) },
			map[string]string{"县办": "left 一局", "市办": "left 一局"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, list...)
			var uses []ledger.Use
			for id := range int64(3) {
				d.in(id+1, report.Own, "2026-01-20")
				uses = append(uses, ledger.Use{Taking: id + 1})
			}
			ctx := t.Context()
			require.NoError(t, d.Used(ctx, ledger.UsedInTotal, "市办", uses))
			require.NoError(t, d.Used(ctx, ledger.UsedInTotal, "县办", uses[1:]))
			c.after(d)
			s := d.status("")
			got := map[string]string{}
			for _, r := range s.Redos {
				for kind, of := range map[string][]*Agency{
					"changed": r.Agencies, "came": r.Came, "left": r.Left,
				} {
					for _, a := range of {
						got[r.Name] += kind + " " + a.Name
					}
				}
			}
			assert.Equal(t, c.want, got)
			assert.Equal(t, []string{"县办", "市办"}, s.Totalled)
		})
	}
}
