package source

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"strings"

	"nianbao/internal/message"
)

// Browsers save a page with its pictures as one message of several parts (.mhtml, .mht); Word and WPS do it as well.

// mostMimeParts is the most parts of a saved page that are looked at; pictures are parts.
const mostMimeParts = 2_000

// mimePattern is how such a file begins: with the fields of a message, in any order.
var mimePattern = regexp.MustCompile(`(?is)^\s*(?:[-a-z0-9]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*(?:multipart/related|text/html)`)

// savedPage takes the page out of a file saved by a browser, with its declared encoding; found is
// false for any other file.
func savedPage(name string, data []byte) (page []byte, charset string, found bool, err error) {
	if !mimePattern.Match(data[:min(len(data), 4096)]) {
		return nil, "", false, nil
	}
	broken := message.NewError("intake.mht.broken", "file", name).WithHint("intake.mht.broken.hint")
	m, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(data, " \t\r\n")))
	if err != nil {
		return nil, "", false, broken
	}
	page, charset, err = htmlPart(mimePart{m.Header.Get("Content-Type"),
		m.Header.Get("Content-Transfer-Encoding"), m.Body}, 0)
	if err != nil || page == nil {
		return nil, "", false, broken
	}
	if charset == "" {
		charset = declaredCharset(page)
	}
	return page, charset, true, nil
}

// mimePart is one part of a message.
type mimePart struct {
	kind, encoding string
	body           io.Reader
}

// htmlPart returns the first part that is a page; nil when there is none.
func htmlPart(p mimePart, deep int) ([]byte, string, error) {
	kind, params, err := mime.ParseMediaType(p.kind)
	switch {
	case err != nil:
		return nil, "", err
	case kind == "text/html":
		page, err := io.ReadAll(io.LimitReader(decodedPart(p), MaxFile))
		return page, params["charset"], err
	case !strings.HasPrefix(kind, "multipart/") || deep > 3:
		return nil, "", nil
	}
	parts := multipart.NewReader(p.body, params["boundary"])
	for range mostMimeParts {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			return nil, "", nil
		}
		if err != nil {
			return nil, "", err
		}
		inner := mimePart{part.Header.Get("Content-Type"), part.Header.Get("Content-Transfer-Encoding"), part}
		if page, charset, err := htmlPart(inner, deep+1); page != nil {
			return page, charset, err
		}
	}
	return nil, "", nil
}

func decodedPart(p mimePart) io.Reader {
	switch strings.ToLower(strings.TrimSpace(p.encoding)) {
	case "quoted-printable":
		return quotedprintable.NewReader(p.body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, p.body)
	}
	return p.body
}
