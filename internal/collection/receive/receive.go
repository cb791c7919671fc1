// Package receive takes files into a ledger: it walks what came in, reads each file, matches it to the roster, checks it
// and enters it, whatever it turned out to be.
//
// [Receiver.All] is what `collect` does; [Receiver.Return] writes the marked workbooks that go back. Reading and checking
// run on all processors, entering is done by one in the order of the files, so that of two files of one agency the later
// in that order is the newer, and a second run over the same files comes to the same.
package receive

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"runtime"
	"time"

	"nianbao/internal/check"
	"nianbao/internal/collection"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Receiver takes files in for one season.
type Receiver struct {
	Ledger   *ledger.Ledger
	Edition  *templates.Edition // the one in force, or the office's own
	Prior    *inbox.Prior       // last year's reports; nil when nobody asked
	Received string             // the day the files came, 2006-01-02
	Today    time.Time

	agencies []ledger.Agency
	matcher  *collection.Matcher
}

// Prepare reads the roster from the ledger; it is called again when the roster changed.
func (r *Receiver) Prepare(ctx context.Context) error {
	all, err := r.Ledger.Agencies(ctx)
	if err != nil {
		return err
	}
	r.agencies = nil
	var names []collection.Agency
	for _, a := range all {
		if a.Listed {
			r.agencies = append(r.agencies, a)
			names = append(names, a.Agency)
		}
	}
	r.matcher = collection.NewMatcher(names, func(i int) []string { return r.agencies[i].Former })
	return nil
}

// All takes the files in. seen is called for each in order, after it is in the ledger.
func (r *Receiver) All(ctx context.Context, files []inbox.File, seen func(ledger.Outcome)) error {
	working, stop := context.WithCancel(ctx)
	defer stop()
	var failed error
	for answer := range r.examineAll(working, files) {
		e := <-answer
		if failed != nil {
			continue // the workers' last answers are waited for, so that none outlives the ledger
		}
		out, err := r.enter(ctx, e)
		if err != nil {
			failed = err
			stop()
			continue
		}
		seen(out)
	}
	if failed != nil {
		return failed
	}
	return ctx.Err()
}

// examined is a file that was looked at but is not in the ledger yet.
type examined struct {
	known *ledger.Intake
	in    ledger.Intake
	data  []byte
	err   error // about our own world, not about the file
}

// examineAll looks at the files on all processors and hands the answers over in order. Only a few files per processor
// are ever held at once, however many there are.
func (r *Receiver) examineAll(ctx context.Context, files []inbox.File) <-chan chan examined {
	workers := runtime.GOMAXPROCS(0)
	queue := make(chan chan examined, 2*workers)
	slots := make(chan struct{}, workers)
	go func() {
		defer close(queue)
		for _, f := range files {
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			answer := make(chan examined, 1)
			go func() {
				answer <- r.examine(ctx, f)
				<-slots
			}()
			queue <- answer
		}
	}()
	return queue
}

func (r *Receiver) enter(ctx context.Context, e examined) (ledger.Outcome, error) {
	switch {
	case e.err != nil:
		return ledger.Outcome{}, e.err
	case e.known != nil:
		return ledger.Outcome{Intake: *e.known, Already: true}, nil
	}
	return r.Ledger.Take(ctx, e.in, e.data)
}

// examine finds out what a file is. Whatever is wrong with it is a result; only the ledger's troubles are errors.
func (r *Receiver) examine(ctx context.Context, f inbox.File) (e examined) {
	e.in = ledger.Intake{File: f.Name, Key: ledger.UnreadKey(f.Name), Received: r.Received, Scope: report.Own}
	data, unread := f.Read()
	if unread == nil {
		h := sha256.Sum256(data)
		e.in.SHA256 = hex.EncodeToString(h[:])
		e.in.Key, e.data = e.in.SHA256, data
	}
	if e.known, e.err = r.Ledger.Known(ctx, e.in.Key); e.known != nil || e.err != nil {
		return e
	}
	if f.Broken != nil {
		unread = f.Broken // says more than that the bytes are missing, or what they are not
	}
	if unread != nil {
		refuse(&e.in, unread)
		return e
	}
	opened, err := inbox.Decode(f.Name, data, inbox.Options{Edition: r.edition(), Year: r.Ledger.Year})
	if err != nil {
		refuse(&e.in, err)
		return e
	}
	r.judge(&e.in, opened)
	return e
}

// edition is the one to read by, where the office named one; otherwise each file tells its own.
func (r *Receiver) edition() *templates.Edition {
	if r.Edition != nil && r.Edition.Source != "" {
		return r.Edition
	}
	return nil
}

// judge decides whose report it is, whether it is one of this season, and what is wrong with it.
func (r *Receiver) judge(in *ledger.Intake, o *inbox.Opened) {
	in.Told, in.Scope = o.Report.Identity, o.Report.Scope
	agency, ok := r.matcher.Find(o.Report.Code, o.Report.Agency)
	var owner *ledger.Agency
	if ok {
		owner = &r.agencies[agency]
		in.Agency = owner.ID
	}
	in.Findings = r.Check(o, owner)
	in.Verdict = finding.Judge(in.Findings)
	in.State = ledger.Current
	switch {
	case o.Report.Year != 0 && o.Report.Year != r.Ledger.Year:
		refuse(in, message.Errorf("collect.year", "found", o.Report.Year, "year", r.Ledger.Year))
	case r.Edition != nil && o.Edition.ID != r.Edition.ID:
		refuse(in, message.Errorf("collect.edition", "found", o.Edition.ID, "edition", r.Edition.ID, "year", r.Ledger.Year))
	case owner == nil:
		in.State = ledger.Unknown
		in.Near = r.matcher.Near(o.Report.Agency)
	}
}

// Check checks a report as that of an agency on the roster; nil where it is none's.
func (r *Receiver) Check(o *inbox.Opened, owner *ledger.Agency) []finding.Finding {
	c := &check.Context{Edition: o.Edition, Report: o.Report, PriorAsked: r.Prior.Asked(),
		Options: check.Options{Year: r.Ledger.Year, Today: r.Today}}
	if owner != nil {
		c.Options.Agency, c.Options.Level = r.called(o.Report.Agency, owner), owner.Level
	}
	if last := r.lastYear(o.Report, owner); last != nil {
		c.Prior, c.PriorEdition = last.Report, last.Edition
	}
	return check.Run(c)
}

// lastYear finds the agency's report of the year before: as the file tells who it is, as the roster does, as it was
// called before.
func (r *Receiver) lastYear(this *report.Report, owner *ledger.Agency) *inbox.Opened {
	names := []string{this.Agency}
	code := this.Code
	if owner != nil {
		names = append(append(names, owner.Name), owner.Former...)
		code = cmp.Or(owner.Code, code)
	}
	for _, name := range names {
		if last := r.Prior.Of(code, name, this.Scope, r.Ledger.Year-1); last != nil {
			return last
		}
	}
	return nil
}

// called is the name to expect: the agency's, in the spelling the file has where that says the same, or the name it had
// when the template was sent out.
func (r *Receiver) called(told string, owner *ledger.Agency) string {
	for _, name := range append([]string{owner.Name}, owner.Former...) {
		if collection.Reduce(name) == collection.Reduce(told) {
			return told
		}
	}
	return owner.Name
}

// refuse keeps a file in the list with the reason.
func refuse(in *ledger.Intake, why error) {
	in.State = ledger.Refused
	if in.Verdict == "" {
		in.Verdict = finding.Unreadable
	}
	in.Why = ledger.Said{Zh: message.Say(why, message.Chinese), En: message.Say(why, message.English)}
	if hint := message.HintOf(why); !hint.IsZero() {
		in.Why.Zh += "；" + hint.In(message.Chinese)
		in.Why.En += "; " + hint.In(message.English)
	}
}

// Broken makes files of what could not be looked into, so that a damaged zip stands in the list too. What names no file
// is returned.
func Broken(errs []error) (files []inbox.File, rest []error) {
	for _, err := range errs {
		var said *message.Error
		if !errors.As(err, &said) {
			rest = append(rest, err)
			continue
		}
		name := ""
		for _, a := range said.Text.Args {
			if a.Name == "file" {
				name, _ = a.Value.(string)
			}
		}
		if name == "" {
			rest = append(rest, err)
			continue
		}
		files = append(files, inbox.Unreadable(name, err))
	}
	return files, rest
}

// Rematch looks again for whose the unknown files are, after the roster changed.
func (r *Receiver) Rematch(ctx context.Context) ([]ledger.Intake, error) {
	all, err := r.Ledger.Intakes(ctx)
	if err != nil {
		return nil, err
	}
	var found []ledger.Intake
	for _, in := range all {
		if in.State != ledger.Unknown {
			continue
		}
		if i, ok := r.matcher.Find(in.Told.Code, in.Told.Agency); ok {
			in, err := r.Ledger.Recognise(ctx, in, r.agencies[i].ID)
			if err != nil {
				return nil, err
			}
			found = append(found, in)
		}
	}
	return found, nil
}
