package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/collection/taking"
	"nianbao/internal/desk/link"
	"nianbao/internal/mail"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/terminal"
)

// passwordVariable is the environment variable that holds the mail account's password.
const passwordVariable = "NIANBAO_SMTP_PASSWORD"

// defaultPace is how many messages a minute large providers take from one account without complaint.
const defaultPace = 30

// postOptions are how letters reach agencies by mail.
type postOptions struct {
	term *terminal.Terminal

	send     bool
	rehearse bool // .eml files are written in place of sending
	smtp     string
	from     string
	password string // a file
	baseURL  string
	pace     int
	resend   []string

	server *mail.Server
}

func (o *postOptions) flags(t *terminal.Terminal, f *pflag.FlagSet) {
	o.term = t
	f.BoolVar(&o.send, "send", false, option(t, "post", "send"))
	f.StringVar(&o.smtp, "smtp", "", option(t, "post", "smtp"))
	f.StringVar(&o.from, "from", "", option(t, "post", "from"))
	f.StringVar(&o.password, "smtp-password-file", "", option(t, "post", "password"))
	f.StringVar(&o.baseURL, "base-url", "", option(t, "post", "base-url"))
	f.IntVar(&o.pace, "pace", defaultPace, option(t, "post", "pace"))
	f.StringArrayVar(&o.resend, "resend", nil, option(t, "post", "resend"))
}

// check understands all of it before anything is done.
func (o *postOptions) check() (err error) {
	if !o.send {
		if o.smtp != "" || o.from != "" || len(o.resend) > 0 {
			return usage("cmd.flag.needed", "flag", "--send")
		}
		return nil
	}
	if o.from == "" {
		return usage("cmd.flag.needed", "flag", "--from")
	}
	if o.pace < 0 {
		return usage("cmd.post.pace.wrong")
	}
	if o.from, err = mail.Address(o.from); err != nil {
		return asUsage(err)
	}
	if o.rehearse {
		return nil
	}
	if o.smtp == "" {
		return usage("cmd.flag.needed", "flag", "--smtp")
	}
	if o.server, err = mail.ParseServer(o.smtp); err != nil {
		return asUsage(err)
	}
	o.server.Password = os.Getenv(passwordVariable)
	if o.password != "" {
		data, err := os.ReadFile(o.password)
		if err != nil {
			return message.Wrap(err, "inbox.read", "file", o.password)
		}
		o.server.Password = strings.TrimRight(string(data), "\r\n")
	}
	if o.server.User != "" && o.server.Password == "" {
		return usage("cmd.post.password.needed", "name", passwordVariable)
	}
	return nil
}

func asUsage(err error) error {
	if said, is := err.(*message.Error); is {
		return wrongUsage{said}
	}
	return err
}

// letters words the messages of a ledger; season is for marked workbooks.
func (o *postOptions) letters(ctx context.Context, l *ledger.Ledger, s *status.Status,
	season *taking.Receiver) (
	*mail.Letters, error) {
	letters := &mail.Letters{Ledger: l, Season: season, Status: s}
	if o.baseURL == "" {
		return letters, nil
	}
	key, err := link.LoadOrMakeKey(l.File)
	if err != nil {
		return nil, err
	}
	given, err := link.List(ctx, l, key, link.Options{Base: o.baseURL})
	if err != nil {
		return nil, err
	}
	urls := map[string]string{}
	for _, one := range given {
		urls[one.Agency] = one.URL
	}
	letters.Link = func(id int64) string {
		for _, a := range s.Agencies {
			if a.ID == id {
				return urls[a.Name]
			}
		}
		return ""
	}
	return letters, nil
}

// post sends what is owed of some kinds, and prints what became of each; code is that of what was
// not sent.
func (o *postOptions) post(ctx context.Context, l *ledger.Ledger, letters *mail.Letters,
	kinds ...ledger.Kind) (
	code int, err error) {
	if err := o.again(ctx, l); err != nil {
		return 0, err
	}
	p := &mail.Post{Ledger: l, Server: o.server, From: o.from, Office: letters.Status.From.Name,
		Pace: o.pace,
		Now:  time.Now, Compose: letters.Compose, Tell: o.tell}
	sum, err := p.Send(ctx, kinds...)
	o.term.Println(message.New("cmd.post.sum", "sent", sum.Sent, "refused", sum.Refused, "putoff",
		sum.PutOff,
		"doubtful", sum.Doubtful, "nowhere", sum.Nowhere, "left", sum.Left-sum.PutOff))
	if doubt := o.doubtful(ctx, l, letters.Status); err == nil {
		err = doubt
	}
	if err == nil && sum.Refused+sum.PutOff+sum.Doubtful > 0 {
		code = exitFile
	}
	return code, err
}

// again has what is in doubt sent once more, as the officer decided.
func (o *postOptions) again(ctx context.Context, l *ledger.Ledger) error {
	for _, name := range o.resend {
		a, err := agencyNamed(ctx, l, name)
		if err != nil {
			return err
		}
		n, err := l.Resend(ctx, a.ID)
		if err != nil {
			return err
		}
		o.term.Note(message.New("cmd.post.resend.done", "agency", a.Name, "n", n))
	}
	return nil
}

func (o *postOptions) tell(letter *mail.Letter, s ledger.Sending) {
	key := "cmd.post." + string(s.State)
	if s.State == ledger.Dropped {
		key = "cmd.post.nowhere"
	}
	o.term.Println(message.New(key, "agency", letter.Agency, "subject", letter.Subject, "address",
		s.Address,
		"said", s.Said, "id", s.Message))
}

// doubtful names what is in doubt, from this run and earlier ones.
func (o *postOptions) doubtful(ctx context.Context, l *ledger.Ledger, s *status.Status) error {
	all, err := l.Sendings(ctx)
	if err != nil {
		return err
	}
	var who []string
	for _, sending := range all {
		for _, a := range s.Agencies {
			if sending.State == ledger.InDoubt && a.ID == sending.Agency {
				who = append(who, a.Name)
			}
		}
	}
	if len(who) > 0 {
		o.term.Note(message.New("cmd.post.doubt", "n", len(who), "names", names(who)))
	}
	return nil
}

// save writes messages as .eml files, for a person to look at in a mail program; nothing is sent.
func (o *postOptions) save(out *output.Run, folder string, all []*mail.Letter, today time.Time) error {
	taken := output.Names{}
	n := 0
	for _, letter := range all {
		if letter == nil {
			continue
		}
		letter.From, letter.Date, letter.ID = o.from, today, "dry-run@localhost"
		if len(letter.To) == 0 {
			o.term.Println(message.New("cmd.post.nowhere", "agency", letter.Agency, "subject", letter.Subject))
			continue
		}
		data, err := letter.Bytes()
		if err != nil {
			o.term.Complain(err)
			continue
		}
		path := filepath.Join(folder, taken.Unique(letter.Agency, ".eml"))
		err = out.Replace(path, func(w io.Writer) error { _, err := w.Write(data); return err })
		if err != nil {
			return err
		}
		n++
	}
	o.term.Println(message.New("cmd.post.rehearsed", "n", n, "folder", folder))
	return nil
}

// composed words all that is owed of some kinds.
func (o *postOptions) composed(ctx context.Context, l *ledger.Ledger, letters *mail.Letters,
	kinds ...ledger.Kind) (
	all []*mail.Letter, err error) {
	owed, err := mail.Owed(ctx, l, kinds...)
	if err != nil {
		return nil, err
	}
	for _, s := range owed {
		letter, err := letters.Compose(ctx, s)
		if err != nil {
			return nil, err
		}
		if letter != nil {
			letter.Office = letters.Status.From.Name
		}
		all = append(all, letter)
	}
	return all, nil
}
