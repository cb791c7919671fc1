package main

import (
	"context"
	"encoding/csv"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
	"nianbao/internal/textfile"
)

type assignOptions struct {
	term   *terminal.Terminal
	now    func() time.Time
	ledger string
	agency string
	reason string
}

// newAssign says whose a file is: one by its name, or many by a table of files and agencies.
func newAssign(t *terminal.Terminal) *cobra.Command {
	o := &assignOptions{term: t, now: clock.Now}
	cmd := describe(t, &cobra.Command{
		Use:  "assign (FILE --agency NAME | TABLE.csv) --ledger FILE [--reason TEXT]",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.ledger == "" {
				return usage("cmd.flag.needed", "flag", "--ledger")
			}
			return o.run(cmd.Context(), args[0])
		},
	}, "collect.assign")
	cmd.Flags().StringVar(&o.ledger, "ledger", "", option(t, "collect", "ledger"))
	cmd.Flags().StringVar(&o.agency, "agency", "", option(t, "collect.assign", "agency"))
	cmd.Flags().StringVar(&o.reason, "reason", "", option(t, "collect", "reason"))
	return cmd
}

// settled is one file with whose it is.
type settled struct {
	in     *ledger.Taking
	agency *ledger.Agency
}

func (o *assignOptions) run(ctx context.Context, name string) error {
	pairs := [][2]string{{name, o.agency}}
	if o.agency == "" {
		var err error
		if pairs, err = assignments(name); err != nil {
			return err
		}
	}
	l, err := ledger.Open(ctx, o.ledger, o.now)
	if err != nil {
		return err
	}
	defer l.Close()
	var all []settled // every line is understood before the first is done
	for _, pair := range pairs {
		in, err := intakeNamed(ctx, l, pair[0])
		if err != nil {
			return err
		}
		a, err := agencyNamed(ctx, l, pair[1])
		if err != nil {
			return err
		}
		all = append(all, settled{in, a})
	}
	season, err := (&taking.Service{Ledger: l, Now: o.now, Policy: ledgerPolicy}).Season(ctx)
	if err != nil {
		return err
	}
	for _, s := range all {
		if err := o.assign(ctx, season, s); err != nil {
			return err
		}
	}
	return nil
}

func (o *assignOptions) assign(ctx context.Context, season *taking.Receiver, s settled) error {
	tellGone(o.term, s.agency)
	now, restored, err := season.Assign(ctx, s.in, s.agency.ID, o.reason)
	if said, done := doneBefore(err); done { // of a table, by a run that broke off
		o.term.Println(message.New("cmd.collect.done", "file", s.in.File, "said", said))
		return nil
	}
	if err != nil {
		return err
	}
	if now.State == ledger.Refused {
		o.term.Println(message.New("cmd.collect.assign.refused", "file", now.File, "agency", s.agency.Name))
		return nil
	}
	o.term.Println(message.New("cmd.collect.assign.done", "file", now.File, "agency", s.agency.Name,
		"verdict", message.New("result.verdict."+string(now.Verdict))))
	if restored != nil {
		o.term.Println(message.New("cmd.collect.withdraw.restored", "file", restored.File))
	}
	return nil
}

// assignments reads a table of files and agencies; a first line that names neither is its head.
func assignments(path string) (pairs [][2]string, err error) {
	data, err := os.ReadFile(path)
	if err != nil || !strings.HasSuffix(strings.ToLower(path), ".csv") {
		return nil, usage("cmd.collect.assign.table", "file", path)
	}
	text, err := textfile.Decode(data)
	if err != nil {
		return nil, message.Wrap(err, "inbox.read", "file", path)
	}
	lines := csv.NewReader(strings.NewReader(text))
	lines.FieldsPerRecord = -1
	for n := 1; ; n++ {
		line, err := lines.Read()
		if err == io.EOF {
			return pairs, nil
		}
		if err != nil {
			return nil, message.Wrap(err, "inbox.read", "file", path)
		}
		if len(line) < 2 || strings.TrimSpace(line[0]) == "" || strings.TrimSpace(line[1]) == "" {
			return nil, usage("cmd.collect.assign.line", "file", path, "line", n)
		}
		file, agency := strings.TrimSpace(line[0]), strings.TrimSpace(line[1])
		if n == 1 && strings.HasPrefix(file, "文件") {
			continue
		}
		pairs = append(pairs, [2]string{file, agency})
	}
}
