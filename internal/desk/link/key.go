package link

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"nianbao/internal/message"
)

// KeyVariable is the environment variable that holds the key in place of the file beside the ledger.
const KeyVariable = "NIANBAO_DESK_KEY"

// keyBytes is the length of a key: that of the hash it keys.
const keyBytes = sha256.Size

// tokenBytes is the length of a link's secret part: 128 bits cannot be guessed.
const tokenBytes = 16

// Key derives the links of a season. It lives outside the ledger, so that a stolen ledger opens
// nothing, while the office can print the same links again.
type Key []byte

// KeyFile is the place of the key of a ledger.
func KeyFile(ledger string) string { return ledger + ".key" }

// LoadKey returns the key from the environment, else from the file beside the ledger;
// fs.ErrNotExist where there is none.
func LoadKey(ledger string) (Key, error) {
	if text := os.Getenv(KeyVariable); text != "" {
		key, err := hex.DecodeString(strings.TrimSpace(text))
		if err != nil || len(key) != keyBytes {
			return nil, message.NewError("desk.key.variable", "name", KeyVariable, "n", 2*keyBytes)
		}
		return key, nil
	}
	file := KeyFile(ledger)
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, message.Wrap(err, "desk.key.read", "file", file)
	}
	key, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(key) != keyBytes {
		return nil, message.NewError("desk.key.damaged", "file", file).WithHint("desk.key.damaged.hint")
	}
	return key, nil
}

// LoadOrMakeKey returns the key of a ledger and makes one, readable by its owner alone, where there is
// none.
func LoadOrMakeKey(ledger string) (Key, error) {
	key, err := LoadKey(ledger)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	key = make(Key, keyBytes)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	file := KeyFile(ledger)
	// O_EXCL: of two programs that start at once, one makes the key and the other reads it.
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return LoadKey(ledger)
	}
	if err != nil {
		return nil, message.Wrap(err, "output.create", "file", file)
	}
	_, err = f.WriteString(hex.EncodeToString(key) + "\n")
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		os.Remove(file)
		return nil, message.Wrap(err, "output.write", "file", file)
	}
	return key, nil
}

// Token returns the secret part of an agency's link: the HMAC of agency and generation. A renewed
// link is one of the next generation.
func (k Key) Token(year int, agency, generation int64) string {
	mac := hmac.New(sha256.New, k)
	fmt.Fprintf(mac, "nianbao desk link 1\n%d\n%d\n%d", year, agency, generation)
	return tokenText.EncodeToString(mac.Sum(nil)[:tokenBytes])
}

// tokenText writes tokens in letters and digits that nobody confuses when typing a printed link.
var tokenText = base32.NewEncoding("abcdefghjkmnpqrstuvwxyz023456789").WithPadding(base32.NoPadding)

// TokenHash is how the ledger knows a token.
func TokenHash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}
