package taking

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/report"
)

func (o *office) desk() *Service { return &Service{Ledger: o.Ledger, Now: now} }

func (o *office) file(agency string, change ...func(*report.Report)) []byte {
	return workbook(o.t, o.Edition, reportOf(o.Edition, agency, change...))
}

func figure(slot, text string) func(*report.Report) {
	return func(r *report.Report) { r.Values[slot] = report.Parse(text, report.StoredNumber) }
}

// handed is one file that one hand-in comes of.
func handed(t *testing.T, s *Service, u Upload) HandIn {
	all, err := s.Take(t.Context(), u)
	require.NoError(t, err)
	require.Len(t, all, 1)
	return all[0]
}

func TestHandIns(t *testing.T) {
	o := newOffice(t, "甲局", "乙局")
	desk := o.desk()
	one := Upload{Name: "年报.xlsx", Data: o.file("甲局"), Agency: 1, Actor: ledger.Actor{Kind: ledger.Link, Name: "甲局"}}
	with := func(u Upload, data []byte) Upload { u.Data = data; return u }

	tried, err := desk.Try(t.Context(), one)
	require.NoError(t, err)
	assert.Equal(t, Accepted, tried[0].Outcome)
	assert.Empty(t, tried[0].Receipt)
	all, err := o.Ledger.Takings(t.Context())
	require.NoError(t, err)
	assert.Empty(t, all, "a trial keeps nothing")

	first := handed(t, desk, one)
	assert.Equal(t, Accepted, first.Outcome)
	assert.Equal(t, "2025-000001", first.Receipt)
	assert.Equal(t, finding.Pass, first.Taken.Verdict)
	assert.False(t, first.Late)

	again := handed(t, desk, one)
	assert.Equal(t, Unchanged, again.Outcome)
	assert.Equal(t, "2025-000001", again.Receipt)

	second := handed(t, desk, with(one, o.file("甲局", figure("disclosure.licences.decided", "500"))))
	assert.Equal(t, Accepted, second.Outcome)
	assert.Equal(t, "2025-000002", second.Receipt)
	assert.Equal(t, []ledger.Cell{{Slot: "disclosure.licences.decided", Before: "0", After: "500"}},
		second.Changes.Cells)

	back := handed(t, desk, one)
	assert.Equal(t, Accepted, back.Outcome, "of two rounds ago: a new round")
	assert.Equal(t, "2025-000003", back.Receipt)

	others := handed(t, desk, with(one, o.file("乙局")))
	assert.Equal(t, Strange, others.Outcome)
	assert.Contains(t, others.Why.Zh, "乙局")
	assert.Empty(t, others.Receipt)
	theirs := with(one, o.file("乙局"))
	theirs.Agency = 2
	mine := handed(t, desk, theirs)
	assert.Equal(t, Accepted, mine.Outcome, "what was strange to another")
	stolen := theirs
	stolen.Agency = 1
	assert.Empty(t, handed(t, desk, stolen).Receipt, "nothing of another agency's is told")

	assert.Equal(t, Refused, handed(t, desk, with(one, []byte("junk"))).Outcome)
	old := handed(t, desk, with(one, o.file("甲局", func(r *report.Report) { r.Year = 2024 })))
	assert.Equal(t, Refused, old.Outcome)

	require.NoError(t, o.Ledger.CloseSeason(t.Context(), ""))
	shut := handed(t, desk, with(one, o.file("甲局", figure("disclosure.licences.decided", "7"))))
	assert.Equal(t, Refused, shut.Outcome)
	officer := with(one, o.file("甲局", figure("disclosure.licences.decided", "7")))
	officer.Officer = true
	late := handed(t, desk, officer)
	assert.Equal(t, Accepted, late.Outcome)
	assert.True(t, late.Late)
	o.entries()
}

// What others do to the ledger meanwhile holds for the next file.
func TestTheDeskSeesANewRoster(t *testing.T) {
	o := newOffice(t, "甲局")
	desk := o.desk()
	u := Upload{Name: "1.xlsx", Data: o.file("丙局")}
	assert.Equal(t, Strange, handed(t, desk, u).Outcome)
	o.roster("甲局", "丙局")
	u.Name, u.Data = "2.xlsx", o.file("丙局", figure("disclosure.licences.decided", "1"))
	assert.Equal(t, Accepted, handed(t, desk, u).Outcome)
}

// Many hand in at once, for one agency too: every receipt is there, and none twice.
func TestManyAtTheDesk(t *testing.T) {
	o := newOffice(t, "甲局", "乙局")
	desk := o.desk()
	var mu sync.Mutex
	receipts := map[string]bool{}
	var all sync.WaitGroup
	for i := range 12 {
		data := o.file([]string{"甲局", "乙局"}[i%2], figure("disclosure.licences.decided", fmt.Sprint(i)))
		all.Go(func() {
			h, err := desk.Take(t.Context(), Upload{Name: "年报.xlsx", Data: data})
			mu.Lock()
			defer mu.Unlock()
			if assert.NoError(t, err) {
				assert.False(t, receipts[h[0].Receipt], "given twice")
				receipts[h[0].Receipt] = true
			}
		})
	}
	all.Wait()
	for number := range receipts {
		in, err := o.Ledger.Receipt(t.Context(), number)
		require.NoError(t, err)
		assert.NotNil(t, in)
	}
	assert.Len(t, receipts, 12)
	o.entries()
}

// An explanation given outside the report closes its finding; sent back, the finding is open again with the officer's
// sentence; another round keeps what was ruled.
func TestExplanationsAndRulings(t *testing.T) {
	o := newOffice(t, "甲局")
	desk := o.desk()
	last := func(r *report.Report) { r.Year = year - 1 }
	o.keeps(o.before("1.xlsx", "甲局", last, figure("disclosure.fees.amount", "1200")))
	asks := figure("disclosure.fees.amount", "7700000")
	h := handed(t, desk, Upload{Name: "1.xlsx", Data: o.file("甲局", asks)})
	var id string
	for _, f := range h.Taken.Findings {
		if f.Asks() {
			id = f.ID()
		}
	}
	require.NotEmpty(t, id, "nothing asks: %v", h.Taken.Findings)
	season, err := desk.Season(t.Context())
	require.NoError(t, err)
	state := func(in *ledger.Taking) finding.Finding {
		for _, f := range in.Findings {
			if f.ID() == id {
				return f
			}
		}
		return finding.Finding{}
	}
	now, err := season.Explain(t.Context(), &h.Taken, map[string]string{id: "本年新收土地出让信息处理费用"})
	require.NoError(t, err)
	assert.Equal(t, finding.ExplanationGiven, state(now).Explained)
	assert.False(t, state(now).Asks())

	now, err = season.SendBack(t.Context(), now, id, "请写明依据的文件")
	require.NoError(t, err)
	assert.True(t, state(now).Asks())
	assert.Equal(t, "请写明依据的文件", state(now).Reason)

	next := handed(t, desk, Upload{Name: "2.xlsx",
		Data: o.file("甲局", asks, figure("disclosure.licences.decided", "1"))})
	assert.True(t, state(&next.Taken).Asks(), "ruled on before")
	now, err = season.Accept(t.Context(), &next.Taken, id, "")
	require.NoError(t, err)
	assert.Equal(t, finding.Accepted, state(now).Explained)
	assert.False(t, state(now).Asks())
	_, err = season.Accept(t.Context(), now, "no.such-rule", "")
	assert.Error(t, err)
	o.entries()
}
