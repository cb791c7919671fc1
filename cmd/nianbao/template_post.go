package main

import (
	"bytes"
	"context"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/collection/status"
	"nianbao/internal/mail"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// established opens the ledger in which is entered who was sent a template; a new one gets the roster.
func (o *templateOptions) established(ctx context.Context, edition string, list []roster.Agency) (
	*ledger.Ledger, error) {
	l, err := ledger.Create(ctx, o.ledger, o.year, clock.Now)
	if err != nil {
		return nil, err
	}
	known, err := l.Agencies(ctx)
	if err == nil && len(known) == 0 {
		if err = l.SetEdition(ctx, edition); err == nil {
			_, err = l.Adopt(ctx, &roster.List{File: o.roster, Agencies: list})
		}
	}
	if err != nil {
		l.Close()
		return nil, err
	}
	return l, nil
}

// post sends each agency its template: whom it was sent before gets none.
func (w *templateWork) post(ctx context.Context) error {
	o := w.options
	l, err := ledger.Open(ctx, o.ledger, clock.Now)
	if err != nil {
		return err
	}
	defer l.Close()
	s, err := status.Of(ctx, l, "")
	if err != nil {
		return err
	}
	letters, err := o.letters(ctx, l, s, nil)
	if err != nil {
		return err
	}
	letters.Template, letters.Scope = w.made, report.Scope(o.scope)
	kind := ledger.MailedTemplate
	if letters.Scope == report.Area {
		kind = ledger.MailedAreaTemplate
	}
	ids, strangers, err := recipients(ctx, l, w.agencies)
	if err != nil {
		return err
	}
	if len(strangers) > 0 {
		o.term.Note(message.New("cmd.template.unsent",
			"n", len(strangers), "names", some(strangers), "ledger", o.ledger))
	}
	if err := l.OweTemplates(ctx, ids, kind); err != nil {
		return err
	}
	code, err := o.postOptions.post(ctx, l, letters, kind)
	if err == nil && code != exitOK {
		return exit(code)
	}
	return err
}

// recipients are the agencies of the ledger that a roster names, and the names it does not have.
func recipients(ctx context.Context, l *ledger.Ledger, list []roster.Agency) (ids []int64,
	strangers []string, err error) {
	known, err := l.Agencies(ctx)
	if err != nil {
		return nil, nil, err
	}
	var listed []roster.Agency
	for _, a := range known {
		listed = append(listed, a.Agency)
	}
	m := roster.NewMatcher(listed, func(i int) []string { return known[i].Former })
	for _, a := range list {
		if i, ok := m.Find(a.Code, a.Name); ok && known[i].Listed {
			ids = append(ids, known[i].ID)
		} else {
			strangers = append(strangers, a.Name)
		}
	}
	return ids, strangers, nil
}

// made are the files an agency fills in, by its name.
func (w *templateWork) made(a roster.Agency) ([]mail.File, error) {
	var files []mail.File
	for _, form := range w.options.issued {
		var data bytes.Buffer
		var err error
		if form == "docx" {
			err = w.words(&data, a)
		} else {
			_, err = w.form(&data, a)
		}
		if err != nil {
			return nil, err
		}
		files = append(files, mail.File{Name: a.Name + "." + form, Data: data.Bytes()})
	}
	return files, nil
}

// rehearse writes the messages as they would be sent, and nothing else.
func (w *templateWork) rehearse(ctx context.Context) error {
	o := w.options
	link, err := o.links(ctx)
	if err != nil {
		return err
	}
	s := &status.Status{Year: o.year}
	letters := &mail.Letters{Status: s, Template: w.made, Scope: report.Scope(o.scope)}
	if link != nil {
		letters.Link = func(i int64) string { return link(w.agencies[i]) }
	}
	var all []*mail.Letter
	for i, a := range w.agencies {
		letter, err := letters.Form(&status.Agency{Agency: ledger.Agency{ID: int64(i), Agency: a}})
		if err != nil {
			return err
		}
		all = append(all, letter)
	}
	if err := w.out.OwnFolder(o.out); err != nil {
		return err
	}
	return o.save(w.out, o.out, all, today())
}
