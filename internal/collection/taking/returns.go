package taking

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/output"
)

// Return writes the marked workbook of every agency whose current report fails or asks for an
// explanation and has not gone back yet, named after the agency, and notes that it was sent back.
// wrote is called with each file. A later round has its number in the name, so that no earlier
// return is in the way. Failures to write are reported at the end, joined, and the other agencies
// get theirs.
func (r *Receiver) Return(ctx context.Context, out *output.Run, folder string, wrote func(file string)) error {
	all, err := r.Ledger.Outlines(ctx)
	if err != nil {
		return err
	}
	var due []int64
	for i := range all {
		if in := &all[i]; in.State == ledger.Current && goesBack(in) && in.Returned == "" {
			due = append(due, in.ID)
		}
	}
	var names output.Names
	var failed []error
	for some := range slices.Chunk(due, wholeAtOnce) {
		whole, err := r.Ledger.Whole(ctx, some)
		if err != nil {
			return errors.Join(append(failed, err)...)
		}
		for i := range whole {
			in := &whole[i]
			path := filepath.Join(folder, names.Unique(r.ReturnName(in), ".xlsx"))
			if err := r.returnOne(ctx, out, in, path); err != nil {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				failed = append(failed, err)
				continue
			}
			wrote(path)
		}
	}
	return errors.Join(failed...)
}

// wholeAtOnce is how many reports are held with their findings at once, however many there are.
const wholeAtOnce = 100

// goesBack reports whether something is left for the agency to correct or explain.
func goesBack(in *ledger.Taking) bool {
	return in.Verdict == finding.Fail || in.Verdict == finding.VerifyIt
}

// ReturnName is what the marked workbook of a round is called, without its ending.
func (r *Receiver) ReturnName(in *ledger.Taking) string {
	name := in.Told.Agency
	if owner := r.owner(in.Agency); owner != nil {
		name = owner.Name
	}
	name = in.Scope.Named(name)
	if in.Round > 1 {
		name += message.New("collect.round", "n", strconv.Itoa(in.Round)).In(message.Chinese)
	}
	return name
}

func (r *Receiver) owner(id int64) *ledger.Agency {
	if i, listed := r.at[id]; listed {
		return &r.agencies[i]
	}
	return nil
}

// returnOne marks the original up as it was judged last.
func (r *Receiver) returnOne(ctx context.Context, out *output.Run, in *ledger.Taking, path string) error {
	var marked bytes.Buffer
	if err := r.Mark(ctx, &marked, in); err != nil {
		return err
	}
	// A run that ended between writing this file and noting it in the ledger left just these bytes.
	err := out.File(path, func(w io.Writer) error { _, err := w.Write(marked.Bytes()); return err })
	switch {
	case errors.Is(err, fs.ErrExist): // collect has no --force, which the usual advice speaks of
		return message.Wrap(fs.ErrExist, "collect.return.there", "path", path).WithHint("collect.return.there.hint")
	case err != nil:
		return message.Wrap(err, "collect.return.failed", "file", in.File)
	}
	if r.Post {
		return r.Ledger.ReturnedByMail(ctx, *in, filepath.Base(path))
	}
	return r.Ledger.Returned(ctx, *in, filepath.Base(path))
}
