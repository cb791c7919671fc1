package main

import (
	"context"
	"slices"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/collection/taking"
	"nianbao/internal/desk/link"
	"nianbao/internal/mail"
	"nianbao/internal/message"
)

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
		Pace: o.pace, Now: time.Now, Compose: letters.Compose, Tell: o.tell}
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

// again has what is in doubt, or was refused, sent once more, as the officer decided.
func (o *postOptions) again(ctx context.Context, l *ledger.Ledger) error {
	for i, name := range append(slices.Clone(o.doubted), o.refused...) {
		state := ledger.InDoubt
		if i >= len(o.doubted) {
			state = ledger.Rejected
		}
		a, err := agencyNamed(ctx, l, name)
		if err != nil {
			return err
		}
		n, err := l.Resend(ctx, a.ID, state)
		if err != nil {
			return err
		}
		o.term.Note(message.New("cmd.post.resend.done", "agency", a.Name, "n", n))
	}
	return nil
}

func (o *postOptions) tell(letter *mail.Letter, s ledger.Sending) {
	key := "cmd.post." + string(s.State)
	if s.Address == "" {
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
