package form

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"

	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/xlsx/pack"
)

// lock is a password's hash as the format stores it (ECMA-376 part 1, 18.2.29 and 18.3.1.85); empty for no password.
// The hash takes long on purpose: it is computed once for all sheets of all templates.
type lock struct{ salt, hash string }

const (
	lockAlgorithm = "SHA-512"
	lockSpins     = 100_000
	maxPassword   = 255
)

// newLock hashes a password. The salt comes from what the templates have in common, not from chance, because the same
// input makes the same bytes. It still keeps a table of hashes made for other files from being of use.
func newLock(password string, id report.Identity) (lock, error) {
	if password == "" {
		return lock{}, nil
	}
	if n := pack.Units(password); n > maxPassword {
		return lock{}, message.NewError("template.password.long", "length", n, "limit", maxPassword)
	}
	seed := sha256.Sum256([]byte(fmt.Sprint(pack.Program, id)))
	salt := seed[:16]
	var secret bytes.Buffer
	secret.Write(salt)
	for _, unit := range utf16.Encode([]rune(password)) {
		secret.Write(binary.LittleEndian.AppendUint16(nil, unit))
	}
	hash := sha512.Sum512(secret.Bytes())
	round := make([]byte, 0, sha512.Size+4)
	for i := range uint32(lockSpins) {
		hash = sha512.Sum512(binary.LittleEndian.AppendUint32(append(round[:0], hash[:]...), i))
	}
	encode := base64.StdEncoding.EncodeToString
	return lock{encode(salt), encode(hash[:])}, nil
}

// putLock puts the password on every sheet and on the list of sheets.
func putLock(p pack.Parts, l lock) {
	if l == (lock{}) {
		return
	}
	for i := range p {
		switch {
		case strings.HasPrefix(p[i].Name, "xl/worksheets/sheet"):
			p[i].Data = bytes.Replace(p[i].Data, []byte("<sheetProtection "), []byte(fmt.Sprintf(
				`<sheetProtection algorithmName="%s" hashValue="%s" saltValue="%s" spinCount="%d" `,
				lockAlgorithm, l.hash, l.salt, lockSpins)), 1)
		case p[i].Name == "xl/workbook.xml":
			p[i].Data = bytes.Replace(p[i].Data, []byte("<workbookProtection "), []byte(fmt.Sprintf(
				`<workbookProtection workbookAlgorithmName="%s" workbookHashValue="%s" workbookSaltValue="%s" `+
					`workbookSpinCount="%d" `, lockAlgorithm, l.hash, l.salt, lockSpins)), 1)
		}
	}
}
