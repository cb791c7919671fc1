package judging

import (
	"encoding/binary"
	"errors"

	"nianbao/internal/check"
	"nianbao/internal/check/rule"
	"nianbao/internal/jsonform"
	"nianbao/internal/packed"
)

// What is kept of a report in a run is packed: its findings and what the caller wants to stay of
// it, to the end; what it is compared with others by, until all have been compared.

// errKept is the error of what this very run packed and cannot be unpacked.
var errKept = errors.New("judging: what was kept of a report is damaged")

// pack keeps the findings of a result and returns its outline and where they are.
func pack(into *packed.Store, r Result) (outline Result, at int, err error) {
	findings, err := jsonform.Keep(r.Findings)
	if err != nil {
		return r, 0, err
	}
	piece := binary.AppendUvarint(nil, uint64(len(findings)))
	return r.outline(), into.Add(append(append(piece, findings...), r.Kept...)), nil
}

// unpack returns the result of an outline.
func unpack(from *packed.Store, outline Result, at int) Result {
	r := outline
	piece, err := from.At(at)
	length, n := binary.Uvarint(piece)
	if err != nil || n <= 0 || uint64(len(piece)-n) < length {
		return Result{File: r.File, Part: r.Part, Err: errKept}
	}
	if r.Findings, err = jsonform.Kept(piece[n : n+int(length)]); err != nil {
		return Result{File: r.File, Part: r.Part, Err: err}
	}
	if kept := piece[n+int(length):]; len(kept) > 0 {
		r.Kept = kept
	}
	r.verdict = ""
	return r
}

// packAlone keeps what a report is compared by.
func packAlone(into *packed.Store, version rule.Version, alone check.Alone) (at int, err error) {
	digests := version.Bytes()
	found, err := alone.Bytes()
	if err != nil {
		return 0, err
	}
	return into.Add(append(binary.AppendUvarint(nil, uint64(len(digests))), append(digests, found...)...)), nil
}

// unpackAlone returns the digests and the findings of a report.
func unpackAlone(from *packed.Store, at int) (digests, found []byte, err error) {
	piece, err := from.At(at)
	length, n := binary.Uvarint(piece)
	if err != nil || n <= 0 || uint64(len(piece)-n) < length {
		return nil, nil, errKept
	}
	return piece[n : n+int(length)], piece[n+int(length):], nil
}
