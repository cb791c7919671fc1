// Package memo caches values derived from keys that never change, such as the words of an edition.
package memo

import "sync"

// For returns a function that calls prepare once a key, however many callers ask at the same
// time. Values are kept as long as the program runs.
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
