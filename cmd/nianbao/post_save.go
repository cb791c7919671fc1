package main

import (
	"context"
	"io"
	"path/filepath"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/mail"
	"nianbao/internal/message"
	"nianbao/internal/output"
)

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
