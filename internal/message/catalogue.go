package message

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed catalogue/*.yaml
var files embed.FS

// written holds the entries as they are written in YAML, by key. A run shows few of them, and
// decoding all would cost more than many a command does.
var written = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for name, text := range rooms() {
		for text != "" {
			var one string
			one, text = cutEntry(text)
			key, _, ok := strings.Cut(one, ":")
			if !ok || strings.HasPrefix(one, "#") {
				continue // what precedes the first entry
			}
			if all[key] != "" {
				panic(fmt.Sprintf("%s: %s stands in another file too", name, key))
			}
			all[key] = one
		}
	}
	return all
})

// rooms are the files of the catalogue, by name.
func rooms() map[string]string {
	names, err := fs.Glob(files, "catalogue/*.yaml")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	all := map[string]string{}
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			panic(err)
		}
		all[name] = string(data)
	}
	return all
}

// cutEntry takes the first entry off: its line, and what follows up to the next line that begins a key.
func cutEntry(text string) (one, rest string) {
	for at := 0; ; {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			return text, ""
		}
		at += end + 1
		if at == len(text) || text[at] >= 'a' && text[at] <= 'z' {
			return text[:at], text[at:]
		}
	}
}

// decoded holds the entries that were asked for: string → map[Lang]string.
var decoded sync.Map

// entry is a message in its languages; nil for none of the catalogue.
func entry(key string) map[Lang]string {
	if said, ok := decoded.Load(key); ok {
		return said.(map[Lang]string)
	}
	text := written()[key]
	if text == "" {
		return nil
	}
	var one map[string]map[Lang]string
	if err := yaml.Unmarshal([]byte(text), &one); err != nil {
		panic(fmt.Errorf("%s: %w", key, err))
	}
	decoded.Store(key, one[key])
	return one[key]
}
