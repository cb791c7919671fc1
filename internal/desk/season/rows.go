package season

import (
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
)

// rows are what the ledger has of some agencies.
type rows struct {
	agencies []ledger.Agency
	takings  []ledger.Taking
	said     []ledger.Explanation
	doubts   []ledger.Doubt
	letters  []ledger.Reminder
	mailed   []ledger.Sending
}

func (r *rows) read(agencies func() ([]ledger.Agency, error), takings func() ([]ledger.Taking, error),
	said func() ([]ledger.Explanation, error), doubts func() ([]ledger.Doubt, error),
	letters func() ([]ledger.Reminder, error), mailed func() ([]ledger.Sending, error)) (err error) {
	if r.agencies, err = agencies(); err != nil {
		return err
	}
	if r.takings, err = takings(); err != nil {
		return err
	}
	if r.said, err = said(); err != nil {
		return err
	}
	if r.doubts, err = doubts(); err != nil {
		return err
	}
	if r.letters, err = letters(); err != nil {
		return err
	}
	r.mailed, err = mailed()
	return err
}

// take works out the cards of rows.
func (k *Keeper) take(r rows) {
	files := map[int64][]*ledger.Taking{}
	for i := range r.takings {
		in := &r.takings[i]
		files[in.Agency] = append(files[in.Agency], in)
		k.senders[in.ID] = in.Agency
		if in.Agency == 0 {
			k.strays[in.ID] = *in
		}
	}
	said, doubts := map[int64][]ledger.Explanation{}, map[int64][]ledger.Doubt{}
	for _, e := range r.said {
		said[e.Agency] = append(said[e.Agency], e)
	}
	for _, d := range r.doubts {
		doubts[d.Agency] = append(doubts[d.Agency], d)
	}
	mailed := map[int64][]ledger.Sending{}
	for _, m := range r.mailed {
		mailed[m.Agency] = append(mailed[m.Agency], m)
	}
	reminded := status.Reminded(r.letters)
	for _, a := range r.agencies {
		agency := status.NewAgency(a, files[a.ID], k.ledger.Year, "")
		agency.Reminded = reminded[a.ID]
		k.everyone[a.ID] = newCard(agency, said[a.ID], doubts[a.ID], mailed[a.ID])
	}
	k.work.Agencies += len(r.agencies)
	k.work.Takings += len(r.takings)
}
