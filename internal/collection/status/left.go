package status

import (
	"context"

	"nianbao/internal/answer"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
)

// Left is the work that collect left for others (nianbao work) and that is not done.
type Left struct {
	Open   int // jobs; until they are done, what reports were found to be may change
	Failed []ledger.Job
}

func leftOf(ctx context.Context, l *ledger.Ledger) (left Left, err error) {
	if left.Open, _, err = l.OpenJobs(ctx); err != nil {
		return left, err
	}
	left.Failed, err = l.FailedJobs(ctx)
	return left, err
}

// NameOf is what a job asks for, in words.
func NameOf(j ledger.Job) message.Text {
	return message.New("status.job."+string(j.Kind), "file", j.File)
}

func (s *Status) leftText(t *answer.Writer) {
	if s.Left.Open == 0 && len(s.Left.Failed) == 0 {
		return
	}
	heading(t, "work")
	if s.Left.Open > 0 {
		t.Println(message.New("status.line.work.open", "n", s.Left.Open))
	}
	for _, j := range s.Left.Failed {
		t.Println(message.New("status.line.work.failed", "job", NameOf(j), "why", j.Why.In(t.Lang)))
	}
}

type (
	// jsonWork is the work that was left and is not done.
	jsonWork struct {
		Open   int         `json:"open"`
		Failed []jsonFault `json:"failed"`
	}
	// jsonFault is a job that failed.
	jsonFault struct {
		Kind string `json:"kind"` // compare, judge
		File string `json:"file"` // "" for all
		Why  string `json:"why"`
		At   string `json:"at"` // UTC, RFC 3339
	}
)

func (l Left) fields(lang message.Lang) jsonWork {
	out := jsonWork{Open: l.Open, Failed: []jsonFault{}}
	for _, j := range l.Failed {
		out.Failed = append(out.Failed, jsonFault{string(j.Kind), j.File, j.Why.In(lang), j.Ended})
	}
	return out
}
