package ledger

import (
	"context"
	"database/sql"
	"errors"

	"nianbao/internal/message"
)

// Role is what an officer may do at the desk.
type Role string

// The roles.
const (
	RoleOfficer Role = "officer" // rules on explanations, exempts, extends
	RoleReader  Role = "reader"  // looks only
)

// Account is an officer who signs in at the desk.
type Account struct {
	Name     string
	Role     Role
	Under    string // sees only the agencies below this superior; "" for all
	Password string // its argon2id hash, in the usual form with its parameters
	At       string // when it was made or its password changed, UTC, RFC 3339
}

// Accounts returns the officers, by name.
func (l *Ledger) Accounts(ctx context.Context) ([]Account, error) {
	rows, err := l.db.QueryContext(ctx, "SELECT name, role, under, password, at FROM accounts ORDER BY name")
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	var all []Account
	for rows.Next() {
		var a Account
		if err := rows.Scan(&a.Name, &a.Role, &a.Under, &a.Password, &a.At); err != nil {
			return nil, l.fault(err)
		}
		all = append(all, a)
	}
	return all, l.fault(rows.Err())
}

// SetAccount makes an officer's account or changes it; add refuses one that is there, otherwise it must be there.
func (l *Ledger) SetAccount(ctx context.Context, account Account, add bool) error {
	return l.act(ctx, func(a *act) (entry, error) {
		there, err := a.has(ctx, accountRows, account.Name)
		switch {
		case err != nil:
			return entry{}, err
		case there && add:
			return entry{}, message.NewError("ledger.account.there", "name", account.Name)
		case !there && !add:
			return entry{}, message.NewError("ledger.account.none", "name", account.Name)
		}
		return entry{action: "account", about: detail{"name": account.Name, "role": account.Role}},
			a.put(ctx, accountRows, account.Name, string(account.Role), account.Under, account.Password, l.stamp())
	})
}

// DropAccount takes an officer's account away.
func (l *Ledger) DropAccount(ctx context.Context, name string) error {
	return l.dropNamed(ctx, accountRows, "account", name)
}

// Token is what a program hands files in with; the ledger knows its SHA-256 alone.
type Token struct{ Name, SHA256, At string }

// Tokens returns the tokens of programs, by name.
func (l *Ledger) Tokens(ctx context.Context) ([]Token, error) {
	rows, err := l.db.QueryContext(ctx, "SELECT name, sha256, at FROM tokens ORDER BY name")
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	var all []Token
	for rows.Next() {
		var t Token
		if err := rows.Scan(&t.Name, &t.SHA256, &t.At); err != nil {
			return nil, l.fault(err)
		}
		all = append(all, t)
	}
	return all, l.fault(rows.Err())
}

// AddToken enters the token of a program.
func (l *Ledger) AddToken(ctx context.Context, name, sha256 string) error {
	return l.act(ctx, func(a *act) (entry, error) {
		if there, err := a.has(ctx, tokenRows, name); err != nil || there {
			return entry{}, errOr(err, message.NewError("ledger.token.there", "name", name))
		}
		return entry{action: "token", about: detail{"name": name}}, a.put(ctx, tokenRows, name, sha256, l.stamp())
	})
}

// RevokeToken takes a program's token away.
func (l *Ledger) RevokeToken(ctx context.Context, name string) error {
	return l.dropNamed(ctx, tokenRows, "token", name)
}

// TokenOf returns the name of the program whose token has a hash; "" for none.
func (l *Ledger) TokenOf(ctx context.Context, sha256 string) (name string, err error) {
	err = l.db.QueryRowContext(ctx, "SELECT name FROM tokens WHERE sha256 = ?", sha256).Scan(&name)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return name, l.fault(err)
}

func (l *Ledger) dropNamed(ctx context.Context, t *table, what, name string) error {
	return l.act(ctx, func(a *act) (entry, error) {
		if there, err := a.has(ctx, t, name); err != nil || !there {
			return entry{}, errOr(err, message.NewError("ledger."+what+".none", "name", name))
		}
		return entry{action: what, about: detail{"name": name, "gone": true}}, a.drop(ctx, t, name)
	})
}

// has reports whether a table has a row of a key of one column.
func (a *act) has(ctx context.Context, t *table, key any) (is bool, err error) {
	err = a.tx.QueryRowContext(ctx, "SELECT count(*) > 0 FROM "+t.name+" WHERE "+t.columns[0].name+" = ?",
		key).Scan(&is)
	return is, err
}
