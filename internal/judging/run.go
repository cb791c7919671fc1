package judging

import (
	"context"
	"crypto/sha256"
	"sync/atomic"

	"nianbao/internal/check"
	"nianbao/internal/check/prose/copied"
	"nianbao/internal/check/rule"
	"nianbao/internal/inbox"
	"nianbao/internal/packed"
	"nianbao/internal/parallel"
)

// A run may be of ten thousand files, or of a sheet of thirty thousand rows, so no report is kept.
// Each is judged by itself; of it stay who it is, its findings, packed, the fingerprints of its prose
// and the digests of its figures. Only those that turn out to have a twin, or of which there are two,
// are opened again and judged with the others in view. The first reports, as many as [keptWeight]
// allows, are kept and need not be.

// Options are what a caller of [Judge.Files] wants beside results.
type Options struct {
	// Subject returns what is known about a report once it was read; nil: nothing.
	Subject func(*inbox.Opened) Subject
	// Keep makes of a result whose report is whole what is to stay of it; nil: nothing.
	Keep func(Result) []byte
	// Done is called after each file, one at a time.
	Done func()
}

// Run is what judging files came to: results in the order of the files, of one file in the order of its parts.
type Run struct {
	outlines []Result
	of       []origin
	kept     *packed.Store

	judge *Judge
	o     Options
	limit *parallel.Budget
	alone *packed.Store // nil once all have been compared
	held  atomic.Int64  // weight of the files whose reports are kept

	versions versions
}

// Results lists the results.
func (run *Run) Results() List {
	return List{run.outlines, func(i int) Result { return unpack(run.kept, run.outlines[i], run.of[i].kept) }}
}

// origin is where a result comes from, and what of its report is compared with others.
type origin struct {
	file   inbox.File
	part   int
	sum    [sha256.Size]byte // of the bytes that were judged
	prints []byte            // until all have been compared
	alone  int               // where its digests and what was found in it by itself are, in Run.alone
	kept   int               // where its findings are, in Run.kept
	opened *inbox.Opened     // nil where it is not kept
}

// first is a report as it was judged by itself.
type first struct {
	result  Result
	of      origin
	alone   check.Alone
	version rule.Version
}

// Files judges every report of the files; a workbook and the Word file with its words are one.
func (j *Judge) Files(ctx context.Context, files []inbox.File, o Options) (*Run, error) {
	files, err := inbox.Together(ctx, files, j.Reading)
	if err != nil {
		return nil, err
	}
	run := &Run{judge: j, o: o, limit: parallel.NewBudget(MaxWeight), kept: &packed.Store{}, alone: &packed.Store{}}
	type judged struct {
		reports []first
		err     error
	}
	n := 0
	err = parallel.Ordered(ctx, files, func(ctx context.Context, f inbox.File) judged {
		reports, err := run.first(ctx, f)
		return judged{reports, err}
	}, func(one judged) error {
		if one.err != nil {
			return one.err
		}
		for _, r := range one.reports {
			if err := run.enter(r); err != nil {
				return err
			}
		}
		for range 1 + len(files[n].With) {
			if o.Done != nil {
				o.Done()
			}
		}
		n++
		return nil
	})
	if err != nil {
		return nil, err
	}
	return run, run.compare(ctx)
}

// enter packs a report that was judged.
func (run *Run) enter(r first) (err error) {
	var outline Result
	if outline, r.of.kept, err = pack(run.kept, r.result); err != nil {
		return err
	}
	if r.result.Report != nil {
		if r.of.alone, err = packAlone(run.alone, r.version, r.alone); err != nil {
			return err
		}
	}
	run.outlines, run.of = append(run.outlines, outline), append(run.of, r.of)
	return nil
}

// first reads and judges a file without regard to the others.
func (run *Run) first(ctx context.Context, f inbox.File) (reports []first, err error) {
	unread := func(err error) ([]first, error) {
		return []first{{result: Result{File: f.Name, Err: err}, of: origin{file: f}}}, nil
	}
	data, err := f.Read()
	if err != nil {
		return unread(err)
	}
	weight := Weigh(data)
	defer run.limit.Take(weight)()
	opened, err := run.judge.Open(f, data)
	if err != nil {
		return unread(err)
	}
	sum, err := sumOf(f, data)
	if err != nil {
		return unread(err)
	}
	keep := run.keeps(max(weight, leastKept))
	for part, o := range opened {
		o = o.Of(f.Agency, f.Code)
		c, err := run.judge.context(ctx, o, run.subject(o))
		if err != nil {
			return nil, err
		}
		alone := check.RunAlone(c)
		r := resultOf(o, alone.Findings(c))
		one := first{run.let(r), origin{file: f, part: part, sum: sum, prints: r.Prints().Bytes()},
			alone, rule.VersionOf(r.Edition, r.Report)}
		if keep {
			one.of.opened = o
		}
		reports = append(reports, one)
	}
	return reports, nil
}

func (run *Run) subject(o *inbox.Opened) Subject {
	if run.o.Subject == nil {
		return Subject{}
	}
	return run.o.Subject(o)
}

// let lets the report of a result go.
func (run *Run) let(r Result) Result {
	if run.o.Keep != nil {
		r.Kept = run.o.Keep(r)
	}
	return r.withoutReport()
}

// twins returns what each report's prose matches among all of them, and lets the fingerprints go.
func (run *Run) twins() [][]copied.Match {
	size := 0
	for i := range run.of {
		size += len(run.of[i].prints)
	}
	index := copied.Sifted(func(yield func(copied.Fingerprints) bool) {
		for i := range run.outlines {
			if !yield(run.fingerprints(i)) {
				return
			}
		}
	}, int64(size))
	twins := make([][]copied.Match, len(run.outlines))
	for i := range run.outlines {
		twins[i] = index.Matches(run.fingerprints(i))
	}
	for i := range run.of {
		run.of[i].prints = nil
	}
	return twins
}

func (run *Run) fingerprints(i int) copied.Fingerprints {
	of := run.outlines[i].Report
	if of == nil {
		return copied.Fingerprints{}
	}
	f, _ := copied.Parse(run.of[i].prints, of) // stored by this very run
	return f
}
