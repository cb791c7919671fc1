package main

import (
	"os"
	"strings"

	"github.com/spf13/pflag"

	"nianbao/internal/mail"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
)

// passwordVariable is the environment variable that holds the mail account's password.
const passwordVariable = "NIANBAO_SMTP_PASSWORD"

// defaultPace is how many messages a minute large providers take from one account without complaint.
const defaultPace = 30

// postOptions are how letters reach agencies by mail.
type postOptions struct {
	term *terminal.Terminal

	send         bool
	rehearse     bool // .eml files are written in place of sending
	smtp         string
	from         string
	passwordFile string
	baseURL      string
	pace         int
	doubted      []string // agencies to whom what is in doubt is sent once more
	refused      []string // and what the server refused

	server *mail.Server
}

func (o *postOptions) flags(t *terminal.Terminal, f *pflag.FlagSet) {
	o.term = t
	f.BoolVar(&o.send, "send", false, option(t, "post", "send"))
	f.StringVar(&o.smtp, "smtp", "", option(t, "post", "smtp"))
	f.StringVar(&o.from, "from", "", option(t, "post", "from"))
	f.StringVar(&o.passwordFile, "smtp-password-file", "", option(t, "post", "password"))
	f.StringVar(&o.baseURL, "base-url", "", option(t, "post", "base-url"))
	f.IntVar(&o.pace, "pace", defaultPace, option(t, "post", "pace"))
	f.StringArrayVar(&o.doubted, "resend", nil, option(t, "post", "resend"))
	f.StringArrayVar(&o.refused, "resend-refused", nil, option(t, "post", "resend-refused"))
}

// check understands all of it before anything is done.
func (o *postOptions) check() (err error) {
	if !o.send {
		if o.smtp != "" || o.from != "" || len(o.doubted)+len(o.refused) > 0 {
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
	if o.passwordFile != "" {
		data, err := os.ReadFile(o.passwordFile)
		if err != nil {
			return message.Wrap(err, "inbox.read", "file", o.passwordFile)
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
