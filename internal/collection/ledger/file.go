package ledger

import (
	"context"

	"nianbao/internal/inbox"
)

// FileOf returns a report's file as it came, with the further files the report is made of: read, it
// is the report that was taken in, as that of the agency it was taken for. Bytes are read when they
// are asked for, by original: [Ledger.Original], or what opens the ledger anew.
func (in *Taking) FileOf(original func(sha256, file string) ([]byte, error)) inbox.File {
	whole := wholeFile(in.Parts(), original)
	whole.Agency, whole.Code = in.Told.Agency, in.Told.Code
	return whole
}

// wholeFile is the first of several files with the others it is one report with.
func wholeFile(parts []Part, original func(sha256, file string) ([]byte, error)) inbox.File {
	files := make([]inbox.File, len(parts))
	for i, p := range parts {
		files[i] = inbox.Lazy(p.File, func() ([]byte, error) { return original(p.SHA256, p.File) })
		files[i].Part = p.Part
	}
	whole := files[0]
	whole.With = files[1:]
	return whole
}

// Further returns the latest taking that has a further file of such bytes and such a name; nil for none.
func (l *Ledger) Further(ctx context.Context, sha256, file string) (*Taking, error) {
	found, err := l.intakes(ctx, l.db, "WHERE key LIKE ? ORDER BY intakes.id DESC", "%"+joins+sha256+"%")
	if err != nil {
		return nil, err
	}
	for i := range found {
		for _, p := range found[i].Further {
			if p.SHA256 == sha256 && p.File == file {
				return &found[i], nil
			}
		}
	}
	return nil, nil
}

// FileOf is [Taking.FileOf] with the originals of this ledger.
func (l *Ledger) FileOf(ctx context.Context, in *Taking) inbox.File {
	return in.FileOf(func(sha256, file string) ([]byte, error) { return l.Original(ctx, sha256, file) })
}
