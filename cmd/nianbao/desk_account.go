package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/link"
	"nianbao/internal/desk/session"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
	"nianbao/templates"
)

// accounts is what the commands about officers and programs have in common.
type accounts struct {
	term *terminal.Terminal
	now  func() time.Time
	in   io.Reader

	ledger    string
	role      string
	under     string
	fromStdin bool
}

// onLedger is a command about the accounts of a ledger; args checks the number of words it takes.
func (o *accounts) onLedger(use, name string, args cobra.PositionalArgs,
	run func(context.Context, *ledger.Ledger, []string) error) *cobra.Command {
	cmd := describe(o.term, &cobra.Command{Use: use, Args: args,
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.ledger == "" {
				return usage("cmd.flag.needed", "flag", "--ledger")
			}
			l, err := ledger.Open(cmd.Context(), o.ledger, o.now)
			if err != nil {
				return err
			}
			defer l.Close()
			return misnamed(run(cmd.Context(), l, args))
		}}, name)
	cmd.Flags().StringVar(&o.ledger, "ledger", "", option(o.term, "collect", "ledger"))
	return cmd
}

// misnamed has a name that is taken, or of nobody, be an error in the command line: no file failed.
func misnamed(err error) error {
	var said *message.Error
	if errors.As(err, &said) {
		switch said.Text.Key {
		case "ledger.account.there", "ledger.account.none", "ledger.token.there", "ledger.token.none":
			return wrongUsage{err}
		}
	}
	return err
}

func newDeskOfficer(t *terminal.Terminal) *cobra.Command {
	o := &accounts{term: t, now: time.Now, in: os.Stdin}
	cmd := describe(t, &cobra.Command{Use: "officer", Args: cobra.NoArgs}, "desk.officer")
	add := o.onLedger("add NAME --ledger FILE [--role officer|reader] [--under SUPERIOR] [--password-stdin]",
		"desk.officer.add", cobra.ExactArgs(1), o.addOfficer)
	add.Flags().StringVar(&o.role, "role", string(ledger.RoleOfficer), option(t, "desk.officer", "role"))
	add.Flags().StringVar(&o.under, "under", "", option(t, "desk.officer", "under"))
	change := o.onLedger("password NAME --ledger FILE [--password-stdin]", "desk.officer.password",
		cobra.ExactArgs(1), o.changePassword)
	for _, c := range []*cobra.Command{add, change} {
		c.Flags().BoolVar(&o.fromStdin, "password-stdin", false, option(t, "desk.officer", "password-stdin"))
	}
	cmd.AddCommand(add, change,
		o.onLedger("list --ledger FILE", "desk.officer.list", cobra.NoArgs, o.listOfficers),
		o.onLedger("remove NAME --ledger FILE", "desk.officer.remove", cobra.ExactArgs(1), o.removeOfficer))
	return cmd
}

func (o *accounts) addOfficer(ctx context.Context, l *ledger.Ledger, args []string) error {
	if err := oneOf("role", o.role, string(ledger.RoleOfficer), string(ledger.RoleReader)); err != nil {
		return err
	}
	name, err := accountName(args)
	if err != nil {
		return err
	}
	if o.under != "" {
		if o.under, err = superiorNamed(ctx, l, o.under); err != nil {
			return err
		}
	}
	return o.setPassword(ctx, l, ledger.Account{Name: name, Role: ledger.Role(o.role), Under: o.under}, true)
}

// superiorNamed finds an office that others are below: on the roster, or only named there as their superior.
func superiorNamed(ctx context.Context, l *ledger.Ledger, name string) (string, error) {
	all, err := l.Agencies(ctx)
	if err != nil {
		return "", err
	}
	for _, a := range all {
		if a.Listed && templates.Normalize(a.Superior) == templates.Normalize(name) {
			return a.Superior, nil
		}
	}
	a, err := agencyNamed(ctx, l, name)
	if err != nil {
		return "", err
	}
	return a.Name, nil
}

func (o *accounts) changePassword(ctx context.Context, l *ledger.Ledger, args []string) error {
	all, err := l.Accounts(ctx)
	if err != nil {
		return err
	}
	for _, a := range all {
		if a.Name == args[0] {
			return o.setPassword(ctx, l, a, false)
		}
	}
	return message.NewError("ledger.account.none", "name", args[0])
}

// setPassword takes the password from the input, or makes one that is shown once.
func (o *accounts) setPassword(ctx context.Context, l *ledger.Ledger, a ledger.Account, add bool) (err error) {
	var password string
	if o.fromStdin {
		line, err := bufio.NewReader(o.in).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if password = strings.TrimRight(line, "\r\n"); len([]rune(password)) < session.LeastPassword {
			return usage("cmd.desk.password.short", "n", session.LeastPassword)
		}
	} else if password, err = secret(); err != nil {
		return err
	}
	if a.Password, err = session.HashPassword(password); err != nil {
		return err
	}
	if err := l.SetAccount(ctx, a, add); err != nil {
		return err
	}
	if o.fromStdin {
		o.term.Println(message.New("cmd.desk.officer.set", "name", a.Name))
		return nil
	}
	o.term.Println(message.New("cmd.desk.officer.made", "name", a.Name, "password", password))
	return nil
}

func (o *accounts) listOfficers(ctx context.Context, l *ledger.Ledger, _ []string) error {
	all, err := l.Accounts(ctx)
	for _, a := range all {
		key := "cmd.desk.officer.one"
		if a.Under != "" {
			key = "cmd.desk.officer.under.one"
		}
		o.term.Println(message.New(key,
			"name", a.Name, "role", string(a.Role), "under", a.Under, "at", clock.Minute(a.At)))
	}
	return err
}

func (o *accounts) removeOfficer(ctx context.Context, l *ledger.Ledger, args []string) error {
	if err := l.DropAccount(ctx, args[0]); err != nil {
		return err
	}
	o.term.Println(message.New("cmd.desk.officer.removed", "name", args[0]))
	return nil
}

func newDeskToken(t *terminal.Terminal) *cobra.Command {
	o := &accounts{term: t, now: time.Now}
	cmd := describe(t, &cobra.Command{Use: "token", Args: cobra.NoArgs}, "desk.token")
	cmd.AddCommand(
		o.onLedger("add NAME --ledger FILE", "desk.token.add", cobra.ExactArgs(1), o.addToken),
		o.onLedger("list --ledger FILE", "desk.token.list", cobra.NoArgs, o.listTokens),
		o.onLedger("revoke NAME --ledger FILE", "desk.token.revoke", cobra.ExactArgs(1), o.revokeToken))
	return cmd
}

// addToken prints the token alone on its line: it is shown once, and scripts read it.
func (o *accounts) addToken(ctx context.Context, l *ledger.Ledger, args []string) error {
	name, err := accountName(args)
	if err != nil {
		return err
	}
	token, err := secret()
	if err != nil {
		return err
	}
	if err := l.AddToken(ctx, name, link.TokenHash(token)); err != nil {
		return err
	}
	o.term.Note(message.New("cmd.desk.token.made", "name", name))
	_, err = io.WriteString(o.term.Out, token+"\n")
	return err
}

func (o *accounts) listTokens(ctx context.Context, l *ledger.Ledger, _ []string) error {
	all, err := l.Tokens(ctx)
	for _, t := range all {
		o.term.Println(message.New("cmd.desk.token.one", "name", t.Name, "at", clock.Minute(t.At)))
	}
	return err
}

func (o *accounts) revokeToken(ctx context.Context, l *ledger.Ledger, args []string) error {
	if err := l.RevokeToken(ctx, args[0]); err != nil {
		return err
	}
	o.term.Println(message.New("cmd.desk.token.revoked", "name", args[0]))
	return nil
}
