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
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"nianbao/internal/collection/ledger"
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

// FileVariable is the environment variable that names the key's file, wherever the ledger lies.
const FileVariable = "NIANBAO_DESK_KEY_FILE"

// KeyFile is the place of the key of a ledger: the file that [FileVariable] names, else beside the
// ledger. Beside a database there is nothing; its key lies in the configuration of whoever runs the
// program. Every machine that serves the ledger needs the same.
func KeyFile(place string) string {
	if file := os.Getenv(FileVariable); file != "" {
		return file
	}
	if !ledger.IsURL(place) {
		return place + ".key"
	}
	folder, err := os.UserConfigDir()
	if err != nil {
		folder = "."
	}
	return filepath.Join(folder, "nianbao", databaseName(place)+".key")
}

// databaseName is host, port, database and schema of a URL as the name of a file.
func databaseName(place string) string {
	u, err := url.Parse(place)
	if err != nil {
		return "ledger"
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '.' {
			return r
		}
		return '_'
	}, strings.Trim(u.Host+u.Path+"_"+u.Query().Get("search_path"), "_/"))
}

// LoadKey returns the key from the environment, else from the file beside the ledger;
// fs.ErrNotExist where there is none.
func LoadKey(place string) (Key, error) {
	if text := os.Getenv(KeyVariable); text != "" {
		key, err := hex.DecodeString(strings.TrimSpace(text))
		if err != nil || len(key) != keyBytes {
			return nil, message.NewError("desk.key.variable", "name", KeyVariable, "n", 2*keyBytes)
		}
		return key, nil
	}
	file := KeyFile(place)
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
func LoadOrMakeKey(place string) (Key, error) {
	key, err := LoadKey(place)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	key = make(Key, keyBytes)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	file := KeyFile(place)
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return nil, message.Wrap(err, "output.create", "file", file)
	}
	// O_EXCL: of two programs that start at once, one makes the key and the other reads it.
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return LoadKey(place)
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
