package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/check"
	"nianbao/internal/collection/score"
	"nianbao/internal/collection/taking"
	"nianbao/internal/desk"
	"nianbao/internal/desk/link"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
	"nianbao/internal/textfile"
	"nianbao/templates"
)

// defaultListen is where the desk listens by default: on this machine alone.
const defaultListen = "127.0.0.1:8080"

type serveOptions struct {
	collectOptions // the ledger, and what reports are judged by

	listen      string
	baseURL     string // how agencies reach it, where that is not the address it listens on
	cert, key   string
	behindProxy bool
	demo        bool
	score       string // the office's own score standard
}

func newServe(t *terminal.Terminal, run func(context.Context, *serveOptions) error) *cobra.Command {
	o := &serveOptions{collectOptions: collectOptions{postOptions: postOptions{term: t}, now: time.Now}}
	cmd := describe(t, &cobra.Command{
		Use:  "serve (--ledger FILE [--roster FILE --year Y] | --demo) [--listen ADDRESS]",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := o.check(); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}, "serve")
	f := cmd.Flags()
	f.StringVar(&o.ledger, "ledger", "", option(t, "collect", "ledger"))
	f.StringVar(&o.roster, "roster", "", option(t, "collect", "roster"))
	f.StringVar(&o.sheet, "sheet", "", option(t, "collect", "sheet"))
	f.IntVar(&o.year, "year", 0, option(t, "collect", "year"))
	f.StringVar(&o.edition, "edition", "", option(t, "collect", "edition"))
	f.StringVar(&o.prior, "prior", "", option(t, "collect", "prior"))
	f.StringVar(&o.policy, "policy", "", option(t, "check", "policy"))
	f.StringVar(&o.listen, "listen", defaultListen, option(t, "serve", "listen"))
	f.StringVar(&o.baseURL, "base-url", "", option(t, "desk", "base-url"))
	f.StringVar(&o.cert, "tls-cert", "", option(t, "serve", "tls-cert"))
	f.StringVar(&o.key, "tls-key", "", option(t, "serve", "tls-key"))
	f.BoolVar(&o.behindProxy, "behind-proxy", false, option(t, "serve", "behind-proxy"))
	f.StringVar(&o.score, "score", "", option(t, "serve", "score"))
	f.BoolVar(&o.demo, "demo", false, option(t, "serve", "demo"))
	return cmd
}

// check refuses what cannot be meant, and an open port that everybody could listen in on.
func (o *serveOptions) check() error {
	switch {
	case o.demo && (o.ledger != "" || o.roster != "" || o.year != 0 || o.prior != "" || o.policy != ""):
		return usage("cmd.serve.demoalone")
	case !o.demo && o.ledger == "":
		return usage("cmd.flag.needed", "flag", "--ledger")
	case (o.cert == "") != (o.key == ""):
		return usage("cmd.serve.pair")
	}
	host, _, err := net.SplitHostPort(o.listen)
	if err != nil {
		return usage("cmd.flag.invalid", "flag", "--listen", "value", o.listen)
	}
	if !loopback(host) && o.cert == "" && !o.behindProxy {
		return wrongUsage{message.NewError("cmd.serve.open", "address", o.listen).
			WithHint("cmd.serve.open.hint")}
	}
	return nil
}

func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.IsLoopback()
}

func runServe(ctx context.Context, o *serveOptions) error {
	if o.demo {
		return serveDemo(ctx, o)
	}
	return serve(ctx, o, nil)
}

// serve answers until the context ends. ready is called with the address once connections are accepted.
func serve(ctx context.Context, o *serveOptions, ready func(*taking.Service, link.Key, string) error) error {
	var certificates *tls.Config
	if o.cert != "" {
		pair, err := tls.LoadX509KeyPair(o.cert, o.key)
		if err != nil {
			return message.Wrap(err, "cmd.serve.certificate", "file", o.cert)
		}
		certificates = &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}
	}
	standard, err := readScore(o.score)
	if err != nil {
		return err
	}
	service, err := o.service(ctx)
	if err != nil {
		return err
	}
	defer service.Ledger.Close()
	key, err := link.LoadOrMakeKey(o.ledger)
	if err != nil {
		return err
	}
	var c net.ListenConfig
	listener, err := c.Listen(ctx, "tcp", o.listen)
	if err != nil {
		return message.Wrap(err, "cmd.serve.listen.failed", "address", o.listen)
	}
	server := desk.New(desk.Config{Taking: service, BehindProxy: o.behindProxy, Key: key,
		Base: o.baseURL, Score: standard, Now: o.now,
		Log: slog.New(slog.NewTextHandler(o.term.Err, nil))})
	if err := server.Warm(ctx); err != nil {
		listener.Close()
		return err
	}
	address := o.address(listener.Addr())
	fmt.Fprintln(o.term.Out, address) // a contract: the first line, once connections are accepted
	if ready != nil {
		if err := ready(service, key, address); err != nil {
			listener.Close()
			return err
		}
	}
	if err := server.Serve(ctx, listener, certificates); err != nil {
		return message.Wrap(err, "cmd.serve.failed", "address", address)
	}
	return nil
}

// service makes the ledger ready as collect does: the roster, last year's reports and the rulings
// are entered, and each request then judges by the ledger. Its messages go beside the answer,
// whose first line is the address.
func (o *serveOptions) service(ctx context.Context) (*taking.Service, error) {
	beside := *o.term
	beside.Out = o.term.Err
	collect := o.collectOptions
	collect.term = &beside
	r, _, err := collect.receiver(ctx)
	if err != nil {
		return nil, err
	}
	service := &taking.Service{Ledger: r.Ledger, Now: o.now,
		Policy: func(file, text string, e *templates.Edition) (*check.Policy, error) {
			return parsePolicy(file, []byte(text), e)
		}}
	if o.edition != "" {
		service.Edition = r.Edition
	}
	return service, nil
}

// address is where the desk listens, so that it can be opened: of all of a machine's addresses the
// first that another machine reaches.
func (o *serveOptions) address(at net.Addr) string {
	scheme := "http://"
	if o.cert != "" {
		scheme = "https://"
	}
	ap, err := netip.ParseAddrPort(at.String())
	if err != nil || !ap.Addr().IsUnspecified() {
		return scheme + at.String()
	}
	own, err := net.InterfaceAddrs()
	if err != nil {
		own = nil // then this machine's alone
	}
	return scheme + netip.AddrPortFrom(reachable(own), ap.Port()).String()
}

// reachable is the first address of a machine that others reach, IPv4 before IPv6;
// its loopback where there is none.
func reachable(own []net.Addr) netip.Addr {
	var six netip.Addr
	for _, a := range own {
		p, err := netip.ParsePrefix(a.String())
		switch {
		case err != nil || p.Addr().IsLoopback() || p.Addr().IsLinkLocalUnicast():
		case p.Addr().Is4():
			return p.Addr()
		case !six.IsValid():
			six = p.Addr()
		}
	}
	if six.IsValid() {
		return six
	}
	return netip.AddrFrom4([4]byte{127, 0, 0, 1})
}

// readScore reads the office's score standard; nil where it gives none.
func readScore(file string) (*score.Standard, error) {
	if file == "" {
		return nil, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, message.Wrap(err, "score.file", "file", file)
	}
	text, err := textfile.Decode(data)
	if err != nil {
		return nil, message.Wrap(err, "score.file", "file", file)
	}
	return score.Read(file, strings.NewReader(text))
}
