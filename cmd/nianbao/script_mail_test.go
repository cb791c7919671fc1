package main

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"mime"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"nianbao/internal/inbox/eml"
	"nianbao/internal/outside"
)

// posts writes a message as an agency sends it and a mail program saves it: posts OUT FROM DAY TEXT [FILE...].
// The day is when the office's server received it.
func posts(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: posts OUT FROM DAY TEXT [FILE...]")
	}
	b := "Received: from mx.example by mail.office.example; " + args[2] +
		" 17:00:00 +0800\r\nFrom: <" + args[1] +
		">\r\nMessage-ID: <" + filepath.Base(args[0]) + "." + args[1] + ">\r\nSubject: " +
		mime.BEncoding.Encode("utf-8", "报送年报") +
		"\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" +
		"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + args[3] + "\r\n"
	for _, name := range args[4:] {
		b += "--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;\r\n" +
			" filename=\"" + mime.BEncoding.Encode("utf-8", filepath.Base(name)) + "\"\r\n\r\n"
		coded := base64.StdEncoding.EncodeToString([]byte(ts.ReadFile(name)))
		for len(coded) > 76 {
			b, coded = b+coded[:76]+"\r\n", coded[76:]
		}
		b += coded + "\r\n"
	}
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o777))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b+"--b--\r\n"), 0o600))
}

// mailserver starts a mail server on loopback that keeps what it takes: mailserver DIR. $SMTP is its address.
func mailserver(t *testing.T) func(ts *testscript.TestScript, neg bool, args []string) {
	script, err := filepath.Abs("../../internal/mail/testdata/server.py")
	if err != nil {
		t.Fatal(err)
	}
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || len(args) != 1 {
			ts.Fatalf("usage: mailserver DIR")
		}
		ts.Check(os.MkdirAll(ts.MkAbs(args[0]), 0o777))
		cmd := exec.Command(outside.Python(t, "aiosmtpd"), script, ts.MkAbs(args[0]))
		out, err := cmd.StdoutPipe()
		ts.Check(err)
		ts.Check(cmd.Start())
		ts.Defer(func() {
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
		})
		port, err := bufio.NewReader(out).ReadString('\n')
		ts.Check(err)
		ts.Setenv("SMTP", "smtp://127.0.0.1:"+strings.TrimSpace(port))
	}
}

// unpacks reads the messages of a folder, and writes each one's text and attachments to another: unpacks DIR OUT.
func unpacks(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: unpacks DIR OUT")
	}
	files, err := filepath.Glob(filepath.Join(ts.MkAbs(args[0]), "*.eml"))
	ts.Check(err)
	out := ts.MkAbs(args[1])
	ts.Check(os.RemoveAll(out))
	ts.Check(os.MkdirAll(out, 0o777))
	for i, file := range files {
		data, err := os.ReadFile(file)
		ts.Check(err)
		m, err := eml.Read(data)
		ts.Check(err)
		to := strings.TrimSuffix(filepath.Base(file), ".eml")
		text := fmt.Sprintf("%s\n%s\n", m.Subject, m.Text)
		ts.Check(os.WriteFile(filepath.Join(out, to+".txt"), []byte(text), 0o600))
		for _, f := range m.Files {
			ts.Check(os.WriteFile(filepath.Join(out, f.Name), f.Data, 0o600))
		}
		ts.Logf("%d %s %s", i, to, m.Subject)
	}
}
