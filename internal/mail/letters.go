package mail

import (
	"bytes"
	"context"
	"strings"
	"time"

	"nianbao/internal/collection/handout"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/collection/status"
	"nianbao/internal/collection/taking"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// Letters words the messages of a season. They are letters of the office, so they are Chinese always.
type Letters struct {
	Ledger *ledger.Ledger
	Season *taking.Receiver // for marked workbooks; nil where there are only reminders
	Status *status.Status
	Link   func(agency int64) string // of the desk; "" for none
	// Template makes the files an agency fills in; nil where none are sent.
	Template func(roster.Agency) ([]File, error)
	Scope    report.Scope // of the templates

	agencies map[int64]*status.Agency
	dates    map[[2]int64]string // of reminders, by agency and number
	returns  map[int64]bool      // takings whose marked workbook is to be sent
}

func say(key string, args ...any) string { return message.New(key, args...).In(message.Chinese) }

// Compose words a message; nil where it has become pointless: the agency left the roster, a newer
// report came, nothing is to be reminded of any more, or a later reminder went out.
func (l *Letters) Compose(ctx context.Context, s ledger.Sending) (*Letter, error) {
	if err := l.read(ctx); err != nil {
		return nil, err
	}
	a := l.agencies[s.Agency]
	if a == nil {
		return nil, nil
	}
	switch s.Kind {
	case ledger.MailedTemplate, ledger.MailedAreaTemplate:
		return l.Form(a)
	case ledger.MailedReminder:
		date, err := time.Parse(time.DateOnly, l.dates[[2]int64{s.Agency, s.Item}])
		if err != nil || !a.ToRemind() || int(s.Item) < a.Reminded {
			return nil, nil
		}
		return l.Reminder(ctx, a, int(s.Item), date)
	}
	found, err := l.Ledger.Whole(ctx, []int64{s.Item})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	in := &found[0]
	if in.State != ledger.Current && in.State != ledger.Refused {
		return nil, nil
	}
	if s.Kind == ledger.MailedReturn {
		return l.returned(ctx, a, in)
	}
	if l.returns[in.ID] {
		return nil, nil // its number is in that letter
	}
	return l.to(a, say("mail.receipt.subject", "year", l.Status.Year, "agency", a.Name), l.receipt(a,
		in)), nil
}

// read reads once what the letters are made of.
func (l *Letters) read(ctx context.Context) error {
	if l.agencies != nil {
		return nil
	}
	owed, err := Owed(ctx, l.Ledger, ledger.MailedReturn)
	if err != nil {
		return err
	}
	reminders, err := l.Ledger.Reminders(ctx)
	if err != nil {
		return err
	}
	l.agencies, l.dates, l.returns = map[int64]*status.Agency{}, map[[2]int64]string{}, map[int64]bool{}
	for _, a := range l.Status.Agencies {
		l.agencies[a.ID] = a
	}
	for _, s := range owed {
		l.returns[s.Item] = true
	}
	for _, r := range reminders {
		l.dates[[2]int64{r.Agency, int64(r.Number)}] = r.Date
	}
	return nil
}

func (l *Letters) to(a *status.Agency, subject, text string) *Letter {
	return &Letter{Agency: a.Name, To: a.Mails(), Subject: subject, Text: text}
}

// Reminder is a reminder of a number, with its paper attached.
func (l *Letters) Reminder(ctx context.Context, a *status.Agency, number int, date time.Time) (*Letter, error) {
	title, text, paper, err := l.Status.Reminder(ctx, a, number, date)
	if err != nil {
		return nil, err
	}
	var data bytes.Buffer
	if err := paper(&data); err != nil {
		return nil, err
	}
	letter := l.to(a, title, l.linked(a, text))
	letter.Files = []File{{Name: say("mail.reminder.file", "agency", a.Name, "n", number) + ".docx",
		Data: data.Bytes()}}
	return letter, nil
}

// Form is what an agency fills in, with what is to be done about it.
func (l *Letters) Form(a *status.Agency) (*Letter, error) {
	files, err := l.Template(a.Agency.Agency)
	if err != nil {
		return nil, err
	}
	title, lines := handout.Letter(a.Agency.Agency, l.Scope, l.Status.Year, len(files) > 1)
	lines = append(append(lines, ""), l.Status.Signed()...)
	letter := l.to(a, title, l.linked(a, strings.Join(lines, "\r\n")+"\r\n"))
	letter.Files = files
	return letter, nil
}

// returned is what goes back with the marked workbook.
func (l *Letters) returned(ctx context.Context, a *status.Agency, in *ledger.Taking) (*Letter, error) {
	var data bytes.Buffer
	if err := l.Season.Mark(ctx, &data, in); err != nil {
		return nil, err
	}
	letter := l.to(a, say("mail.return.subject", "year", l.Status.Year, "agency", a.Name), l.receipt(a, in))
	letter.Files = []File{{Name: l.Season.ReturnName(in) + ".xlsx", Data: data.Bytes()}}
	return letter, nil
}

// receipt is the text about a report that came: what it was found to be, and what is to be done.
func (l *Letters) receipt(a *status.Agency, in *ledger.Taking) string {
	lines := []string{say("mail.to", "agency", a.Name), "", say("mail.came", "year", l.Status.Year,
		"scope", in.Scope.Label(), "file", in.Files(l.Status.Base), "received", in.Received)}
	if in.State == ledger.Refused {
		lines = append(lines, say("mail.refused", "why", l.why(in)))
	} else {
		lines = append(lines, say("mail.receipt", "receipt", in.Receipt, "round", in.Round),
			say("mail.verdict."+string(in.Verdict)))
		lines = append(lines, l.Status.Wrongs(in)...)
	}
	return l.linked(a, strings.Join(append(append(lines, ""), l.Status.Signed()...), "\r\n")+"\r\n")
}

// why is why a file was refused, with its own name and not the office's folder.
func (l *Letters) why(in *ledger.Taking) string {
	return strings.TrimSuffix(strings.ReplaceAll(in.Why.Zh, in.File, l.Status.Base(in.File)), "。")
}

// linked adds the link of the desk, where there is one.
func (l *Letters) linked(a *status.Agency, text string) string {
	if l.Link == nil {
		return text
	}
	if link := l.Link(a.ID); link != "" {
		return text + "\r\n" + say("mail.link", "link", link) + "\r\n"
	}
	return text
}
