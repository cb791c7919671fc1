package ledger

import "context"

// Office is the collecting office as it signs its letters.
type Office struct{ Name, Phone string }

// facts are where the ledger keeps it.
func (o *Office) facts() map[string]*string {
	return map[string]*string{"office": &o.Name, "office.phone": &o.Phone}
}

// Office returns the office as it was given last; what was never given is empty.
func (l *Ledger) Office(ctx context.Context) (Office, error) {
	o, err := officeOf(ctx, l.db)
	return o, l.fault(err)
}

func officeOf(ctx context.Context, q querier) (o Office, err error) {
	for name, value := range o.facts() {
		if *value, err = fact(ctx, q, name); err != nil {
			return Office{}, err
		}
	}
	return o, nil
}

// SetOffice keeps the office for later letters; the same once more changes nothing.
func (l *Ledger) SetOffice(ctx context.Context, o Office) error {
	return l.act(ctx, func(a *act) (e entry, err error) {
		if kept, err := officeOf(ctx, a.tx); err != nil || kept == o {
			return e, err
		}
		for _, fact := range []struct{ name, value string }{{"office", o.Name}, {"office.phone", o.Phone}} {
			if err := a.put(ctx, factRows, fact.name, fact.value); err != nil {
				return e, err
			}
		}
		return entry{action: "office", about: detail{"name": o.Name, "phone": o.Phone}}, nil
	})
}
