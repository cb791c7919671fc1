package taking

import (
	"context"
	"sync"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/inbox"
)

// Current are the current reports of a ledger as files, read and proved when they are asked for;
// the names are those they came by, after the ledger's. wanted selects them; nil for all.
func Current(ctx context.Context, place string, wanted func(ledger.Taking) bool) ([]inbox.File, error) {
	l, err := ledger.Read(ctx, place)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	all, err := l.Takings(ctx)
	if err != nil {
		return nil, err
	}
	original := originals(ctx, place)
	var files []inbox.File
	for _, in := range all {
		if in.State == ledger.Current && (wanted == nil || wanted(in)) {
			files = append(files, within(place, in.FileOf(original)))
		}
	}
	return files, nil
}

// LastYears are the reports of the year before that a ledger keeps, in the same way.
func LastYears(ctx context.Context, place string) ([]inbox.File, error) {
	l, err := ledger.Read(ctx, place)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	priors, _, err := l.Priors(ctx)
	if err != nil {
		return nil, err
	}
	original := originals(ctx, place)
	files := make([]inbox.File, len(priors))
	for i, p := range priors {
		files[i] = within(place, p.FileOf(original))
		files[i].Agency, files[i].Code = p.Agency, p.Code
	}
	return files, nil
}

// within names a file, and those it is one report with, after the ledger.
func within(place string, f inbox.File) inbox.File {
	f.Name = place + "!" + f.Base()
	for i := range f.With {
		f.With[i].Name = place + "!" + f.With[i].Base()
	}
	return f
}

// originals reads originals from a ledger, which is opened each time, and nothing stays open; of a
// database, to which every way is long, the connections are made once and go with the program.
func originals(ctx context.Context, place string) func(sha256, file string) ([]byte, error) {
	kept := sync.OnceValues(func() (*ledger.Ledger, error) { return ledger.Read(ctx, place) })
	return func(sha256, file string) ([]byte, error) {
		if ledger.IsURL(place) {
			l, err := kept()
			if err != nil {
				return nil, err
			}
			return l.Original(ctx, sha256, file)
		}
		l, err := ledger.Read(ctx, place)
		if err != nil {
			return nil, err
		}
		defer l.Close()
		return l.Original(ctx, sha256, file)
	}
}
