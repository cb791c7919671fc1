package status

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/output"
	"nianbao/xlsx/sheet"
)

// A reminder (催报单) goes to every agency that has not reported or whose report has to be put right:
// a text and a Word file for each, and one list for the officer who calls. Reminders are letters of
// the office, so they are Chinese always.

// Rehearse writes the reminders as [Status.Remind] would, enters nothing, and returns whom they are to.
func (s *Status) Rehearse(ctx context.Context, folder string, today time.Time,
	out *output.Run) ([]*Agency, string, error) {
	due := s.toRemind()
	if len(due) == 0 {
		return nil, folder, nil
	}
	folder, list, places, err := round(folder, due, out)
	if err != nil {
		return nil, folder, err
	}
	letters, err := s.lettersTo(ctx, due, today)
	if err != nil {
		return nil, folder, err
	}
	return due, folder, out.Files(s.paperwork(letters, list, places, today))
}

// paperwork is all of a round: the letters, their papers and the officer's list.
func (s *Status) paperwork(letters []Letter, list string, places []string, today time.Time) []output.Part {
	files := append(texts(letters, places), s.papers(letters, places)...)
	return append(files, s.officersList(list, letters, today))
}

// round lays out where the letters of a round go.
func round(folder string, due []*Agency, out *output.Run) (in, list string, places []string, err error) {
	if in, err = roundFolder(folder, due, out); err != nil {
		return in, "", nil, err
	}
	names := output.Names{}
	list = filepath.Join(in, names.Unique(say("remind.list"), ".xlsx"))
	for _, a := range due {
		places = append(places, filepath.Join(in, names.Unique(a.Name, ".txt")))
	}
	return in, list, places, nil
}

// Remind writes the reminders into a folder and notes each in the ledger's journal, after all of them are written.
// It returns how many agencies are reminded.
func (s *Status) Remind(ctx context.Context, l *ledger.Ledger, folder string, today time.Time,
	out *output.Run) (int, error) {
	due := s.toRemind()
	if len(due) == 0 {
		return 0, nil
	}
	ids := make([]int64, len(due))
	for i, a := range due {
		ids[i] = a.ID
	}
	_, list, places, err := round(folder, due, out)
	if err != nil {
		return 0, err
	}
	resumed, err := l.RemindersBegun(ctx)
	if err != nil {
		return 0, err
	}
	if !resumed {
		letters, err := s.lettersTo(ctx, due, today)
		if err != nil {
			return 0, err
		}
		// Looked at before the run is begun, so that no half of a round lies there.
		for _, l := range s.paperwork(letters, list, places, today) {
			if err := out.Free(l.Path, l.Write); err != nil {
				return 0, err
			}
		}
	}
	begin := l.Remind
	if s.ByMail {
		begin = l.RemindByMail
	}
	run, _, err := begin(ctx, ids, today.Format(time.DateOnly))
	if err != nil {
		return 0, err
	}
	if due, places, today, err = asBegun(run, due, places); err != nil {
		return 0, err
	}
	letters, err := s.lettersTo(ctx, due, today)
	if err != nil {
		return 0, err
	}
	for i, l := range texts(letters, places) {
		err := out.File(l.Path, l.Write)
		if resumed && errors.Is(err, fs.ErrExist) && s.written(due[i], l.Path) {
			continue // before the run broke off; what came in since has changed the text
		}
		if err != nil {
			return 0, err
		}
	}
	for _, p := range s.papers(letters, places) {
		if err := out.File(p.Path, p.Write); err != nil && !(resumed && errors.Is(err, fs.ErrExist)) {
			return 0, err
		}
	}
	last := s.officersList(list, letters, today)
	if err := out.File(last.Path, last.Write); err != nil {
		return 0, err
	}
	return len(due), l.Reminded(ctx, run)
}

// texts are the letters as files.
func texts(letters []Letter, places []string) (files []output.Part) {
	for i, l := range letters {
		files = append(files, output.Part{Path: places[i], Write: func(w io.Writer) error {
			_, err := io.WriteString(w, l.Text)
			return err
		}})
	}
	return files
}

// officersList is the officer's list as a file.
func (s *Status) officersList(path string, letters []Letter, today time.Time) output.Part {
	return output.Part{Path: path, Write: func(w io.Writer) error { return s.reminderList(w, letters, today) }}
}

// written reports whether the agency's letter of this number is there.
func (s *Status) written(a *Agency, path string) bool {
	text, err := os.ReadFile(path)
	return err == nil && strings.HasPrefix(string(text), s.heading(a)+"\r\n")
}

// asBegun are the letters of a run as it was begun: a run that broke off is completed with the numbers and the date its
// first letters have. Whom it was to remind and who need not be any more gets none.
func asBegun(run []ledger.Reminder, due []*Agency, places []string) ([]*Agency, []string, time.Time, error) {
	number := map[int64]int{}
	for _, r := range run {
		number[r.Agency] = r.Number
	}
	var agencies []*Agency
	var paths []string
	for i, a := range due {
		if n, is := number[a.ID]; is {
			a.Reminded = n - 1 // this one not counted
			agencies, paths = append(agencies, a), append(paths, places[i])
		}
	}
	date, err := time.Parse(time.DateOnly, run[0].Date)
	return agencies, paths, date, err
}

// reminderList is the officer's list: whom to call, why, and how often they were reminded, this time counted.
func (s *Status) reminderList(w io.Writer, letters []Letter, today time.Time) error {
	var heads []any
	for _, key := range []string{"n", "agency", "superior", "contact", "phone", "mail", "deadline", "overdue",
		"why", "must", "reminded", "done"} {
		heads = append(heads, say("remind.head."+key))
	}
	var rows []sheet.Row
	for i, l := range letters {
		a := l.Agency
		rows = append(rows, cells(i+1, a.Name, a.Superior, a.Contact, a.Phone, a.Mail, a.Deadline,
			overdue(a.Deadline, today), l.Why, l.Must, a.Reminded+1, ""))
	}
	title := say("remind.list.title", "year", s.Year, "date", day(today.Format(time.DateOnly)), "n", len(letters))
	return sheet.Write(w, sheet.Table{Name: say("remind.list"), Title: title, Heads: [][]any{heads},
		Columns: widths(6, 34, 28, 10, 16, 22, 12, 10, 16, 12, 10, 16), Rows: sheet.Rows(rows...)})
}

// overdue is how many days have passed since the deadline, 0 before it.
func overdue(deadline string, today time.Time) int {
	d, err := time.Parse(time.DateOnly, deadline)
	if err != nil {
		return 0
	}
	year, month, dayOf := today.Date()
	return max(0, int(time.Date(year, month, dayOf, 0, 0, 0, 0, time.UTC).Sub(d).Hours()/24))
}

// day writes a day as letters do.
func day(text string) string {
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return text
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year(), d.Month(), d.Day())
}

// base is a file's own name, as its sender knows it.
func base(file string) string {
	return filepath.Base(filepath.FromSlash(file[strings.LastIndex(file, "!")+1:]))
}
