// Package once remembers what is made ready of something that does not change, such as the words of an edition.
package once

import "sync"

// For returns a function that does what prepare does, once for each key, however many call it at the same time. What was
// made is kept as long as the program runs.
func For[K comparable, V any](prepare func(K) V) func(K) V {
	var kept sync.Map // K → func() V
	return func(key K) V {
		made, ok := kept.Load(key)
		if !ok {
			made, _ = kept.LoadOrStore(key, sync.OnceValue(func() V { return prepare(key) }))
		}
		return made.(func() V)()
	}
}
