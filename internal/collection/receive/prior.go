package receive

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/inbox"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Last year's reports are kept in the ledger and found there by code or by name, so that a report taken in before they
// were given, or in a run that does not name them, is compared with them too. They are read when one is needed, and none
// is held.

type priorKey struct {
	scope report.Scope
	who   string // a code or a normalised name; "" for a single file that tells no agency and is taken for whoever asks
}

// KeepPriors takes last year's reports into the ledger: one file, or a folder or zip of them. A report of an agency that
// has one there takes its place; the same ones again change nothing. What could not be used is returned.
func (r *Receiver) KeepPriors(ctx context.Context, path string) (ignored []error, err error) {
	if path == "" {
		return nil, nil
	}
	type found struct {
		file inbox.File
		sha  string
	}
	last := map[priorKey]found{} // of two reports of one agency the later in the folder's order counts
	var order []priorKey
	ignored, err = inbox.EachPrior(ctx, path, r.Ledger.Year-1, func(f inbox.File, o *inbox.Opened) error {
		data, err := f.Read()
		if err != nil {
			return err
		}
		h := sha256.Sum256(data)
		who := []string{o.Report.Code, templates.Normalize(o.Report.Agency)}
		for i, w := range who {
			if w == "" && (i == 0 || !f.Given || o.Report.Agency != "") {
				continue
			}
			key := priorKey{o.Report.Scope, w}
			if _, met := last[key]; !met {
				order = append(order, key)
			}
			last[key] = found{f, hex.EncodeToString(h[:])}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := r.Ledger.AskPriors(ctx); err != nil {
		return nil, err
	}
	if err := r.loadPriors(ctx); err != nil {
		return nil, err
	}
	for _, key := range order {
		f := last[key]
		if r.priors[key].SHA256 == f.sha {
			continue
		}
		data, err := f.file.Read()
		if err != nil {
			return nil, err
		}
		p := ledger.Prior{Scope: key.scope, Who: key.who, SHA256: f.sha, File: f.file.Name}
		if err := r.Ledger.KeepPrior(ctx, p, data); err != nil {
			return nil, err
		}
		r.priors[key] = p
	}
	return ignored, nil
}

func (r *Receiver) loadPriors(ctx context.Context) error {
	all, asked, err := r.Ledger.Priors(ctx)
	if err != nil {
		return err
	}
	r.asked, r.priors = asked, map[priorKey]ledger.Prior{}
	for _, p := range all {
		r.priors[priorKey{p.Scope, p.Who}] = p
	}
	return nil
}

// lastYear finds the agency's report of the year before: as the file tells who it is, as the roster does, as it was
// called before.
func (r *Receiver) lastYear(told report.Identity, owner *ledger.Agency) (ledger.Prior, bool) {
	names, code := []string{told.Agency}, told.Code
	if owner != nil {
		names = append(append(names, owner.Name), owner.Former...)
		code = cmp.Or(owner.Code, code)
	}
	for _, name := range names {
		for _, who := range []string{code, templates.Normalize(name)} {
			if p, ok := r.priors[priorKey{told.Scope, who}]; ok && who != "" {
				return p, true
			}
		}
	}
	for _, scope := range []report.Scope{report.Own, report.Area} {
		if p, ok := r.priors[priorKey{scope, ""}]; ok {
			return p, true
		}
	}
	return ledger.Prior{}, false
}

// open reads one of last year's reports from the ledger.
func (r *Receiver) open(ctx context.Context, p ledger.Prior) (*inbox.Opened, error) {
	data, err := r.Ledger.Original(ctx, p.SHA256)
	if err != nil {
		return nil, err
	}
	return inbox.Decode(p.File, data, inbox.Options{})
}
