package inbox

import (
	"context"
	"maps"
	"slices"
	"strings"

	"nianbao/internal/parallel"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Together makes one file of two that are one report: a workbook, or a row of a wide sheet, and the
// Word file of the same agency, year and scope, on the same form. The workbook stands for both and has
// the Word file in With. Where there are two workbooks or two Word files of one, nobody knows which belong together,
// and all stay as they are. Files are read for it only where there are files of both kinds.
func Together(ctx context.Context, files []File, o Options) ([]File, error) {
	var candidates []int
	kinds := map[bool]bool{}
	for i, f := range files {
		if word := f.extension() == ".docx"; f.Broken == nil && len(f.With) == 0 && (word || f.hasFigures()) {
			candidates = append(candidates, i)
			kinds[word] = true
		}
	}
	if len(kinds) < 2 {
		return files, nil
	}
	owners := map[owner]*pair{}
	err := parallel.Ordered(ctx, candidates, func(_ context.Context, i int) half {
		return halfOf(i, files[i], o)
	}, func(h half) error {
		for _, key := range h.owners {
			if owners[key] == nil {
				owners[key] = &pair{}
			}
			owners[key].add(h)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return joined(files, owners), nil
}

// hasFigures reports whether the file is named like a workbook that is read, or is a row of a wide sheet.
func (f File) hasFigures() bool {
	return f.Part != "" || f.extension() == ".xlsx" || f.extension() == ".xlsm"
}

// owner is whose report a file is, by the agency's name or by its code.
type owner struct {
	who     string
	year    int
	scope   report.Scope
	edition string
}

// half is a file that may be one of two.
type half struct {
	at     int
	word   bool
	owners []owner // none of a file that cannot be read, holds several reports or names nobody
}

func halfOf(at int, f File, o Options) half {
	h := half{at: at}
	data, err := f.Read()
	if err != nil {
		return h
	}
	all, err := f.Reports(data, o)
	if err != nil || len(all) != 1 {
		return h
	}
	r := all[0].Of(f.Agency, f.Code).Report
	h.word = all[0].Word
	for _, who := range []string{templates.Normalize(r.Agency), strings.TrimSpace(r.Code)} {
		if who != "" {
			h.owners = append(h.owners, owner{who, r.Year, r.Scope, all[0].Edition.ID})
		}
	}
	return h
}

// pair are the files of one owner.
type pair struct{ workbooks, words []int }

func (p *pair) add(h half) {
	if h.word {
		p.words = append(p.words, h.at)
	} else {
		p.workbooks = append(p.workbooks, h.at)
	}
}

// joined is the list of files with those of one report made one.
func joined(files []File, owners map[owner]*pair) []File {
	with, contested := map[int]int{}, map[int]bool{}
	for _, p := range owners {
		if len(p.workbooks) == 1 && len(p.words) == 1 {
			if other, known := with[p.workbooks[0]]; known && other != p.words[0] {
				contested[p.workbooks[0]] = true
			}
			with[p.workbooks[0]] = p.words[0]
		} else if len(p.workbooks) > 0 && len(p.words) > 0 {
			for _, at := range p.workbooks {
				contested[at] = true
			}
		}
	}
	maps.DeleteFunc(with, func(workbook, _ int) bool { return contested[workbook] })
	taken := map[int]bool{}
	for _, word := range with {
		taken[word] = true
	}
	var all []File
	for i, f := range files {
		if word, ok := with[i]; ok {
			f.With = []File{files[word]}
		}
		if !taken[i] {
			all = append(all, f)
		}
	}
	return all
}

// WithWords is the report of a workbook with the words of a Word file; see [report.Report.WithWords].
func (o *Opened) WithWords(words *Opened) *Opened {
	placed := *words.Report
	placed.Places = maps.Clone(placed.Places)
	if words.Trace != nil {
		for _, f := range words.Trace.Found {
			if f.Slot != "" && f.Where.Table > 0 {
				placed.Places[f.Slot] = report.Place{File: report.Base(placed.File), Table: f.Where.Table,
					Cell: f.Where.Cell}
			}
		}
	}
	both := *o
	both.Report = o.Report.WithWords(o.Edition, &placed)
	both.With = append(slices.Clone(o.With), words.Report.File)
	return &both
}
