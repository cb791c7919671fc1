package ledger

import "context"

// Reminder is one letter of a run of reminders.
type Reminder struct {
	Agency int64
	Number int    // the agency's first is 1
	Run    int64  // the letters of one run have the same
	Date   string // on the letter, 2006-01-02
	Sent   bool   // the run it belongs to was completed
}

// Remind begins a run of reminders: their numbers and date are in the ledger before the first letter is written. A run
// that was not completed goes on as it was begun, whatever is asked for now.
func (l *Ledger) Remind(ctx context.Context, agencies []int64, date string) (run []Reminder, resumed bool, err error) {
	return l.remind(ctx, agencies, date, false)
}

// RemindByMail begins one whose letters are to be sent by mail too; an earlier letter that is still owed is dropped.
func (l *Ledger) RemindByMail(ctx context.Context, agencies []int64, date string) (run []Reminder, resumed bool,
	err error) {
	return l.remind(ctx, agencies, date, true)
}

func (l *Ledger) remind(ctx context.Context, agencies []int64, date string, post bool) (run []Reminder, resumed bool,
	err error) {
	err = l.act(ctx, func(a *act) (e entry, err error) {
		if run, err = l.reminders(ctx, a.tx, "WHERE state = 'begun'"); err != nil || len(run) > 0 ||
			len(agencies) == 0 {
			resumed = len(run) > 0
			return e, err
		}
		var number int64
		if err := a.tx.QueryRowContext(ctx, "SELECT coalesce(max(run), 0) + 1 FROM reminders").Scan(&number); err != nil {
			return e, err
		}
		for _, id := range agencies {
			r := Reminder{Agency: id, Run: number, Date: date}
			err := a.tx.QueryRowContext(ctx,
				"SELECT coalesce(max(number), 0) + 1 FROM reminders WHERE agency = ?", id).Scan(&r.Number)
			if err != nil {
				return e, err
			}
			if err := a.put(ctx, reminderRows, id, r.Number, r.Run, date, "begun"); err != nil {
				return e, err
			}
			if err := l.oweLetter(ctx, a, r, post); err != nil {
				return e, err
			}
			run = append(run, r)
		}
		return entry{action: "remind", about: detail{"run": number, "date": date, "letters": len(run)}}, nil
	})
	return run, resumed, err
}

// oweLetter enters that a letter is to be sent by mail, in place of one before that was not.
func (l *Ledger) oweLetter(ctx context.Context, a *act, r Reminder, post bool) error {
	if !post {
		return nil
	}
	before, err := l.sendings(ctx, a.tx, "WHERE kind = ? AND agency = ? AND state = ?", string(MailedReminder),
		r.Agency, string(Owed))
	if err != nil {
		return err
	}
	for _, s := range before {
		err := a.put(ctx, sendingRows, string(s.Kind), s.Agency, s.Item, s.Address, s.Message, string(Dropped),
			s.Said, l.stamp())
		if err != nil {
			return err
		}
	}
	return l.owes(ctx, a, Sending{Kind: MailedReminder, Agency: r.Agency, Item: int64(r.Number)})
}

// RemindersBegun reports whether a run was begun and not completed.
func (l *Ledger) RemindersBegun(ctx context.Context) (bool, error) {
	if l.version < seasonVersion {
		return false, nil
	}
	begun, err := l.reminders(ctx, l.db, "WHERE state = 'begun'")
	return len(begun) > 0, err
}

// Reminded completes a run, after all its letters are written.
func (l *Ledger) Reminded(ctx context.Context, run []Reminder) error {
	return l.act(ctx, func(a *act) (e entry, err error) {
		if len(run) == 0 {
			return e, nil
		}
		for _, r := range run {
			if err := a.put(ctx, reminderRows, r.Agency, r.Number, r.Run, r.Date, "sent"); err != nil {
				return e, err
			}
		}
		return entry{action: "reminded", about: detail{"run": run[0].Run}}, nil
	})
}

// Reminders returns all letters of completed runs and of one that was begun.
func (l *Ledger) Reminders(ctx context.Context) ([]Reminder, error) {
	if l.version < seasonVersion {
		return l.olderReminders(ctx)
	}
	return l.reminders(ctx, l.db, "")
}

func (l *Ledger) reminders(
	ctx context.Context, q querier, where string, args ...any,
) (all []Reminder, err error) {
	rows, err := q.QueryContext(ctx, "SELECT agency, number, run, date, state = 'sent' FROM reminders "+where+
		" ORDER BY run, agency, number", args...)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		var r Reminder
		if err := rows.Scan(&r.Agency, &r.Number, &r.Run, &r.Date, &r.Sent); err != nil {
			return nil, l.fault(err)
		}
		all = append(all, r)
	}
	return all, l.fault(rows.Err())
}

// olderReminders are those that the journal of an earlier release records one by one.
func (l *Ledger) olderReminders(ctx context.Context) (all []Reminder, err error) {
	numbers := map[int64]int{}
	err = l.Entries(ctx, func(e Entry) error {
		if e.Action == "remind" {
			numbers[e.Agency]++
			all = append(all, Reminder{e.Agency, numbers[e.Agency], e.Seq,
				e.At[:min(len(e.At), len("2006-01-02"))], true})
		}
		return nil
	})
	return all, err
}
