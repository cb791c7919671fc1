package mail

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/inbox/eml"
	"nianbao/internal/outside"
)

// eximConfig has Exim take messages on loopback and deliver them to files; nobody is known whose
// name begins with refused.
const eximConfig = `
exim_user = %[1]d
exim_group = %[2]d
never_users =
spool_directory = %[3]s/spool
log_file_path = %[3]s/spool/%%slog
keep_environment =
pid_file_path = %[3]s/pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = %[4]d
primary_hostname = mail.office.example
tls_advertise_hosts =
acl_smtp_rcpt = rcpt
acl_smtp_data = data
begin acl
rcpt:
  deny local_parts = ^refused
       message = no such mailbox here
  accept
data:
  accept
begin routers
all:
  driver = accept
  transport = files
begin transports
files:
  driver = appendfile
  message_prefix =
  message_suffix =
  file = %[3]s/mail/$message_exim_id
  user = %[1]d
  group = %[2]d
`

// nobody is the user and group that own nothing.
const nobody = 65534

// A real server takes what is sent, refuses what it refuses, and what it delivers is read by our
// own reader.
func TestExim(t *testing.T) {
	exim := outside.Program(t, "exim4")
	folder := t.TempDir()
	user, group := os.Getuid(), os.Getgid()
	if user == 0 { // Exim delivers nothing as root
		user, group = nobody, nobody
		require.NoError(t, os.Chmod(filepath.Dir(folder), 0o755))
	}
	for _, name := range []string{"spool", "mail"} {
		require.NoError(t, os.Mkdir(filepath.Join(folder, name), 0o700))
		require.NoError(t, os.Chown(filepath.Join(folder, name), user, group))
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	port := free.Addr().(*net.TCPAddr).Port
	require.NoError(t, free.Close())
	config := filepath.Join(folder, "exim.conf")
	text := fmt.Sprintf(eximConfig, user, group, folder, port)
	require.NoError(t, os.WriteFile(config, []byte(text), 0o644))
	daemon := exec.CommandContext(t.Context(), exim, "-C", config, "-bdf", "-odi")
	require.NoError(t, daemon.Start())
	t.Cleanup(func() { _ = daemon.Wait() })
	require.Eventually(t, func() bool {
		conn, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			conn.Close()
		}
		return err == nil
	}, 20*time.Second, 20*time.Millisecond)

	o := newOffice(t, "slj@mail.office.example", "refused@mail.office.example", "daj@mail.office.example")
	o.Server, err = ParseServer(fmt.Sprintf("smtp://127.0.0.1:%d", port))
	require.NoError(t, err)
	sum, err := o.Send(t.Context(), ledger.MailedReminder)
	require.NoError(t, err)
	assert.Equal(t, Sum{Sent: 2, Refused: 1}, sum)
	assert.Contains(t, o.told[1].Said, "550 no such mailbox here")
	var delivered []*eml.Message
	require.Eventually(t, func() bool { // delivery goes on after the answer
		delivered = nil
		files, _ := filepath.Glob(filepath.Join(folder, "mail", "*"))
		for _, file := range files {
			data, _ := os.ReadFile(file)
			if m, err := eml.Read(data); err == nil && m.Text != "" {
				delivered = append(delivered, m)
			}
		}
		return len(delivered) == 2
	}, 20*time.Second, 20*time.Millisecond)
	var ids []string
	for _, m := range delivered {
		ids = append(ids, m.ID)
		assert.Equal(t, []string{"office@example.cn", "某县政府办", "催报"}, []string{m.From, m.Name, m.Subject})
		assert.Contains(t, m.Text, "请报送。")
		assert.False(t, m.Received.IsZero(), "the server's own line")
	}
	assert.ElementsMatch(t, []string{o.told[0].Message, o.told[2].Message}, ids)
}
