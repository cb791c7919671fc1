package main

import (
	"context"
	"crypto/sha256"

	"nianbao/internal/check"
	"nianbao/internal/check/prose/copied"
	"nianbao/internal/check/rule"
	"nianbao/internal/inbox"
	"nianbao/internal/lastyear"
	"nianbao/internal/message"
	"nianbao/internal/parallel"
	"nianbao/internal/report"
	"nianbao/internal/result"
)

// A run may be of ten thousand files, so no report is kept. Each is judged by itself and released; of it stay who it is,
// its findings, and the fingerprints of its prose. Only the few that turn out to have a twin, or of which there are two,
// are read again and judged with the others in view.

// checked is what checking the files of some paths came to.
type checked struct {
	files   []inbox.File
	results []*result.Result // released
	broken  int              // folders and zips that could not be looked into

	sums   [][sha256.Size]byte // of the bytes that were judged
	prints [][]byte            // of the prose, until all have been compared
}

// all checks every file the paths stand for.
func (c *checker) all(ctx context.Context, paths []string) (*checked, error) {
	found, err := inbox.Walk(paths)
	if err != nil {
		return nil, err
	}
	for _, err := range found.Broken {
		c.term.Complain(err)
	}
	if found.PassedOver > 0 {
		c.term.Note(message.New("cmd.passedover", "count", found.PassedOver))
	}
	n := len(found.Files)
	all := &checked{files: found.Files, broken: len(found.Broken), results: make([]*result.Result, n),
		sums: make([][sha256.Size]byte, n), prints: make([][]byte, n)}
	step, done := c.term.Progress(n, message.New("cmd.check.progress"))
	defer done()
	err = parallel.Each(ctx, n, func(i int) error {
		defer step()
		r := all.read(c, i)
		if r.Report != nil {
			all.prints[i] = copied.Of(r.Edition, r.Report).Bytes()
			if err := c.judge(r, nil, nil); err != nil {
				return err
			}
		}
		r.Release(c.json, c.term.Lang)
		all.results[i] = r
		return nil
	})
	if err != nil {
		return nil, err
	}
	return all, c.compare(ctx, all)
}

// read reads a file for the first time.
func (all *checked) read(c *checker, i int) *result.Result {
	f := all.files[i]
	data, err := f.Read()
	if err == nil {
		all.sums[i] = sha256.Sum256(data)
		var opened *inbox.Opened
		if opened, err = inbox.Decode(f.Name, data, c.open); err == nil {
			return &result.Result{File: f.Name, Edition: opened.Edition, Report: opened.Report}
		}
	}
	return &result.Result{File: f.Name, Err: err}
}

// whole reads the file of a result once more and returns the result with its report. A file that was changed in between
// is not the one that was judged.
func (all *checked) whole(c *checker, i int) (*result.Result, error) {
	f := all.files[i]
	data, err := f.Read()
	if err != nil {
		return nil, err
	}
	if sha256.Sum256(data) != all.sums[i] {
		return nil, message.Errorf("cmd.check.changed", "file", f.Name)
	}
	opened, err := inbox.Decode(f.Name, data, c.open)
	if err != nil {
		return nil, err
	}
	r := *all.results[i]
	r.Report = opened.Report
	return &r, nil
}

// compare judges those again that are not alone: whose prose is nearly that of another, or of which there are two.
func (c *checker) compare(ctx context.Context, all *checked) error {
	submitted, at := check.NewSubmissions(), map[*report.Report]int{}
	for i, r := range all.results {
		if r.Report != nil {
			submitted.Add(r.Report)
			at[r.Report] = i
		}
	}
	twins := all.twins()
	groups := all.groups(submitted, at, func(i int) bool { return len(twins[i]) > 0 })
	again := make([]*result.Result, len(all.results))
	err := parallel.Each(ctx, len(groups), func(g int) error {
		whole := map[int]*result.Result{}
		for _, i := range groups[g] {
			r, err := all.whole(c, i)
			if err != nil {
				again[i] = &result.Result{File: all.files[i].Name, Err: err}
				continue
			}
			whole[i] = r
		}
		for i, r := range whole {
			var others []*report.Report
			for _, other := range submitted.Others(all.results[i].Report) {
				if o := whole[at[other]]; o != nil {
					others = append(others, o.Report)
				}
			}
			if err := c.judge(r, copied.Quote(r.Edition, r.Report, twins[i]), others); err != nil {
				return err
			}
		}
		for i, r := range whole {
			released := *r
			released.Release(c.json, c.term.Lang)
			again[i] = &released
		}
		return nil
	})
	for i, r := range again {
		if r != nil {
			all.results[i] = r
		}
	}
	return err
}

// twins returns what each report's prose matches among all of them, and lets the fingerprints go.
func (all *checked) twins() [][]copied.Match {
	each := func(yield func(copied.Fingerprints) bool) {
		for i := range all.results {
			if !yield(all.fingerprints(i)) {
				return
			}
		}
	}
	index := copied.Sifted(each)
	twins := make([][]copied.Match, len(all.results))
	for i := range all.results {
		twins[i] = index.Matches(all.fingerprints(i))
	}
	all.prints = nil
	return twins
}

func (all *checked) fingerprints(i int) copied.Fingerprints {
	of := all.results[i].Report
	if of == nil {
		return copied.Fingerprints{}
	}
	f, _ := copied.Parse(all.prints[i], of) // they were stored by this very run
	return f
}

// groups gathers those of one agency, year and scope, however many, so that each is read once; one that only has a twin
// is a group of its own.
func (all *checked) groups(submitted *check.Submissions, at map[*report.Report]int, twin func(int) bool) (groups [][]int) {
	met := make([]bool, len(all.results))
	for i, r := range all.results {
		if r.Report == nil || met[i] {
			continue
		}
		met[i] = true
		group := []int{i}
		for k := 0; k < len(group); k++ {
			for _, other := range submitted.Others(all.results[group[k]].Report) {
				if j := at[other]; !met[j] {
					met[j] = true
					group = append(group, j)
				}
			}
		}
		if len(group) > 1 || twin(i) {
			groups = append(groups, group)
		}
	}
	return groups
}

// judge finds what is wrong with a report, given what it was found to share with others. The error is that last year's
// report, which was there, no longer is: judged without it, the report would pass for better than it is.
func (c *checker) judge(r *result.Result, twins []rule.Twin, others []*report.Report) error {
	context := &check.Context{Edition: r.Edition, Report: r.Report, PriorAsked: c.prior.Asked(), Options: c.options,
		Twins: twins, Others: others}
	last, answer, err := c.prior.Of(lastyear.Wanted{Code: r.Report.Code, Names: []string{r.Report.Agency},
		Scope: r.Report.Scope, Year: r.Report.Year})
	if err != nil {
		return err
	}
	context.PriorWhy, context.PriorNote, context.PriorHint = answer.Why, answer.Note, answer.Hint
	if last != nil {
		context.Prior, context.PriorEdition = last.Report, last.Edition
	}
	r.Findings = check.Run(context)
	return nil
}
