package ledger

import (
	"context"
)

// Mail is the message a file came in. Sender and moment are what the message has; who sent it, it
// does not prove.
type Mail struct {
	Message  string // its Message-ID; "" for none
	Sender   string // an address
	Name     string
	Subject  string
	Sent     string // by the sender's clock, UTC, RFC 3339; "" where it is not given
	Received string // by the office's own server; "" where no line gives it
	Text     string // for a person to read
}

// keepMail enters the message of a taking.
func keepMail(ctx context.Context, a *act, intake int64, m *Mail) error {
	if m == nil {
		return nil
	}
	return a.put(ctx, mailRows, intake, m.Message, m.Sender, m.Name, m.Subject, m.Sent, m.Received, m.Text)
}

// Mails returns the messages that some takings came in, by taking.
func (l *Ledger) Mails(ctx context.Context, takings []int64) (map[int64]Mail, error) {
	all := map[int64]Mail{}
	if l.version < mailVersion {
		return all, nil
	}
	rows, err := l.db.QueryContext(ctx, `SELECT intake, message, sender, name, subject, sent, received, text
		FROM mails WHERE intake IN (`+l.db.phrases().anyOf+")", listOf(takings))
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var m Mail
		if err := rows.Scan(&id, &m.Message, &m.Sender, &m.Name, &m.Subject, &m.Sent, &m.Received,
			&m.Text); err != nil {
			return nil, l.fault(err)
		}
		all[id] = m
	}
	return all, l.fault(rows.Err())
}

// InMail returns the latest taking of a key that came in a message, nil when there is none: a
// message that is saved once more, under whatever name, brings nothing new.
func (l *Ledger) InMail(ctx context.Context, message, key string) (*Taking, error) {
	return l.one(ctx, `WHERE key = ? AND intakes.id IN (SELECT intake FROM mails WHERE message = ?)
		ORDER BY intakes.id DESC LIMIT 1`, key, message)
}
