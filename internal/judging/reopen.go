package judging

import (
	"crypto/sha256"

	"nianbao/internal/inbox"
	"nianbao/internal/message"
)

// keptWeight is how many bytes, unpacked, the files may have whose reports are kept until the run
// ends: those of a county's offices. A row of a wide sheet has few bytes, and its report all values.
const (
	keptWeight = 16 << 20
	leastKept  = 64 << 10
)

// keeps reports whether there is room to keep the reports of a file of some weight, and takes it.
func (run *Run) keeps(weight int64) bool {
	if run.held.Add(weight) <= keptWeight {
		return true
	}
	run.held.Add(-weight)
	return false
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
	r := run.Results().At(i)
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
