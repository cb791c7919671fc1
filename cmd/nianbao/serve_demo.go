package main

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"os"
	"path/filepath"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/demo"
	"nianbao/internal/desk/link"
	"nianbao/internal/desk/session"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// demoOfficer is the officer of the demonstration; the password is made anew each time.
const demoOfficer = "officer"

// serveDemo serves a ledger of its own with the demonstration's agencies, and deletes it at the end: the one command by
// which a newcomer sees the desk.
func serveDemo(ctx context.Context, o *serveOptions) (err error) {
	folder, err := os.MkdirTemp("", "nianbao-demo-")
	if err != nil {
		return message.Wrap(err, "output.folder", "file", os.TempDir())
	}
	defer os.RemoveAll(folder)
	o.ledger, o.roster = filepath.Join(folder, "demo.db"), filepath.Join(folder, "roster.csv")
	o.year = demo.YearAt(o.now())
	if err := (&output.Run{}).File(o.roster, writeRoster); err != nil {
		return err
	}
	return serve(ctx, o, func(service *taking.Service, key link.Key, address string) error {
		if err := o.play(ctx, service, folder); err != nil {
			return err
		}
		return o.introduce(ctx, service.Ledger, key, address)
	})
}

// play has all agencies but the first hand in what they have completed, and puts the first one's
// workbook, with its wrong sum, where whoever tries the desk finds it.
func (o *serveOptions) play(ctx context.Context, service *taking.Service, folder string) error {
	edition, err := templates.ForYear(o.year)
	if err != nil {
		return err
	}
	reports, err := demo.ReportsOf(edition, o.year)
	if err != nil {
		return err
	}
	for _, r := range reports {
		var data bytes.Buffer
		if err := form.Fill(&data, edition, r); err != nil {
			return err
		}
		name := output.Name(r.Agency) + ".xlsx"
		if r.Agency == demo.Wrong() {
			file := filepath.Join(folder, name)
			if err := (&output.Run{}).File(file, func(w io.Writer) error {
				_, err := data.WriteTo(w)
				return err
			}); err != nil {
				return err
			}
			o.term.Println(message.New("cmd.serve.demo.file", "file", file))
			continue
		}
		if _, err := service.Take(ctx, taking.Upload{Name: name, Data: data.Bytes()}); err != nil {
			return err
		}
	}
	return nil
}

// introduce prints the first agency's link and the officer's password.
func (o *serveOptions) introduce(ctx context.Context, l *ledger.Ledger, key link.Key, address string) error {
	links, err := link.List(ctx, l, key, link.Options{Base: cmp.Or(o.baseURL, address)})
	if err != nil {
		return err
	}
	password, err := secret()
	if err != nil {
		return err
	}
	hash, err := session.HashPassword(password)
	if err != nil {
		return err
	}
	account := ledger.Account{Name: demoOfficer, Role: ledger.RoleOfficer, Password: hash}
	if err := l.SetAccount(ctx, account, true); err != nil {
		return err
	}
	o.term.Println(message.New("cmd.serve.demo.link", "agency", links[0].Agency, "url", links[0].URL))
	o.term.Println(message.New("cmd.serve.demo.desk", "url", cmp.Or(o.baseURL, address)+"/desk"))
	o.term.Println(message.New("cmd.serve.demo.officer", "name", demoOfficer, "password", password))
	o.term.Println(message.New("cmd.serve.demo.end"))
	return nil
}
