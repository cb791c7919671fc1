package message

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"go.yaml.in/yaml/v3"
)

// entries is the catalogue decoded as a whole.
var entries = sync.OnceValue(func() map[string]map[Lang]string {
	all := map[string]map[Lang]string{}
	for name, text := range rooms() {
		var room map[string]map[Lang]string
		if err := yaml.Unmarshal([]byte(text), &room); err != nil {
			panic(name + ": " + err.Error())
		}
		for key, said := range room {
			all[key] = said
		}
	}
	return all
})

// An entry decoded by itself is what it is in its file.
func TestEntriesByThemselves(t *testing.T) {
	assert.Len(t, written(), len(entries()))
	for key, said := range entries() {
		assert.Equal(t, said, entry(key), key)
	}
	assert.Nil(t, entry("no.such.key"))
}
