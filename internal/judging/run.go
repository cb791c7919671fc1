package judging

import (
	"context"
	"crypto/sha256"
	"sync/atomic"

	"nianbao/internal/check"
	"nianbao/internal/check/prose/copied"
	"nianbao/internal/check/rule"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/parallel"
)

// A run may be of ten thousand files, so no report is kept. Each is judged by itself; of it stay
// who it is, its findings, the fingerprints of its prose and the digest of its figures. Only
// those that turn out to have a twin, or of which there are two, are opened again and judged with
// the others in view. The first reports, as many as [keptWeight] allows, are kept and need not be.

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
	Results []Result

	judge *Judge
	o     Options
	limit *parallel.Budget
	kept  atomic.Int64 // weight of the files whose reports are kept
	of    []origin
}

// keptWeight is how many bytes, unpacked, the files may have whose reports are kept until the run
// ends: those of a county's offices.
const keptWeight = 16 << 20

// origin is where a result comes from, and what of its report is compared with others.
type origin struct {
	file    inbox.File
	part    int
	sum     [sha256.Size]byte // of the bytes that were judged
	prints  []byte            // until all have been compared
	alone   check.Alone       // what was found in it by itself; until all have been compared
	version rule.Version
	opened  *inbox.Opened // nil where it is not kept
}

// Files judges every report of the files; a workbook and the Word file with its words are one.
func (j *Judge) Files(ctx context.Context, files []inbox.File, o Options) (*Run, error) {
	files, err := inbox.Together(ctx, files, j.Reading)
	if err != nil {
		return nil, err
	}
	run := &Run{judge: j, o: o, limit: parallel.NewBudget(MaxWeight)}
	type judged struct {
		results []Result
		of      []origin
		err     error
	}
	n := 0
	err = parallel.Ordered(ctx, files, func(ctx context.Context, f inbox.File) (out judged) {
		out.results, out.of, out.err = run.first(ctx, f)
		return out
	}, func(one judged) error {
		if one.err != nil {
			return one.err
		}
		run.Results, run.of = append(run.Results, one.results...), append(run.of, one.of...)
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

// first reads and judges a file without regard to the others.
func (run *Run) first(ctx context.Context, f inbox.File) (results []Result, of []origin, err error) {
	unread := func(err error) ([]Result, []origin, error) {
		return []Result{{File: f.Name, Err: err}}, []origin{{file: f}}, nil
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
	keep := run.keeps(weight)
	for part, o := range opened {
		o = o.Of(f.Agency, f.Code)
		c, err := run.judge.context(ctx, o, run.subject(o))
		if err != nil {
			return nil, nil, err
		}
		alone := check.RunAlone(c)
		r := resultOf(o, alone.Findings(c))
		results = append(results, run.let(r))
		from := origin{file: f, part: part, sum: sum, prints: r.Prints().Bytes(), alone: alone,
			version: rule.VersionOf(r.Edition, r.Report)}
		if keep {
			from.opened = o
		}
		of = append(of, from)
	}
	return results, of, nil
}

// keeps reports whether there is room to keep the reports of a file of some weight, and takes it.
func (run *Run) keeps(weight int64) bool {
	if run.kept.Add(weight) <= keptWeight {
		return true
	}
	run.kept.Add(-weight)
	return false
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

// File is the file a result comes from.
func (run *Run) File(i int) inbox.File { return run.of[i].file }

// Whole returns a result with its report, which is read once more where it was not kept. A file
// that was changed in between is not the one that was judged: that is an error.
func (run *Run) Whole(i int) (Result, error) {
	o, free, err := run.reopen(i)
	if err != nil {
		return Result{}, err
	}
	defer free()
	r := run.Results[i]
	r.Report = o.Report
	return r, nil
}

// reopen returns the report of a result once more, if its file still has the bytes that were judged;
// free gives back its weight.
func (run *Run) reopen(i int) (o *inbox.Opened, free func(), err error) {
	at := run.of[i]
	data, err := at.file.Read()
	if err != nil {
		return nil, nil, err
	}
	if sum, err := sumOf(at.file, data); err != nil {
		return nil, nil, err
	} else if sum != at.sum {
		return nil, nil, message.NewError("judging.changed", "file", at.file.Name)
	}
	if at.opened != nil {
		return at.opened, func() {}, nil
	}
	free = run.limit.Take(Weigh(data))
	opened, err := run.judge.Open(at.file, data)
	if err != nil {
		free()
		return nil, nil, err
	}
	return opened[at.part].Of(at.file.Agency, at.file.Code), free, nil
}

// sumOf is the digest of a file's bytes and of those of the further files its report is made of.
func sumOf(f inbox.File, data []byte) (sum [sha256.Size]byte, err error) {
	sum = sha256.Sum256(data)
	for _, w := range f.With {
		further, err := w.Read()
		if err != nil {
			return sum, err
		}
		of := sha256.Sum256(further)
		sum = sha256.Sum256(append(sum[:], of[:]...))
	}
	return sum, nil
}

// twins returns what each report's prose matches among all of them, and lets the fingerprints go.
func (run *Run) twins() [][]copied.Match {
	size := 0
	for i := range run.of {
		size += len(run.of[i].prints)
	}
	index := copied.Sifted(func(yield func(copied.Fingerprints) bool) {
		for i := range run.Results {
			if !yield(run.fingerprints(i)) {
				return
			}
		}
	}, int64(size))
	twins := make([][]copied.Match, len(run.Results))
	for i := range run.Results {
		twins[i] = index.Matches(run.fingerprints(i))
	}
	for i := range run.of {
		run.of[i].prints = nil
	}
	return twins
}

func (run *Run) fingerprints(i int) copied.Fingerprints {
	of := run.Results[i].Report
	if of == nil {
		return copied.Fingerprints{}
	}
	f, _ := copied.Parse(run.of[i].prints, of) // stored by this very run
	return f
}
