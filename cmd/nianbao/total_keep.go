package main

import (
	"os"
	"path/filepath"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/collection/total"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/report"
	"nianbao/templates"
)

// former is the workbook of a total that an earlier run wrote and the office may have written its words into.
type former struct {
	file    string
	changes report.Difference // what the one made now changes of it
}

// keep takes the words of an earlier workbook over into the total: of the one at its place, else of the one made while
// members were missing, or were not. It is nil when there is none.
func (w *totalWriter) keep(t *total.Total, place string, others ...string) *former {
	for _, file := range append([]string{place}, others...) {
		r, err := w.earlierTotal(file)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil || !t.Is(r) {
			if file == place && w.force {
				w.term.Note(message.New("cmd.total.lost", "file", file))
			}
			continue
		}
		return &former{file, t.Keep(w.source.Edition, r)}
	}
	return nil
}

func (w *totalWriter) earlierTotal(file string) (*report.Report, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if info.Size() > inbox.MaxFile {
		return nil, os.ErrInvalid
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var edition *templates.Edition
	if w.source.Edition.Source != "" {
		edition = w.source.Edition
	}
	o, err := inbox.Decode(file, data, inbox.Options{Edition: edition, Year: w.source.Year})
	if err != nil {
		return nil, err
	}
	return o.Report, nil
}

// update prints what a total changes of its earlier workbook, and refuses to change it unless the
// run may. write is false where the workbook needs no change: it stays as the office saved it.
func (w *totalWriter) update(e *former, place string) (write bool, err error) {
	if e == nil {
		return true, nil
	}
	if e.changes.None() && e.file == place {
		w.term.Note(message.New("cmd.total.same", "file", place))
		return false, nil
	}
	if len(e.changes.Cells) == 0 {
		w.term.Note(message.New("cmd.total.kept", "file", e.file))
	} else {
		w.term.Println(message.New("cmd.total.cells", "file", e.file, "n", len(e.changes.Cells)))
		var cells []ledger.Cell
		for _, c := range e.changes.Cells {
			cells = append(cells, ledger.Cell(c))
		}
		for _, line := range status.Amended(w.source.Edition, ledger.Amendment{Cells: cells}) {
			w.term.Println(line)
		}
	}
	if e.file == place && !w.force {
		return false, output.Taken(message.NewError("cmd.total.older", "file", place).
			WithHint("cmd.total.older.hint"))
	}
	return true, nil
}

// totalNames are the name of a total's files, and the one it has or had while members were missing.
func totalNames(t *total.Total) (name, other string) {
	whole := message.New("total.name.whole", "agency", t.Name).In(message.Chinese)
	partial := message.New("total.name.partial", "agency", t.Name).In(message.Chinese)
	if t.Whole() {
		return whole, partial
	}
	return partial, whole
}

// beside is a workbook of another name in the folder of the totals.
func (w *totalWriter) beside(name string) string {
	return filepath.Join(w.out, output.Name(name)+".xlsx")
}
