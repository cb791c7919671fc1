package main

import (
	"context"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/answer"
	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/terminal"
)

type statusOptions struct {
	postOptions
	now func() time.Time

	ledger string
	format string
	remind string
	due    string
	out    string
	force  bool
	office *string // nil: as the ledger has them
	phone  *string
}

func newStatus(t *terminal.Terminal, run func(context.Context, *statusOptions) error) *cobra.Command {
	o := &statusOptions{postOptions: postOptions{term: t}, now: today}
	cmd := describe(t, &cobra.Command{
		Use:  "status --ledger FILE [--format text|json|csv|xlsx] [--remind DIR] [--office NAME] [--phone NUMBER] [--due DATE] [--send --smtp URL --from ADDRESS [--dry-run]] [-o FILE]",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.ledger == "" {
				return usage("cmd.flag.needed", "flag", "--ledger")
			}
			if err := oneOf("format", o.format, "text", "json", "csv", "xlsx"); err != nil {
				return err
			}
			if o.format == "xlsx" && o.out == "" && t.Width > 0 {
				return usage("cmd.status.screen")
			}
			if o.rehearse && (o.remind == "" || !o.send) {
				return usage("cmd.flag.needed", "flag", "--remind DIR --send")
			}
			if err := o.postOptions.check(); err != nil {
				return err
			}
			o.office, o.phone = textOption(cmd, "office"), textOption(cmd, "phone")
			if _, err := date("due", o.due, clock.In(leapYear)); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}, "status")
	f := cmd.Flags()
	f.StringVar(&o.ledger, "ledger", "", option(t, "status", "ledger"))
	f.StringVar(&o.format, "format", "text", option(t, "status", "format"))
	f.StringVar(&o.remind, "remind", "", option(t, "status", "remind"))
	f.StringVar(&o.due, "due", "", option(t, "status", "due"))
	f.StringVarP(&o.out, "output", "o", "", option(t, "status", "output"))
	f.BoolVar(&o.force, "force", false, option(t, "status", "force"))
	o.postOptions.flags(t, f)
	f.BoolVar(&o.rehearse, "dry-run", false, option(t, "post", "rehearse"))
	f.String("office", "", option(t, "status", "office"))
	f.String("phone", "", option(t, "status", "phone"))
	return cmd
}

// textOption is the text of an option, nil where it was not given.
func textOption(cmd *cobra.Command, name string) *string {
	f := cmd.Flags().Lookup(name)
	if f == nil || !f.Changed {
		return nil
	}
	text := strings.TrimSpace(f.Value.String())
	return &text
}

// leapYear has every day a deadline may name before its year is known.
const leapYear = 2000

// today is the date of letters: SOURCE_DATE_EPOCH's where it is set, so that they can be made
// again.
func today() time.Time {
	if t := epoch(); !t.IsZero() {
		return t
	}
	return clock.Now()
}

func runStatus(ctx context.Context, o *statusOptions) error {
	l, err := o.open(ctx)
	if err != nil {
		return err
	}
	if o.due, err = date("due", o.due, clock.In(l.Year+1)); err != nil {
		l.Close()
		return err
	}
	defer l.Close()
	if err := o.keepOffice(ctx, l); err != nil {
		return err
	}
	s, err := status.Of(ctx, l, o.due)
	if err != nil {
		return err
	}
	s.Today = o.now()
	if err := o.show(ctx, s); err != nil {
		return err
	}
	if o.remind != "" {
		if err := o.remindThem(ctx, l, s); err != nil {
			return err
		}
	}
	if o.send && !o.rehearse {
		return o.postReminders(ctx, l, s)
	}
	return nil
}

// keepOffice keeps who signs the letters in the ledger, for this run and all later ones.
func (o *statusOptions) keepOffice(ctx context.Context, l *ledger.Ledger) error {
	if o.office == nil && o.phone == nil {
		return nil
	}
	before, err := l.Office(ctx)
	if err != nil {
		return err
	}
	now := before
	if o.office != nil {
		now.Name = *o.office
	}
	if o.phone != nil {
		now.Phone = *o.phone
	}
	if now == before {
		return nil
	}
	o.term.Note(message.New("cmd.status.office.kept", "office", now.Name, "phone", now.Phone))
	return l.SetOffice(ctx, now)
}

func (o *statusOptions) open(ctx context.Context) (*ledger.Ledger, error) {
	if o.remind != "" || o.send || o.office != nil || o.phone != nil {
		return ledger.Open(ctx, o.ledger, clock.Now) // the journal tells when it really happened
	}
	return ledger.Read(ctx, o.ledger)
}

// writer makes the writing side of the run.
func (o *statusOptions) writer() *output.Run {
	out := &output.Run{Force: o.force}
	out.ReadsLedger(o.ledger)
	out.Reads(o.passwordFile)
	return out
}

func (o *statusOptions) show(ctx context.Context, s *status.Status) error {
	if o.out == "" {
		return o.write(ctx, &o.term.Writer, s)
	}
	err := o.writer().File(o.out, func(w io.Writer) error {
		return o.write(ctx, &answer.Writer{Out: w, Lang: o.term.Lang}, s)
	})
	if err == nil {
		o.term.Note(message.New("cmd.wrote", "file", o.out))
	}
	return err
}

func (o *statusOptions) write(ctx context.Context, t *answer.Writer, s *status.Status) error {
	switch o.format {
	case "json":
		return s.JSON(ctx, t.Out, t.Lang)
	case "csv":
		return s.CSV(ctx, t.Out)
	case "xlsx":
		return s.Workbook(ctx, t.Out)
	}
	if err := s.Text(ctx, t); err != nil {
		return err
	}
	status.TellNext(t, s.Next(o.now()))
	return nil
}

func (o *statusOptions) remindThem(ctx context.Context, l *ledger.Ledger, s *status.Status) error {
	out := o.writer()
	if err := out.OwnFolder(o.remind); err != nil {
		return err
	}
	if o.rehearse {
		return o.rehearseReminders(ctx, l, s, out)
	}
	if o.send {
		if resumes, err := o.resumes(ctx, l); err != nil || resumes {
			return err
		}
		s.ByMail = true
	}
	n, err := s.Remind(ctx, l, o.remind, o.now(), out)
	switch {
	case err != nil:
		return err
	case n == 0:
		o.term.Note(message.New("cmd.status.none"))
	default:
		o.term.Note(message.New("cmd.status.reminded", "n", n, "folder", o.remind))
		if s.From.Name == "" {
			o.term.Note(message.New("cmd.status.office.none"))
		}
	}
	return nil
}
