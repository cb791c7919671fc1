package output

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameBytes is how long a name may be: Linux allows 255 bytes, and the extension, a number and the temporary name's
// trimmings must fit too.
const nameBytes = 200

// reserved are the names Windows gives to devices, with any extension and in any case.
var reserved = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true}

func init() {
	for _, device := range []string{"com", "lpt"} {
		for _, n := range []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"} {
			reserved[device+n] = true
		}
	}
}

// Name makes a file name that Windows and Linux both allow of whatever an agency is called, without extension.
func Name(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case strings.ContainsRune(`<>:"/\|?*`, r), r == utf8.RuneError:
			r = '_'
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			continue
		}
		if b.Len()+utf8.RuneLen(r) > nameBytes {
			break
		}
		b.WriteRune(r)
	}
	// Windows drops trailing dots and spaces, so that two names would become one; a leading dot
	// hides the file, a hyphen makes it an option of many programs, an equals sign a formula of a
	// list of files.
	name := strings.TrimRight(strings.TrimLeft(b.String(), " ."), " .")
	stem, _, _ := strings.Cut(name, ".")
	if name == "" || name[0] == '-' || name[0] == '=' || reserved[strings.ToLower(strings.TrimSpace(stem))] {
		name = "_" + name
	}
	return name
}

// Names hands out names, never two that any file system would take for the same.
type Names struct{ taken map[string]bool }

// Unique returns a name for the text that has not been given out: a second one gets (2) behind it.
func (n *Names) Unique(text, extension string) string {
	if n.taken == nil {
		n.taken = map[string]bool{}
	}
	base := Name(text)
	for i := 1; ; i++ {
		name := base
		if i > 1 {
			name = fmt.Sprintf("%s(%d)", base, i)
		}
		// Some file systems fold case.
		if key := strings.ToLower(name + extension); !n.taken[key] {
			n.taken[key] = true
			return name + extension
		}
	}
}
