package mail

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"net"
	netmail "net/mail"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/wneessen/go-mail/smtp"

	"nianbao/internal/message"
)

// Server is a mail server that takes messages for others.
type Server struct {
	Host     string
	Port     string
	User     string
	Password string
	TLS      bool          // from the first byte; else STARTTLS
	Timeout  time.Duration // of one answer

	// Tests reach a server of another name on this machine, by a certificate of their own.
	at    string         // "" for Host and Port
	roots *x509.CertPool // nil for those of the system
}

// defaultTimeout is how long a server may take for an answer: those that look for viruses take
// minutes after the content.
const defaultTimeout = 5 * time.Minute

// ParseServer reads smtp://user@host:587 or smtps://user@host. A password in it is refused: others
// read it there.
func ParseServer(text string) (*Server, error) {
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps" ||
		strings.Trim(u.Path, "/") != "" || u.RawQuery != "" {
		return nil, message.NewError("mail.url").WithHint("mail.url.hint")
	}
	if _, is := u.User.Password(); is {
		return nil, message.NewError("mail.url.password").WithHint("mail.url.password.hint")
	}
	s := &Server{Host: u.Hostname(), User: u.User.Username(), TLS: u.Scheme == "smtps",
		Timeout: defaultTimeout}
	s.Port = cmp.Or(u.Port(), map[bool]string{true: "465", false: "587"}[s.TLS])
	return s, nil
}

// Address is an address that can stand in a command and a header; the error is that it is none.
func Address(text string) (string, error) {
	a, err := netmail.ParseAddress(text)
	if err != nil || a.Name != "" || strings.ContainsAny(a.Address, "\r\n <>\"") || len(a.Address) > 254 ||
		strings.ContainsFunc(a.Address, func(r rune) bool { return r >= utf8.RuneSelf || r < ' ' }) {
		return "", message.NewError("mail.address", "address", line(text))
	}
	return a.Address, nil
}

// loopback reports whether the server is this machine: nobody listens on the line.
func (s *Server) loopback() bool {
	ip := net.ParseIP(s.Host)
	return s.Host == "localhost" || ip != nil && ip.IsLoopback()
}

// connect opens a session, encrypted unless the server is this machine.
func (s *Server) connect(ctx context.Context) (*session, error) {
	failed := func(err error) (*session, error) {
		return nil, message.Wrap(err, "mail.connect", "server", net.JoinHostPort(s.Host,
			s.Port)).WithHint("mail.connect.hint")
	}
	dialer := &net.Dialer{Timeout: min(s.Timeout, 30*time.Second)}
	conn, err := dialer.DialContext(ctx, "tcp", cmp.Or(s.at, net.JoinHostPort(s.Host, s.Port)))
	if err != nil {
		return failed(err)
	}
	_ = conn.SetDeadline(time.Now().Add(s.Timeout))
	config := &tls.Config{ServerName: s.Host, RootCAs: s.roots, MinVersion: tls.VersionTLS12}
	if s.TLS {
		conn = tls.Client(conn, config)
	}
	c, err := smtp.NewClient(conn, s.Host)
	if err != nil {
		conn.Close()
		return failed(err)
	}
	if err := s.introduce(c, config); err != nil {
		c.Close()
		return failed(err)
	}
	return &session{client: c, timeout: s.Timeout}, nil
}

func (s *Server) introduce(c *smtp.Client, config *tls.Config) error {
	if err := c.Hello("localhost"); err != nil {
		return err
	}
	if !s.TLS && !s.loopback() {
		if offered, _ := c.Extension("STARTTLS"); !offered {
			return message.NewError("mail.starttls").WithHint("mail.starttls.hint")
		}
		if err := c.StartTLS(config); err != nil {
			return err
		}
	}
	if s.User == "" {
		return nil
	}
	var auth smtp.Auth
	switch offered, ways := c.Extension("AUTH"); {
	case !offered:
		return message.NewError("mail.auth.none", "user", s.User)
	case strings.Contains(ways, "PLAIN"):
		auth = smtp.PlainAuth("", s.User, s.Password, s.Host, false)
	default:
		auth = smtp.LoginAuth(s.User, s.Password, s.Host, false)
	}
	if err := c.Auth(auth); err != nil {
		return message.NewError("mail.auth", "user", s.User, "said", words(err)).WithHint("mail.auth.hint")
	}
	return nil
}
