package session

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/crypto/argon2"
)

// LeastPassword is how many characters a password has at least.
const LeastPassword = 10

// The cost of a password's hash (RFC 9106, second recommendation: 64 MiB, three passes).
const (
	argonTime    = 3
	argonMemory  = 64 << 10 // KiB
	argonThreads = 4
	argonSalt    = 16
	argonKey     = 32
)

// HashPassword returns a password's argon2id hash with its salt and cost, in the usual form.
func HashPassword(password string) (string, error) {
	salt := make([]byte, argonSalt)
	if _, err := rand.Read(salt); err != nil {
		return "", err
	}
	sum := argon2.IDKey([]byte(password), salt, argonTime, argonMemory, argonThreads, argonKey)
	return fmt.Sprintf(
		"$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s",
		argon2.Version,
		argonMemory,
		argonTime,
		argonThreads,
		base64.RawStdEncoding.EncodeToString(salt),
		base64.RawStdEncoding.EncodeToString(sum),
	), nil
}

// SamePassword reports whether a password is the one of a hash.
func SamePassword(hash, password string) bool {
	var version, memory, time, threads int
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false
	}
	if _, err := fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d", &version, &memory, &time,
		&threads); err != nil ||
		version != argon2.Version || memory <= 0 || memory > 1<<20 || time <= 0 || time > 100 || threads <= 0 ||
		threads > 64 {
		return false
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false
	}
	want, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil || len(want) == 0 || len(want) > 1<<10 {
		return false
	}
	got := argon2.IDKey(
		[]byte(password),
		salt,
		uint32(time),
		uint32(memory),
		uint8(threads),
		uint32(len(want)),
	)
	return subtle.ConstantTimeCompare(got, want) == 1
}

// nobodysPassword is a hash that no password has: whoever tries a name that nobody has waits as long as
// others.
var nobodysPassword = sync.OnceValue(func() string {
	hash, err := HashPassword("nobody")
	if err != nil {
		return ""
	}
	return hash[:len(hash)-4] + "AAAA"
})
