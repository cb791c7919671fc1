package ledger

import (
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"

	"nianbao/internal/message"
)

// The codes of PostgreSQL that are worded. Its manual has them in appendix A; two characters are a
// class of them.
const (
	codeForbidden  = "42501"
	codeReadOnly   = "25006" // a standby, or a database set so
	codeLocked     = "55P03"
	codeSerialize  = "40001"
	codeDeadlock   = "40P01"
	codeDiskFull   = "53100"
	codeNoDatabase = "3D000"
	codeNoTable    = "42P01"
	classSignIn    = "28"
	classLost      = "08"
	classShutdown  = "57P"
	classCorrupt   = "XX001"
)

// fault words PostgreSQL's error. The server's own words go along: the database's administrator
// looks for them in its log.
func (postgres) fault(place string, err error) error {
	var below *pgconn.PgError
	if !errors.As(err, &below) {
		if unreachable(err) {
			return away(place, reason(err))
		}
		return nil
	}
	said := below.Message
	switch code := below.Code; {
	case code == codeDiskFull:
		return message.Wrap(syscall.ENOSPC, "ledger.write", "file", place).WithHint("ledger.server.space.hint")
	case code == codeReadOnly:
		return message.Wrap(syscall.EROFS, "ledger.write", "file", place).WithHint("ledger.standby.hint")
	case code == codeForbidden:
		return message.NewError("ledger.forbidden", "file", place, "said", said).
			WithHint("ledger.forbidden.hint", "file", place)
	case code == codeLocked, code == codeSerialize, code == codeDeadlock:
		return kind{message.NewError("ledger.busy", "file", place).WithHint("ledger.busy.hint"), errAgain}
	case code == codeNoDatabase:
		return message.NewError("ledger.nodatabase", "file", place, "said", said).WithHint("ledger.nodatabase.hint")
	case code == codeNoTable, code == classCorrupt:
		return message.NewError("ledger.damaged", "file", place).WithHint("ledger.damaged.hint")
	case strings.HasPrefix(code, classSignIn):
		return message.NewError("ledger.signin", "file", place, "said", said).WithHint("ledger.signin.hint")
	case unreachable(err):
		return away(place, said)
	}
	return nil
}

func away(place, said string) error {
	return kind{message.NewError("ledger.away", "file", place, "said", said).WithHint("ledger.away.hint"), ErrAway}
}

// unreachable reports whether the server cannot be reached, or the connection to it was lost.
func unreachable(err error) bool {
	var said *pgconn.PgError
	if errors.As(err, &said) {
		return strings.HasPrefix(said.Code, classLost) || strings.HasPrefix(said.Code, classShutdown)
	}
	var connecting *pgconn.ConnectError
	var network net.Error
	return errors.As(err, &connecting) || errors.As(err, &network) || pgconn.SafeToRetry(err) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, driver.ErrBadConn)
}

// reason is what the network said; the errors around it name the address again.
func reason(err error) string {
	var network *net.OpError
	if errors.As(err, &network) {
		return network.Err.Error()
	}
	for below := errors.Unwrap(err); below != nil; below = errors.Unwrap(err) {
		err = below
	}
	return err.Error()
}
