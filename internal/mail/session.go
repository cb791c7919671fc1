package mail

import (
	"errors"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail/smtp"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
)

// session is an open connection to the server.
type session struct {
	client  *smtp.Client
	timeout time.Duration
}

// errLost is that the connection was lost, or the server ended it, while nothing of the message was
// taken.
var errLost = errors.New("mail: the connection was lost before the message was handed over")

// answer is what became of a message.
type answer struct {
	state ledger.SendState
	said  string
}

// send hands a message over. The error is errLost, or that the server takes nothing of ours at all.
func (s *session) send(from string, to []string, data []byte) (answer, error) {
	s.wait()
	if err := s.client.Mail(from); err != nil {
		if code(err) == 0 || code(err) == 421 {
			return answer{}, errLost
		}
		return answer{}, message.NewError("mail.from", "address", from, "said",
			words(err)).WithHint("mail.from.hint")
	}
	var refused []string
	taken, putOff := 0, false
	for _, address := range to {
		s.wait()
		err := s.client.Rcpt(address)
		switch c := code(err); {
		case err == nil:
			taken++
		case c == 0 || c == 421:
			return answer{}, errLost
		default:
			refused, putOff = append(refused, address+": "+words(err)), putOff || c < 500
		}
	}
	if taken == 0 {
		return s.reset(verdict(putOff, strings.Join(refused, "; ")))
	}
	s.wait()
	w, err := s.client.Data()
	if err != nil {
		if code(err) == 0 || code(err) == 421 {
			return answer{}, errLost
		}
		return s.reset(verdict(code(err) < 500, words(err)))
	}
	if _, err := w.Write(data); err != nil {
		return answer{}, errLost // the line that ends a message was not sent
	}
	s.wait()
	if err := w.Close(); err != nil {
		if code(err) == 0 {
			return answer{ledger.InDoubt, words(err)}, nil
		}
		return verdict(code(err) < 500, words(err)), nil
	}
	said := strings.Join(refused, "; ")
	if d, is := w.(*smtp.DataCloser); is && said == "" {
		said = words(errors.New(d.ServerResponse()))
	}
	return answer{ledger.Sent, said}, nil
}

// reset has the server forget a message; that it cannot shows at the next.
func (s *session) reset(a answer) (answer, error) {
	s.wait()
	_ = s.client.Reset()
	return a, nil
}

func (s *session) wait() { _ = s.client.UpdateDeadline(s.timeout) }

func (s *session) close() {
	s.wait()
	if s.client.Quit() != nil {
		_ = s.client.Close()
	}
}

func verdict(putOff bool, said string) answer {
	if putOff {
		return answer{ledger.Owed, said}
	}
	return answer{ledger.Rejected, said}
}

// code is that of a server's answer; 0 where it was none.
func code(err error) int {
	var said *textproto.Error
	if errors.As(err, &said) {
		return said.Code
	}
	return 0
}

// words are a server's own, in one line.
func words(err error) string {
	text := err.Error()
	var said *textproto.Error
	if errors.As(err, &said) {
		text = strconv.Itoa(said.Code) + " " + said.Msg
	}
	return line(text)
}
