package history

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"nianbao/internal/check/rule"
	"nianbao/internal/identity"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/lastyear"
	"nianbao/internal/parallel"
	"nianbao/internal/report"
)

// found is a report that was read, without its content: an agency's are read again when its record is made, so that
// no more than one agency's are in memory.
type found struct {
	file    inbox.File
	who     report.Identity
	figures string // two reports that say the same have the same
}

// Gather reads the reports of the files and makes the record. done is called after each file.
func Gather(ctx context.Context, judge *judging.Judge, files []inbox.File, done func()) (*Record, error) {
	rec := &Record{}
	var all []found
	type answer struct {
		file  inbox.File
		found []found
		err   error
	}
	err := parallel.Ordered(ctx, files, func(_ context.Context, f inbox.File) answer {
		found, err := look(judge, f)
		return answer{f, found, err}
	}, func(a answer) error {
		done()
		if a.err != nil {
			rec.Unread = append(rec.Unread, Unread{a.file.Name, a.err})
		}
		for _, f := range a.found {
			if f.who.Year == 0 || identity.Reduce(f.who.Agency) == "" {
				rec.Undated = append(rec.Undated, Source{File: f.file.Name, Part: f.file.Part})
				continue
			}
			all = append(all, f)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	type made struct {
		agency *Agency
		counts *counts
		err    error
	}
	total := newCounts()
	err = parallel.Ordered(ctx, grouped(all), func(ctx context.Context, of []found) made {
		a, err := agencyOf(ctx, judge, of)
		if err != nil {
			return made{err: err}
		}
		c := newCounts()
		c.add(a)
		return made{a, c, nil}
	}, func(m made) error {
		if m.err != nil {
			return m.err
		}
		rec.Agencies = append(rec.Agencies, m.agency)
		total.join(m.counts)
		return nil
	})
	rec.Rules, rec.Reports = total.rules(), total.reports
	return rec, err
}

// look reads a file for whose reports it holds.
func look(judge *judging.Judge, f inbox.File) ([]found, error) {
	data, err := f.Read()
	if err != nil {
		return nil, err
	}
	opened, err := judge.Open(f, data)
	var all []found
	for _, o := range opened {
		o = o.Of(f.Agency, f.Code)
		of := f
		of.Part = o.Part
		who := o.Report.Identity
		for _, s := range []*string{&who.Edition, &who.Agency, &who.Code, &who.Release} {
			*s = strings.Clone(*s) // a part of a file's text holds the whole of it
		}
		all = append(all, found{of, who, lastyear.Of(o.Edition, o.Report, true, false).Figures})
	}
	return all, err
}

// grouped puts the reports of one agency and scope together: by name, and by code where it has other names.
func grouped(all []found) [][]found {
	group := map[string]int{}
	var groups [][]found
	for _, f := range all {
		keys := []string{string(f.who.Scope) + " name " + identity.Reduce(f.who.Agency)}
		if code := strings.ToUpper(strings.TrimSpace(f.who.Code)); code != "" {
			keys = append(keys, string(f.who.Scope)+" code "+code)
		}
		at := -1
		for _, key := range keys {
			if n, known := group[key]; known {
				if at >= 0 && n != at { // its code and its name were two agencies' so far
					groups[at], groups[n] = append(groups[at], groups[n]...), nil
					for key, of := range group {
						if of == n {
							group[key] = at
						}
					}
				}
				at = max(at, group[key])
			}
		}
		if at < 0 {
			at = len(groups)
			groups = append(groups, nil)
		}
		for _, key := range keys {
			group[key] = at
		}
		groups[at] = append(groups[at], f)
	}
	groups = slices.DeleteFunc(groups, func(g []found) bool { return len(g) == 0 })
	slices.SortStableFunc(groups, func(a, b []found) int {
		return cmp.Or(cmp.Compare(a[0].who.Agency, b[0].who.Agency), cmp.Compare(b[0].who.Scope, a[0].who.Scope))
	})
	return groups
}

// agencyOf makes the record of one agency of its reports.
func agencyOf(ctx context.Context, judge *judging.Judge, of []found) (*Agency, error) {
	by := map[int][]found{}
	for _, f := range of {
		by[f.who.Year] = append(by[f.who.Year], f)
	}
	a := &Agency{Scope: of[0].who.Scope}
	var before *inbox.Opened // the one report of the year before; nil where there is none or there are several
	for _, year := range slices.Sorted(maps.Keys(by)) {
		if n := len(a.Years); n > 0 {
			for missing := a.Years[n-1].Year + 1; missing < year; missing++ {
				a.Missing, before = append(a.Missing, missing), nil
			}
		}
		y := &Year{Year: year}
		var last *inbox.Opened
		for _, f := range by[year] {
			if same := slices.IndexFunc(y.Versions, func(v *Version) bool { return v.digest == f.figures }); same >= 0 {
				y.Versions[same].Copies = append(y.Versions[same].Copies, f.file.Name)
				continue
			}
			o, err := inbox.Open(f.file, judge.Reading)
			if err != nil {
				return nil, err
			}
			v, err := versionOf(ctx, judge, f, o, before)
			if err != nil {
				return nil, err
			}
			if a.Name, last = o.Report.Agency, o; o.Report.Code != "" {
				a.Code = o.Report.Code
			}
			if len(y.Versions) > 0 {
				v.Differs = differing(y.Versions[0], v)
			}
			y.Versions = append(y.Versions, v)
		}
		if n := len(a.Years); n > 0 && a.Years[n-1].Year == year-1 {
			a.Years = append(a.Years, y)
			a.link(a.Years[n-1], y)
		} else {
			a.Years = append(a.Years, y)
		}
		if before = last; y.One() == nil {
			before = nil
		}
	}
	return a, nil
}

// versionOf judges a report, with the one of the year before where there is one.
func versionOf(ctx context.Context, judge *judging.Judge, f found, o, before *inbox.Opened) (*Version, error) {
	own := *judge
	own.LastYear = nil
	if before != nil {
		own.LastYear = func(context.Context, lastyear.Wanted) (rule.LastYear, error) {
			return rule.LastYear{Report: before.Report, Edition: before.Edition}, nil
		}
	}
	r, err := own.Report(ctx, o, judging.Subject{})
	if err != nil {
		return nil, err
	}
	v := &Version{File: f.file.Name, Part: f.file.Part, Edition: o.Edition, Values: o.Report.Values,
		Findings: r.Findings, places: placesOf(o), unreadable: o.Report.Unreadable, digest: f.figures,
		foreign: o.Report.Foreign, before: before != nil}
	return v, nil
}

// differing are the values in which two versions of a year differ.
func differing(a, b *Version) []string {
	var ids []string
	for _, t := range b.Edition.Tables {
		for _, s := range t.Slots {
			if strings.TrimSpace(a.Values[s.ID].Raw) != strings.TrimSpace(b.Values[s.ID].Raw) {
				ids = append(ids, s.ID)
			}
		}
	}
	return ids
}
