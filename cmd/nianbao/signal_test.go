//go:build unix

package main

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A command that does not end by itself at the first signal is ended at once by the second.
func TestSecondSignal(t *testing.T) {
	t.Parallel()
	c := newCounty(t, 1)
	cmd, base := c.serve()
	c.blocked(base)

	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for {
		require.NoError(t, ignoreGone(cmd.Process.Signal(syscall.SIGTERM)))
		select {
		case err := <-ended:
			var exit *exec.ExitError
			require.ErrorAs(t, err, &exit)
			status, ok := exit.Sys().(syscall.WaitStatus)
			require.True(t, ok)
			assert.True(t, status.Signaled(),
				"ended by the signal, not by itself with %d", status.ExitStatus())
			return
		case <-again.C:
		}
	}
}

// blocked hands in a file that never comes whole: the desk waits for the rest.
func (c *county) blocked(base string) {
	u, err := url.Parse(c.links(base)["示例县第1局"])
	require.NoError(c.t, err)
	conn, err := net.Dial("tcp", u.Host)
	require.NoError(c.t, err)
	c.t.Cleanup(func() { _ = conn.Close() })
	_, err = fmt.Fprintf(conn, "POST %s/files HTTP/1.1\r\nHost: %s\r\n"+
		"Content-Type: multipart/form-data; boundary=b\r\n"+
		"Content-Length: 100000\r\nExpect: 100-continue\r\n\r\n", u.RequestURI(), u.Host)
	require.NoError(c.t, err)
	answer := make([]byte, 12)
	_, err = conn.Read(answer) // it asks for the rest: the hand-in is under way
	require.NoError(c.t, err)
	require.Equal(c.t, "HTTP/1.1 100", string(answer))
}

func ignoreGone(err error) error {
	if errors.Is(err, syscall.ESRCH) || errors.Is(err, os.ErrProcessDone) {
		return nil
	}
	return err
}
