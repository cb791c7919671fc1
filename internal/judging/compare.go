package judging

import (
	"context"
	"sync"

	"nianbao/internal/check"
	"nianbao/internal/check/prose/copied"
	"nianbao/internal/check/rule"
	"nianbao/internal/parallel"
)

// companion is a report that is not alone: its prose is nearly that of another, or there are several of its agency.
type companion struct {
	at      int // among the results
	matches []copied.Match
	others  []int
}

// compare judges those again that are not alone.
func (run *Run) compare(ctx context.Context) error {
	submitted := submissions{}
	for i, r := range run.outlines {
		if r.Report != nil {
			submitted.add(i, r.Report)
		}
	}
	var list []companion
	for i, matches := range run.twins() {
		if r := run.outlines[i].Report; r != nil {
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
	defer func() { run.alone, run.versions.all = nil, nil }()
	type replaced struct {
		at, kept int
		outline  Result
	}
	var all []replaced // put in their places at the end: those at work look at the outlines of others
	err := parallel.Ordered(ctx, list, func(ctx context.Context, c companion) judged {
		r, err := run.again(ctx, c)
		return judged{c.at, r, err}
	}, func(one judged) error {
		if one.err != nil {
			return one.err
		}
		outline, kept, err := pack(run.kept, one.r)
		all = append(all, replaced{one.at, kept, outline})
		return err
	})
	for _, r := range all {
		run.outlines[r.at], run.of[r.at].kept = r.outline, r.kept
	}
	return err
}

// again judges a report with those in view that it is not alone with: what was found in it by
// itself still holds.
func (run *Run) again(ctx context.Context, c companion) (Result, error) {
	o, free, err := run.reopen(c.at)
	if err != nil {
		return Result{File: run.outlines[c.at].File, Err: err}, nil
	}
	defer free()
	s := run.subject(o)
	s.Matches = c.matches
	for _, other := range c.others {
		v, err := run.versions.of(run, other)
		if err != nil {
			return Result{}, err
		}
		s.Others = append(s.Others, v)
	}
	_, found, err := unpackAlone(run.alone, run.of[c.at].alone)
	if err != nil {
		return Result{}, err
	}
	alone, err := check.ParseAlone(found)
	if err != nil {
		return Result{}, err
	}
	judged, err := run.judge.context(ctx, o, s)
	if err != nil {
		return Result{}, err
	}
	return run.let(resultOf(o, alone.Findings(judged))), nil
}

// mostVersions is how many versions are at hand unpacked: those of one agency are asked for by each other.
const mostVersions = 1024

// versions are what of reports is compared with others of their agency, unpacked.
type versions struct {
	mu  sync.Mutex
	all map[int]rule.Version
}

// of returns that of the i-th report.
func (x *versions) of(run *Run, i int) (rule.Version, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if v, known := x.all[i]; known {
		return v, nil
	}
	digests, _, err := unpackAlone(run.alone, run.of[i].alone)
	if err != nil {
		return rule.Version{}, err
	}
	v, ok := rule.ParseVersion(run.outlines[i].Edition, run.outlines[i].Report.File, digests)
	if !ok {
		return v, errKept
	}
	if x.all == nil || len(x.all) == mostVersions {
		x.all = map[int]rule.Version{}
	}
	x.all[i] = v
	return v, nil
}
