// Package archive lays a season's ledger out as a folder for the office's files (归档): every
// original by agency, a register of what came in, the explanations, the reminders and the journal
// as tables, the marked workbooks of what still fails, and a statement of every total.
//
// [Extract] does it all. A second run over the same ledger writes the same bytes, so one that broke off is completed.
// Nothing here judges or changes the ledger.
package archive

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/collection/total"
	"nianbao/internal/finding"
	"nianbao/internal/harmless"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/output"
)

// Archive is a ledger being laid out.
type Archive struct {
	Ledger *ledger.Ledger
	Season *taking.Receiver // of the ledger, for the marked workbooks
	Out    *output.Run
	Folder string

	Files int // written, or there with the same bytes
}

func say(key string, args ...any) string { return message.New(key, args...).In(message.Chinese) }

// Extract writes the archive.
func (a *Archive) Extract(ctx context.Context) error {
	if err := a.Out.OwnFolder(a.Folder); err != nil {
		return err
	}
	all, err := a.Ledger.Agencies(ctx)
	if err != nil {
		return err
	}
	names := map[int64]string{}
	for _, agency := range all {
		names[agency.ID] = agency.Name
	}
	for _, step := range []func(context.Context, map[int64]string) error{
		a.originals, a.explanations, a.reminders, a.journal, a.returns, a.statements,
	} {
		if err := step(ctx, names); err != nil {
			return err
		}
	}
	return nil
}

// file writes one file of the archive.
func (a *Archive) file(write func(io.Writer) error, parts ...string) error {
	path := filepath.Join(append([]string{a.Folder}, parts...)...)
	if err := a.Out.Folder(filepath.Dir(path)); err != nil {
		return err
	}
	a.Files++
	return a.Out.File(path, write)
}

// table writes lines for spreadsheets: UTF-8 with a byte order mark, lines ended by CRLF.
func (a *Archive) table(name string, lines [][]string) error {
	return a.file(func(w io.Writer) error { return harmless.CSV(w, lines) }, name)
}

func heads(keys ...string) []string {
	line := make([]string, len(keys))
	for i, key := range keys {
		line[i] = say("archive.head." + key)
	}
	return line
}

// original writes one file of a taking and returns its place.
func (a *Archive) original(ctx context.Context, taking int64, p ledger.Part, folder string) (string, error) {
	data, err := a.Ledger.Original(ctx, p.SHA256, p.File)
	if err != nil {
		return "", err
	}
	name := output.Name(fmt.Sprintf("%04d-%s", taking, inbox.KeptName(p.File, p.Part)))
	place := filepath.ToSlash(filepath.Join(say("archive.originals"), output.Name(folder), name))
	return place, a.file(func(w io.Writer) error { _, err := w.Write(data); return err }, filepath.FromSlash(place))
}

// originals writes every file that came in, under its agency, with a register of them.
func (a *Archive) originals(ctx context.Context, agencies map[int64]string) error {
	takings, err := a.Ledger.Takings(ctx)
	if err != nil {
		return err
	}
	lines := [][]string{heads("n", "receipt", "agency", "scope", "round", "state", "verdict", "received",
		"taken", "file",
		"sha256", "why", "place")}
	for i := range takings {
		in := &takings[i]
		folder := agencies[in.Agency]
		if folder == "" {
			folder = say("archive.nobody")
		}
		place := ""
		if in.SHA256 != "" {
			var places []string
			for _, p := range in.Parts() {
				at, err := a.original(ctx, in.ID, p, folder)
				if err != nil {
					return err
				}
				places = append(places, at)
			}
			place = strings.Join(places, "\n")
		}
		round := ""
		if in.Round > 0 {
			round = strconv.Itoa(in.Round)
		}
		lines = append(lines, []string{strconv.FormatInt(in.ID, 10), in.Receipt, agencies[in.Agency],
			in.Scope.Label(), round,
			say("archive.state." + string(in.State)), say("result.verdict." + string(in.Verdict)), in.Received,
			in.Taken, in.Files(func(file string) string { return file }),
			in.SHA256, in.Why.Zh, place})
	}
	return a.table(say("archive.register")+".csv", lines)
}

func (a *Archive) explanations(ctx context.Context, agencies map[int64]string) error {
	all, err := a.Ledger.Explanations(ctx)
	if err != nil {
		return err
	}
	lines := [][]string{heads("agency", "scope", "finding", "text", "state", "reason", "at")}
	for _, e := range all {
		lines = append(lines, []string{agencies[e.Agency], e.Scope.Label(), e.Finding, e.Text,
			say("status.said." + string(e.State)),
			e.Reason, e.At})
	}
	return a.table(say("archive.explanations")+".csv", lines)
}

func (a *Archive) reminders(ctx context.Context, agencies map[int64]string) error {
	all, err := a.Ledger.Reminders(ctx)
	if err != nil {
		return err
	}
	lines := [][]string{heads("agency", "number", "date")}
	for _, r := range all {
		lines = append(lines, []string{agencies[r.Agency], strconv.Itoa(r.Number), r.Date})
	}
	return a.table(say("archive.reminders")+".csv", lines)
}

// journal writes the entries unchanged, so that their hashes can be taken again.
func (a *Archive) journal(ctx context.Context, _ map[int64]string) error {
	return a.file(func(w io.Writer) error {
		return a.Ledger.Entries(ctx, func(e ledger.Entry) error {
			_, err := fmt.Fprintf(w, "%d\t%s\t%s\t%d\t%s\t%s\t%s\n", e.Seq, e.At, e.Action, e.Agency, e.Detail,
				e.Previous, e.Hash)
			return err
		})
	}, say("archive.journal")+".txt")
}

// returns writes the marked workbook of every current report that something is open in.
func (a *Archive) returns(ctx context.Context, agencies map[int64]string) error {
	takings, err := a.Ledger.Takings(ctx)
	if err != nil {
		return err
	}
	var names output.Names
	for i := range takings {
		in := &takings[i]
		if in.State != ledger.Current || in.Verdict != finding.Fail && in.Verdict != finding.VerifyIt {
			continue
		}
		name := names.Unique(agencies[in.Agency]+"-"+in.Scope.Label(), ".xlsx")
		if err := a.file(func(w io.Writer) error {
			return a.Season.Mark(ctx, w, in)
		}, say("archive.returns"), name); err != nil {
			return err
		}
	}
	return nil
}

// statements writes the statement of every total, also of one that lacks members.
func (a *Archive) statements(ctx context.Context, _ map[int64]string) error {
	source, err := total.FromLedger(ctx, a.Ledger, a.Season.Edition)
	if err != nil {
		return err
	}
	var names output.Names
	return source.Totals(ctx, "", func(t *total.Total) error {
		if len(t.Parts) == 0 {
			return nil
		}
		key := "total.name.whole"
		if !t.Whole() {
			key = "total.name.partial"
		}
		name := names.Unique(say("total.name.statement", "name", say(key, "agency", t.Name)), ".xlsx")
		return a.file(func(w io.Writer) error {
			return total.Statement(w, source.Edition, t)
		}, say("archive.totals"), name)
	})
}
