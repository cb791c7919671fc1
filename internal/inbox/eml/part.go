package eml

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"

	mail "github.com/emersion/go-message"
)

// reading is a message being read.
type reading struct {
	message *Message
	parts   int
	names   map[string]bool
	plain   strings.Builder
	html    strings.Builder
	inline  []picture // decided when the text is known
}

// picture is an image that the text may show.
type picture struct {
	file File
	id   string
}

// The multiparts whose parts are no files of a person: what a text shows, and a server's notice of
// a message that could not be delivered, which brings back that message with what was attached to
// it.
const (
	related = "multipart/related"
	notice  = "multipart/report"
)

// entity reads one part: a multipart's parts, text, or a file. within is the multipart around it.
func (r *reading) entity(e *mail.Entity, depth int, within string) error {
	if r.parts++; r.parts > maxParts || depth > maxDepth {
		return ErrParts
	}
	kind, params := parameters(e.Header.Get("Content-Type"))
	kind = strings.ToLower(kind)
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		return r.multipart(e, kind, depth)
	}
	disposition, dparams := parameters(e.Header.Get("Content-Disposition"))
	name := ownName(firstOf(dparams["filename"], params["name"]))
	data, err := io.ReadAll(io.LimitReader(e.Body, MaxMessage))
	if err != nil && len(data) == 0 {
		return nil // a part whose encoding is broken from its first byte is empty
	}
	attached := strings.EqualFold(disposition, "attachment")
	switch {
	case isSealed(kind):
		r.message.Sealed = true
	case isSignature(kind, name), within == notice && !strings.HasPrefix(kind, "text/"):
		r.passOver(name, kind)
	case strings.HasPrefix(kind, "image/") && !attached:
		id := strings.Trim(e.Header.Get("Content-Id"), "<> ")
		file := File{firstOf(name, "image"+extensionOf(kind)), data}
		if within == related || id != "" || name == "" || strings.EqualFold(disposition, "inline") {
			r.inline = append(r.inline, picture{file, id})
			return nil
		}
		r.file(file.Name, data)
	case name == "" && !attached && (kind == "text/plain" || kind == ""):
		r.text(&r.plain, toText(data, params["charset"]))
	case name == "" && !attached && kind == "text/html":
		r.text(&r.html, textOfHTML(toText(data, params["charset"])))
	case name == "" && !attached && !strings.Contains(kind, "rfc822") && strings.HasPrefix(kind, "text/"),
		strings.HasPrefix(kind, "message/") && kind != "message/rfc822":
		r.passOver(name, kind) // calendars, delivery notes
	case kind == "message/rfc822":
		if !strings.HasSuffix(strings.ToLower(name), ".eml") {
			name = firstOf(name, ownName(subjectOf(data)), "message") + ".eml"
		}
		r.file(name, data)
	default:
		r.file(firstOf(name, "附件"+extensionOf(kind)), data)
	}
	return nil
}

func (r *reading) multipart(e *mail.Entity, kind string, depth int) error {
	parts := e.MultipartReader()
	if parts == nil {
		return nil
	}
	for {
		part, err := parts.NextPart()
		if part == nil { // the end, or a message cut off: what came before it is there
			if err != nil && !errors.Is(err, io.EOF) && r.parts == 1 {
				return ErrNone
			}
			return nil
		}
		if err := r.entity(part, depth+1, kind); err != nil {
			return err
		}
	}
}

// finish settles what depends on all parts: the text, and which pictures belong to it.
func (r *reading) finish() {
	r.message.Text = shortened(firstOf(strings.TrimSpace(r.plain.String()),
		strings.TrimSpace(r.html.String())))
	for _, p := range r.inline {
		r.passOver(p.file.Name, "")
	}
}

func (r *reading) text(to *strings.Builder, text string) {
	if to.Len() < maxText*4 {
		to.WriteString(strings.TrimSpace(text) + "\n")
	}
}

func (r *reading) passOver(name, kind string) {
	r.message.PassedOver = append(r.message.PassedOver, firstOf(name, kind))
}

// file adds an attached file; of two of one name the second is numbered.
func (r *reading) file(name string, data []byte) {
	dot := strings.LastIndex(name, ".")
	if dot <= 0 {
		dot = len(name)
	}
	free := name
	for n := 2; r.names[free]; n++ {
		free = fmt.Sprintf("%s(%d)%s", name[:dot], n, name[dot:])
	}
	r.names[free] = true
	r.message.Files = append(r.message.Files, File{free, data})
}

func extensionOf(kind string) string {
	switch kind {
	case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":
		return ".xlsx"
	case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
		return ".docx"
	case "application/zip", "application/x-zip-compressed":
		return ".zip"
	case "application/ms-tnef", "application/vnd.ms-tnef":
		return ".dat"
	}
	if all, err := mime.ExtensionsByType(kind); err == nil && len(all) > 0 {
		return all[0]
	}
	return ""
}

func isSealed(kind string) bool {
	return kind == "application/pkcs7-mime" || kind == "application/x-pkcs7-mime" ||
		kind == "application/pgp-encrypted"
}

// isSignature recognises signatures, cards and what else programs add to every message of a person.
func isSignature(kind, name string) bool {
	switch kind {
	case "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
		"text/vcard",
		"text/x-vcard", "application/pgp-keys":
		return true
	}
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".p7s") || strings.HasSuffix(name, ".vcf")
}
