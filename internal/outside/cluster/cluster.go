// Package cluster gives a test a PostgreSQL of its own: a cluster in a temporary folder, started at the
// first need, one for each test binary, and gone with it however that ends.
//
// [URL] is a schema of its own for one test; [Role] one for a role that owns nothing; [Psql] does
// what an administrator does. [Restart] is what a crash of the server is to its clients, [Through] a
// network that can be cut; [Again] runs the tests of a room with their ledgers in a database. Where
// PostgreSQL is not installed the test is skipped by the rule of [outside.Missing], and in a plain run
// by that of [outside.Whole].
package cluster

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"nianbao/internal/outside"
)

// server is the cluster of this test binary.
type server struct {
	folder, bin string
	port        int
	held        *os.File // its other end is read by what stops the cluster
}

var (
	started = sync.OnceValues(start)
	counted atomic.Int64
)

// Bin returns the folder of PostgreSQL's programs, the newest where there are several.
func Bin(t testing.TB) string {
	t.Helper()
	outside.Whole(t, "PostgreSQL")
	bin := installed()
	if bin == "" {
		outside.Missing(t, "PostgreSQL")
	}
	return bin
}

func installed() string {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return ""
	}
	slices.Sort(found)
	return filepath.Dir(found[len(found)-1])
}

func running(t testing.TB) *server {
	t.Helper()
	Bin(t)
	s, err := started()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// URL returns an empty place for a ledger, as the superuser sees it.
func URL(t testing.TB) string {
	t.Helper()
	return running(t).url("postgres", fmt.Sprintf("s%d", counted.Add(1)))
}

// Role returns the same place as a new role sees it that owns nothing and may make nothing.
func Role(t testing.TB, superuser string) string {
	t.Helper()
	name := fmt.Sprintf("least%d", counted.Add(1))
	Psql(t, superuser, "CREATE ROLE "+name+" LOGIN")
	return strings.Replace(superuser, "//postgres@", "//"+name+"@", 1)
}

func (s *server) url(user, schema string) string {
	return fmt.Sprintf("postgres://%s@127.0.0.1:%d/postgres?search_path=%s&sslmode=disable", user, s.port, schema)
}

// Folder is the cluster's own, which goes with it.
func Folder(t testing.TB) string {
	t.Helper()
	return running(t).folder
}

// Address is where the server listens.
func Address(t testing.TB) string {
	t.Helper()
	return fmt.Sprintf("127.0.0.1:%d", running(t).port)
}

// Psql runs statements as psql does and returns its output.
func Psql(t testing.TB, url, statements string) string {
	t.Helper()
	place, schema, _ := strings.Cut(url, "?search_path=")
	schema, _, _ = strings.Cut(schema, "&")
	cmd := exec.Command(filepath.Join(Bin(t), "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", place)
	cmd.Env = append(os.Environ(), "PGOPTIONS=-c search_path="+schema)
	cmd.Stdin = strings.NewReader(statements)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("psql: %v\n%s", err, out)
	}
	return strings.TrimSpace(string(out))
}

// Restart ends the server at once, without leave taken, and starts it again.
func Restart(t testing.TB) {
	t.Helper()
	Stop(t)
	Start(t)
}

// Stop ends the server as a crash does.
func Stop(t testing.TB) {
	t.Helper()
	control(t, "-m", "immediate", "stop")
}

// Start starts it again.
func Start(t testing.TB) {
	t.Helper()
	control(t, "-l", filepath.Join(running(t).folder, "log"), "start")
}

func control(t testing.TB, args ...string) {
	t.Helper()
	s := running(t)
	args = append([]string{filepath.Join(s.bin, "pg_ctl"), "-w", "-D", s.data()}, args...)
	if out, err := asOwner(args...).CombinedOutput(); err != nil {
		t.Fatalf("pg_ctl: %v\n%s", err, out)
	}
}

func (s *server) data() string { return filepath.Join(s.folder, "data") }

// keep stops the cluster when nobody holds its input open any more, so also after a killed test.
const keep = `read _; "$0/pg_ctl" -D "$1/data" -m immediate stop >/dev/null 2>&1; cd /; rm -rf "$1"`

// start makes the cluster. Nothing in it has to outlast the machine, so nothing waits for the disk.
func start() (*server, error) {
	folder, err := os.MkdirTemp("", "nianbao-pg-")
	if err != nil {
		return nil, err
	}
	s := &server{folder: folder, bin: installed()}
	if err := owned(folder); err != nil {
		return nil, err
	}
	if err := run(asOwner(filepath.Join(s.bin, "initdb"), "-D", s.data(), "-U", "postgres", "-A", "trust", "-E", "UTF8",
		"--locale=C.UTF-8", "--no-sync")); err != nil {
		return nil, err
	}
	if s.port, err = freePort(); err != nil {
		return nil, err
	}
	settings := fmt.Sprintf("listen_addresses = '127.0.0.1'\nport = %d\nunix_socket_directories = '%s'\n"+
		"fsync = off\nfull_page_writes = off\nmax_connections = 100\n", s.port, folder)
	if err := appendTo(filepath.Join(s.data(), "postgresql.conf"), settings); err != nil {
		return nil, err
	}
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	s.held = write
	keeper := asOwner("sh", "-c", keep, s.bin, folder)
	keeper.Stdin = read
	if err := keeper.Start(); err != nil {
		return nil, err
	}
	read.Close()
	return s, run(asOwner(filepath.Join(s.bin, "pg_ctl"), "-w", "-D", s.data(), "-l", filepath.Join(folder, "log"), "start"))
}

// asOwner runs a program as the system's user postgres where the test is root's: a cluster of root's
// is refused.
func asOwner(args ...string) *exec.Cmd {
	if os.Geteuid() == 0 {
		args = append([]string{"runuser", "-u", "postgres", "--"}, args...)
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = os.TempDir()
	return cmd
}

// owned gives a folder to whom the cluster will be.
func owned(folder string) error {
	if os.Geteuid() != 0 {
		return nil
	}
	return run(exec.Command("chown", "postgres", folder))
}

// run runs a program whose output matters only where it fails. It is a file: the server inherits it
// and would keep a pipe open.
func run(cmd *exec.Cmd) error {
	out, err := os.CreateTemp("", "nianbao-pg-")
	if err != nil {
		return err
	}
	defer os.Remove(out.Name())
	defer out.Close()
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Run(); err != nil {
		said, _ := os.ReadFile(out.Name())
		return fmt.Errorf("%s: %w\n%s", cmd.Path, err, said)
	}
	return nil
}

func appendTo(file, text string) error {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if _, err := f.WriteString(text); err != nil {
		return err
	}
	return f.Close()
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
