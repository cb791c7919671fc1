package taking

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/inbox"
	"nianbao/internal/report"
)

// batch is what is taken in together: the files of one run, or of one upload. Of two reports of one agency in a batch
// nobody knows which was meant.
type batch struct {
	*Receiver
	ledger   *ledger.Ledger // in the hands of who acts
	received string         // the day the files came
	link     int64          // the agency whose link brought them; 0 for none
	officer  bool           // taken by name, also after the season was closed
	keys     map[string]bool
	came     map[int64]came // the rounds of this batch, by taking
	several  bool           // files, which a run that breaks off takes in by halves
	first    int64          // the taking of the first of them
	last     bool           // the file at hand is the last of them
	resumed  int64          // the first taking of such a run, which this one completes; 0 for none
}

// came decides which of two reports is the later.
type came struct {
	filled time.Time // as the cover tells; zero where it does not
	file   time.Time // when the file was last changed; zero where nobody tells
}

func (r *Receiver) batch(l *ledger.Ledger, received string) *batch {
	return &batch{Receiver: r, ledger: l, received: received, keys: map[string]bool{}, came: map[int64]came{}}
}

// named takes down what the files named one by one hold: where the current report is among them,
// the older beside it is no new sending. Files in a folder lie there since they came.
func (b *batch) named(ctx context.Context, files []inbox.File) error {
	given := 0
	for _, f := range files {
		if f.Given {
			given++
		}
	}
	if given < 2 {
		return nil
	}
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !f.Given {
			continue
		}
		if data, err := f.Read(); err == nil {
			b.keys[hashOf(data)] = true
		}
	}
	return nil
}

func hashOf(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

// examined is a report that was looked at but is not in the ledger yet, or a file that is none.
type examined struct {
	known  *ledger.Taking
	in     ledger.Taking
	data   []byte
	sum    string // of the file as it came
	with   []ledger.Attached
	opened *inbox.Opened
	came   came
	mail   *ledger.Mail // the message it came in; nil for none
	err    error        // about our own world, not about the file

	// Of a report that may be one with a file of the agency's current report: that report, 0 for
	// none, and how it is examined once more where another has become the current one.
	beside int64
	again  func(context.Context) examined
}

func (e examined) agency() int64 {
	if e.known != nil {
		return e.known.Agency
	}
	return e.in.Agency
}

// examine finds out what a file is: one report or several. Whatever is wrong with it is a result; only the ledger's
// troubles are errors.
func (b *batch) examine(ctx context.Context, f inbox.File) []examined {
	e := examined{in: ledger.Taking{File: f.Name, Key: ledger.UnreadKey(f.Name), Received: b.day(f),
		Scope: report.Own}, mail: mailOf(f)}
	data, unread := f.Read()
	if unread == nil {
		e.sum, e.data = hashOf(data), data
		e.in.SHA256 = e.sum
		e.in.Key = e.in.SHA256
		if e.with, unread = attached(f); unread == nil {
			e.in.Key = e.key("")
		}
	}
	if e.known, e.err = b.seen(ctx, f, e.in.Key); e.known != nil || e.err != nil {
		if e.err == nil && b.begun(e.known) {
			e.came = b.arrived(f, data, e.known)
		}
		return []examined{e}
	}
	if f.Broken != nil {
		unread = f.Broken // says more than that the bytes are missing, or what they are not
	}
	var all []*inbox.Opened
	if unread == nil {
		all, unread = b.judgement().Open(f, data)
	}
	if unread != nil {
		refuse(&e.in, unread)
		if b.link == 0 {
			e.in.Agency = b.sender(f)
		}
		return []examined{e}
	}
	list := make([]examined, len(all))
	for i, o := range all {
		list[i] = b.part(ctx, e, f, o)
	}
	return list
}

// begun reports whether a report was taken in by the run that this one completes.
func (b *batch) begun(in *ledger.Taking) bool {
	return b.resumed != 0 && in.ID >= b.resumed && in.Round > 0
}

// arrived is what dates a report that was taken in before.
func (b *batch) arrived(f inbox.File, data []byte, known *ledger.Taking) came {
	c := came{file: f.Time}
	all, err := b.judgement().Open(f, data)
	for _, o := range all {
		if err == nil && o.Report.Scope == known.Scope {
			c.filled = filledOn(o)
		}
	}
	return c
}

// part judges one report of a file.
func (b *batch) part(ctx context.Context, e examined, f inbox.File, o *inbox.Opened) examined {
	e.in.Key = e.key(o.Part)
	if o.Part != "" {
		if e.known, e.err = b.seen(ctx, f, e.in.Key); e.known != nil || e.err != nil {
			e.came = came{filled: filledOn(o), file: f.Time}
			return e
		}
	}
	e.opened, e.came = o, came{filled: filledOn(o), file: f.Time}
	if b.link != 0 {
		b.sentBy(o)
	}
	return b.judged(ctx, e, f)
}

// judged judges a report, as one with the other file of the agency's current report where that is wanted.
func (b *batch) judged(ctx context.Context, e examined, f inbox.File) examined {
	alone := e
	if e.known, e.err = b.lies(ctx, &e, f); e.known == nil && e.err == nil {
		e.err = b.join(ctx, &e)
	}
	if e.known != nil || e.err != nil {
		return e
	}
	e.err = b.judge(ctx, &e.in, e.opened, b.link)
	if alone.mayJoin() {
		e.again = func(ctx context.Context) examined { return b.judged(ctx, alone, f) }
	}
	b.writer(&e.in, f)
	return e
}

// seen finds the taking of a file that came before and was not sent again since; nil for none. A report that was
// superseded is sent again when it comes under another name or by itself: found in a folder, it lies there still.
func (b *batch) seen(ctx context.Context, f inbox.File, key string) (*ledger.Taking, error) {
	known, err := b.ledger.Known(ctx, key)
	switch {
	case err != nil || known == nil:
		return nil, err
	case b.link != 0 && (known.Agency != b.link || known.State == ledger.Unknown):
		return nil, nil // nothing of another agency's is told, and what is strange to one may be this one's
	case known.State == ledger.Unknown && known.Why != (ledger.Said{}):
		return nil, nil // it came by another agency's link: that it was strange there means nothing here
	case known.State != ledger.Superseded:
		return known, nil
	case f.Mail != nil && f.Mail.ID != "": // one message is one sending, under whatever name it is saved
		return b.ledger.InMail(ctx, f.Mail.ID, key)
	}
	if f.Given {
		current, err := b.ledger.CurrentOf(ctx, known.Agency, known.Scope)
		if err != nil || current == nil || !b.keys[current.SHA256] {
			return nil, err
		}
		return known, nil
	}
	named, err := b.ledger.Named(ctx, f.Name, f.Part)
	if err != nil || named == nil || !ledger.SameFile(named.Key, key) {
		return nil, err
	}
	return named, nil
}

// enter puts a file into the ledger, compared with the agency's current report.
func (b *batch) enter(ctx context.Context, e examined) (ledger.Outcome, error) {
	switch {
	case e.err != nil:
		return ledger.Outcome{}, e.err
	case e.known != nil:
		if b.begun(e.known) {
			b.came[e.known.ID] = e.came
		}
		return ledger.Outcome{Taking: *e.known, Already: true}, nil
	}
	for {
		var err error
		if e, err = b.fresh(ctx, e); err != nil {
			return ledger.Outcome{}, err
		}
		entering, err := b.compare(ctx, e)
		if err != nil {
			return ledger.Outcome{}, err
		}
		out, err := b.ledger.Take(ctx, entering)
		if errors.Is(err, ledger.ErrStale) { // another program took one in meanwhile
			continue
		}
		if err == nil && !out.Already {
			b.first = cmp.Or(b.first, out.ID)
			if out.Round > 0 {
				b.came[out.ID] = e.came
			}
		}
		return out, err
	}
}
