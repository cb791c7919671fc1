// Package visit drives a desk from outside, as an agency's browser or an officer's program does: for
// the load test and for the tests that start real processes. Nothing of the desk's own code comes in.
package visit

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os/exec"
	"strings"
)

// Start starts a desk (nianbao serve) and returns the address it prints.
func Start(serve *exec.Cmd) (address string, err error) {
	out, err := serve.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := serve.Start(); err != nil {
		return "", err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("serve printed no address: %w", err)
	}
	return strings.TrimSpace(line), nil
}

// Link is an agency and its address.
type Link struct{ Agency, URL string }

// Links reads what nianbao desk links --format csv prints.
func Links(printed []byte) ([]Link, error) {
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(printed, []byte("\ufeff")))).ReadAll()
	if err != nil {
		return nil, err
	}
	var links []Link
	for _, row := range rows[min(1, len(rows)):] {
		links = append(links, Link{row[0], row[1]})
	}
	return links, nil
}

// HandIn hands a file in by an agency's link and returns the answer; an error is that none came.
func HandIn(link, name string, data []byte) (status int, answer []byte, err error) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, _ := form.CreateFormFile("file", name) // memory takes everything
	_, _ = part.Write(data)
	_ = form.Close()
	r, err := http.NewRequest(http.MethodPost, link+"/files", &body)
	if err != nil {
		return 0, nil, err
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.Header.Set("Accept", "application/json")
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, nil, err
	}
	defer got.Body.Close()
	answer, err = io.ReadAll(got.Body)
	return got.StatusCode, answer, err
}
