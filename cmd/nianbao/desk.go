package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/collection/handout"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/link"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/terminal"
)

// defaultBase is the address of links where no other is given.
const defaultBase = "http://" + defaultListen

// newDesk gathers the commands by which an office runs its desk beside serving it.
func newDesk(t *terminal.Terminal) *cobra.Command {
	cmd := describe(t, &cobra.Command{Use: "desk", Args: cobra.NoArgs}, "desk")
	cmd.AddCommand(newLinks(t, runLinks), newDeskOfficer(t), newDeskToken(t))
	return cmd
}

type linksOptions struct {
	term *terminal.Terminal
	now  func() time.Time

	ledger  string
	baseURL string
	agency  string
	renew   bool
	format  string
	out     string
	force   bool
}

func newLinks(t *terminal.Terminal, run func(context.Context, *linksOptions) error) *cobra.Command {
	o := &linksOptions{term: t, now: time.Now}
	cmd := describe(t, &cobra.Command{
		Use:  "links --ledger FILE [--base-url URL] [--agency NAME] [--renew] [--format text|csv|xlsx] [-o FILE]",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.ledger == "" {
				return usage("cmd.flag.needed", "flag", "--ledger")
			}
			if err := oneOf("format", o.format, "text", "csv", "xlsx"); err != nil {
				return err
			}
			if o.format == "xlsx" && o.out == "" {
				return usage("cmd.flag.needed", "flag", "-o")
			}
			return run(cmd.Context(), o)
		},
	}, "desk.links")
	f := cmd.Flags()
	f.StringVar(&o.ledger, "ledger", "", option(t, "collect", "ledger"))
	f.StringVar(&o.baseURL, "base-url", defaultBase, option(t, "desk", "base-url"))
	f.StringVar(&o.agency, "agency", "", option(t, "desk.links", "agency"))
	f.BoolVar(&o.renew, "renew", false, option(t, "desk.links", "renew"))
	f.StringVar(&o.format, "format", "text", option(t, "desk.links", "format"))
	f.StringVarP(&o.out, "output", "o", "", option(t, "desk.links", "output"))
	f.BoolVar(&o.force, "force", false, option(t, "desk.links", "force"))
	return cmd
}

func runLinks(ctx context.Context, o *linksOptions) error {
	l, err := ledger.Open(ctx, o.ledger, o.now)
	if err != nil {
		return err
	}
	defer l.Close()
	only := int64(0)
	if o.agency != "" {
		a, err := agencyNamed(ctx, l, o.agency)
		if err != nil {
			return err
		}
		only = a.ID
	}
	key, err := link.LoadOrMakeKey(o.ledger)
	if err != nil {
		return err
	}
	links, err := link.List(ctx, l, key, link.Options{Base: o.baseURL, Only: only, Renew: o.renew})
	if err != nil {
		return err
	}
	if o.out == "" {
		return handout.WriteLinks(o.term.Out, o.format, links)
	}
	out := &output.Run{Force: o.force}
	out.ReadsLedger(o.ledger)
	err = out.File(o.out, func(w io.Writer) error { return handout.WriteLinks(w, o.format, links) })
	if err == nil {
		o.term.Println(message.New("cmd.wrote", "file", o.out))
	}
	return err
}

// secret is a random token or password, in letters and digits that are typed without mistake.
func secret() (string, error) {
	random := make([]byte, 16)
	if _, err := rand.Read(random); err != nil {
		return "", err
	}
	return hex.EncodeToString(random), nil
}

// accountName is the name an officer or a program goes by.
func accountName(args []string) (string, error) {
	name := strings.TrimSpace(message.OneLine(args[0]))
	if name == "" || len(name) > 100 {
		return "", usage("cmd.desk.name", "name", args[0])
	}
	return name, nil
}
