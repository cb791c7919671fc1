package judging

import (
	"context"

	"nianbao/internal/check"
	"nianbao/internal/check/prose/copied"
	"nianbao/internal/parallel"
)

// companion is a report that is not alone: its prose is nearly that of another, or there are several of its agency.
type companion struct {
	at      int // in Run.Results
	matches []copied.Match
	others  []int
}

// compare judges those again that are not alone.
func (run *Run) compare(ctx context.Context) error {
	submitted := submissions{}
	for i, r := range run.Results {
		if r.Report != nil {
			submitted.add(i, r.Report)
		}
	}
	var list []companion
	for i, matches := range run.twins() {
		if r := run.Results[i].Report; r != nil {
			if others := submitted.others(i, r); len(matches)+len(others) > 0 {
				list = append(list, companion{i, matches, others})
			}
		}
	}
	type judged struct {
		at  int
		r   Result
		err error
	}
	defer func() {
		for i := range run.of {
			run.of[i].alone = check.Alone{}
		}
	}()
	return parallel.Ordered(ctx, list, func(ctx context.Context, c companion) judged {
		r, err := run.again(ctx, c)
		return judged{c.at, r, err}
	}, func(one judged) error {
		if one.err == nil {
			run.Results[one.at] = one.r
		}
		return one.err
	})
}

// again judges a report with those in view that it is not alone with: what was found in it by
// itself still holds.
func (run *Run) again(ctx context.Context, c companion) (Result, error) {
	o, free, err := run.reopen(c.at)
	if err != nil {
		return Result{File: run.Results[c.at].File, Err: err}, nil
	}
	defer free()
	s := run.subject(o)
	s.Matches = c.matches
	for _, other := range c.others {
		s.Others = append(s.Others, run.of[other].version)
	}
	judged, err := run.judge.context(ctx, o, s)
	if err != nil {
		return Result{}, err
	}
	return run.let(resultOf(o, run.of[c.at].alone.Findings(judged))), nil
}
