package desk_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/desk"
	"nianbao/internal/desktest"
	"nianbao/internal/outside"
)

// TestBehindNginx runs the example of .ci/package before the desk: the README's instructions to
// an officer work.
func TestBehindNginx(t *testing.T) {
	if testing.Short() {
		t.Skip("nginx is left out of short runs")
	}
	nginx := "/usr/sbin/nginx"
	if _, err := os.Stat(nginx); err != nil {
		nginx = outside.Program(t, "nginx")
	}
	o := desktest.New(t, func(c *desk.Config) { c.BehindProxy = true })
	dir := t.TempDir()
	certificate(t, dir)
	port := freePort(t)
	site, err := os.ReadFile(filepath.Join("..", "..", ".ci", "package", "nginx.conf"))
	require.NoError(t, err)
	text := strings.NewReplacer("127.0.0.1:8080", strings.TrimPrefix(o.URL, "http://"), "listen 443",
		"listen 127.0.0.1:"+port,
		"/etc/nginx/", dir+"/").Replace(string(site))
	conf := "daemon off; master_process off; pid " + dir + "/pid; error_log " + dir +
		"/error.log;\nevents {}\nhttp {\n" +
		"client_body_temp_path " + dir + "; proxy_temp_path " + dir + "; fastcgi_temp_path " + dir +
		"; uwsgi_temp_path " + dir +
		"; scgi_temp_path " + dir + ";\n" + text + "}\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "nginx.conf"), []byte(conf), 0o644))
	cmd := exec.Command(nginx, "-p", dir, "-c", filepath.Join(dir, "nginx.conf"))
	cmd.Stderr = os.Stderr
	require.NoError(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	o.Client.Transport = &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
	front := "https://127.0.0.1:" + port
	require.Eventually(t, func() bool {
		answer, err := o.Client.Get(front + "/healthz")
		if err != nil {
			return false
		}
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		return err == nil && string(text) == "ok"
	}, 10*time.Second, 20*time.Millisecond)

	link := front + "/a/" + desktest.SecretOf(o.Link(desktest.Archives))
	answer, page := o.Get(link)
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	desktest.Says(t, page, desktest.Archives)
	answer, _ = o.Post(link+"/files", "", desktest.Sent("年报.xlsx", o.Workbook(desktest.Archives)))
	assert.Equal(t, http.StatusSeeOther, answer.StatusCode)

	// A visitor who lies about his address is known by the one nginx sees.
	r, err := http.NewRequest(http.MethodGet, front+"/a/wrong", nil)
	require.NoError(t, err)
	r.Header.Set("X-Forwarded-For", "203.0.113.9")
	_, _ = o.Do(r)
	assert.NotContains(t, o.Log.String(), "203.0.113.9")
	assert.Contains(t, o.Log.String(), "from=127.0.0.1")
}

// certificate writes a certificate for the test.
func certificate(t *testing.T, dir string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	about := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "127.0.0.1"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, about, about, &key.PublicKey, key)
	require.NoError(t, err)
	private, err := x509.MarshalPKCS8PrivateKey(key)
	require.NoError(t, err)
	for name, block := range map[string]*pem.Block{"nianbao.pem": {Type: "CERTIFICATE", Bytes: der},
		"nianbao.key": {Type: "PRIVATE KEY", Bytes: private}} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), pem.EncodeToMemory(block), 0o600))
	}
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
}
