package mail

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/outside"
)

// certified makes a certificate for a host, and returns its file, its key's and who trusts it.
func certified(t *testing.T, host string) (certificate, key string, roots *x509.CertPool) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	made := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: host}, DNSNames: []string{host},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, made, made, &private.PublicKey, private)
	require.NoError(t, err)
	keyDER, err := x509.MarshalPKCS8PrivateKey(private)
	require.NoError(t, err)
	written := func(name, kind string, der []byte) string {
		file := filepath.Join(t.TempDir(), name)
		require.NoError(t, os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600))
		return file
	}
	parsed, err := x509.ParseCertificate(der)
	require.NoError(t, err)
	roots = x509.NewCertPool()
	roots.AddCert(parsed)
	return written("certificate.pem", "CERTIFICATE", der), written("key.pem", "PRIVATE KEY", keyDER), roots
}

// A line to another machine is encrypted before anything goes over it, by the certificate of that machine; else all
// stays owed and no password was given away.
func TestEncryptedLine(t *testing.T) {
	const host, secret = "mail.example.cn", "口令"
	certificate, key, roots := certified(t, host)
	for name, c := range map[string]struct {
		way, url, password string
		roots              *x509.CertPool
		refusal            string
		signedIn           bool
	}{
		"STARTTLS":               {"starttls", "smtp://office@" + host, secret, roots, "", true},
		"encrypted throughout":   {"smtps", "smtps://office@" + host, secret, roots, "", true},
		"no STARTTLS is offered": {"plain", "smtp://office@" + host, secret, roots, "STARTTLS", false},
		"a stranger's certificate, STARTTLS": {"starttls", "smtp://office@" + host, secret, nil,
			"certificate", false},
		"a stranger's certificate":     {"smtps", "smtps://office@" + host, secret, nil, "certificate", false},
		"another host's certificate":   {"smtps", "smtps://office@mail.example.com", secret, roots, "mail.example.com", false},
		"a wrong password, STARTTLS":   {"starttls", "smtp://office@" + host, "别的", roots, "535", true},
		"a wrong password, throughout": {"smtps", "smtps://office@" + host, "别的", roots, "535", true},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t, "a@x.cn")
			cmd := exec.CommandContext(t.Context(), outside.Python(t, "aiosmtpd"), "testdata/encrypted.py",
				c.way, certificate, key, o.inbox)
			out, err := cmd.StdoutPipe()
			require.NoError(t, err)
			require.NoError(t, cmd.Start())
			t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
			port, err := bufio.NewReader(out).ReadString('\n')
			require.NoError(t, err)
			o.Server, err = ParseServer(c.url)
			require.NoError(t, err)
			o.Server.at, o.Server.roots = "127.0.0.1:"+strings.TrimSpace(port), c.roots
			o.Server.Password, o.Server.Timeout = c.password, 10*time.Second

			sum, err := o.Send(t.Context(), ledger.MailedReminder)
			if c.refusal == "" {
				require.NoError(t, err)
				assert.Equal(t, Sum{Sent: 1}, sum)
				assert.FileExists(t, filepath.Join(o.inbox, "taken.eml"))
			} else {
				assert.ErrorContains(t, err, c.refusal)
				assert.Equal(t, []ledger.SendState{ledger.Owed}, o.states())
				assert.NoFileExists(t, filepath.Join(o.inbox, "taken.eml"))
			}
			_, err = os.Stat(filepath.Join(o.inbox, "signed-in"))
			assert.Equal(t, c.signedIn, err == nil, "whether a password was given")
		})
	}
}
