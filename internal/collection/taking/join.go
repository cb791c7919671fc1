package taking

import (
	"context"
	"strings"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/inbox"
)

// The figures of an agency come in a workbook and its words may come in Word, at once or one after
// the other. A Word file with words alone joins the workbook of the current report, and a workbook
// without a word of its own joins the Word file of it. Whatever says both by itself stands for itself.

// attached are the further files of a report that came as several.
func attached(f inbox.File) (all []ledger.Attached, err error) {
	for _, w := range f.With {
		data, err := w.Read()
		if err != nil {
			return nil, err
		}
		all = append(all, ledger.Attached{File: w.Name, Data: data})
	}
	return all, nil
}

// key is the key of the report in the ledger.
func (e *examined) key(part string) string {
	var with []string
	for _, w := range e.with {
		with = append(with, hashOf(w.Data))
	}
	return ledger.KeyOf(e.in.SHA256, part, with...)
}

// mayJoin reports whether the report lacks what the other file of a current one may have.
func (e *examined) mayJoin() bool {
	if e.opened == nil || len(e.with) > 0 {
		return false
	}
	r := e.opened.Report
	return r.Wordless() || e.opened.Part == "" && (r.WordsAlone() || !e.opened.Word && wordless(e.opened))
}

// wordless reports whether nothing is written in any section.
func wordless(o *inbox.Opened) bool {
	for _, paragraphs := range o.Report.Prose {
		for _, p := range paragraphs {
			if strings.TrimSpace(p.Text) != "" {
				return false
			}
		}
	}
	return true
}

// current is the agency's current report of the report's scope, where it is one of this season; nil for none.
func (b *batch) current(ctx context.Context, e *examined) (*ledger.Taking, error) {
	r := e.opened.Report
	i, ok := b.matcher.Find(r.Code, r.Agency)
	if !ok || b.link != 0 && b.agencies[i].ID != b.link || r.Year != b.Ledger.Year {
		return nil, nil
	}
	return b.ledger.CurrentOf(ctx, b.agencies[i].ID, r.Scope)
}

// join makes the report one with the other file of the current one, where it lacks what that has.
func (b *batch) join(ctx context.Context, e *examined) error {
	if !e.mayJoin() {
		return nil
	}
	current, err := b.current(ctx, e)
	if err != nil || current == nil {
		return err
	}
	e.beside = current.ID
	whole := b.ledger.FileOf(ctx, current)
	reading := b.judgement().Reading
	if e.opened.Word {
		return joinWorkbook(e, whole, reading)
	}
	return joinWords(e, whole, reading)
}

// joinWords makes a workbook one with the Word file of the current report, which may be that file alone.
func joinWords(e *examined, whole inbox.File, reading inbox.Options) error {
	words := whole
	if len(whole.With) > 0 {
		words = whole.With[0]
	}
	data, err := words.Read()
	if err != nil {
		return err
	}
	all, err := words.Reports(data, reading)
	if err != nil || !all[0].Word || all[0].Edition.ID != e.opened.Edition.ID ||
		len(whole.With) == 0 && !all[0].Report.WordsAlone() {
		return nil // nothing to join
	}
	e.with = []ledger.Attached{{File: words.Name, Data: data}}
	e.in.Key = e.key(e.opened.Part)
	e.opened = e.opened.WithWords(all[0])
	return nil
}

// joinWorkbook makes a Word file one with the workbook of the current report: the workbook is the
// report's first file, the Word file takes the place of an earlier one.
func joinWorkbook(e *examined, whole inbox.File, reading inbox.Options) error {
	workbook := whole
	workbook.With = nil
	data, err := workbook.Read()
	if err != nil {
		return err
	}
	o, err := workbook.Decode(data, reading)
	if err != nil || o.Word || o.Trace != nil && !o.Report.Wordless() || o.Edition.ID != e.opened.Edition.ID {
		return nil // nothing to join
	}
	e.with = []ledger.Attached{{File: e.in.File, Data: e.data}}
	e.in.File, e.in.SHA256, e.data = workbook.Name, hashOf(data), data
	e.in.Key = e.key(workbook.Part)
	e.opened = o.WithWords(e.opened)
	return nil
}

// joined reports whether the report has the other file of the one it was compared with.
func (e *examined) joined() bool { return e.beside != 0 && len(e.with) > 0 }

// lies finds the taking a Word file in a folder is in: one that was joined and superseded since lies
// there still. nil for none, and for what is sent by itself.
func (b *batch) lies(ctx context.Context, e *examined, f inbox.File) (*ledger.Taking, error) {
	if f.Given || b.link != 0 || !e.mayJoin() || !e.opened.Word {
		return nil, nil
	}
	return b.ledger.Further(ctx, e.sum, f.Name)
}

// fresh examines a report once more where another one has become the current one since.
func (b *batch) fresh(ctx context.Context, e examined) (examined, error) {
	if e.again == nil || e.err != nil {
		return e, e.err
	}
	current, err := b.current(ctx, &e)
	if err != nil {
		return e, err
	}
	id := int64(0)
	if current != nil {
		id = current.ID
	}
	if id == e.beside {
		return e, nil
	}
	e = e.again(ctx)
	return e, e.err
}
