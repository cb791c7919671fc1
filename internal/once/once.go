// Package once remembers what is made ready of something that does not change, such as the words of an edition.
package once

import "sync"

// For returns a function that does what prepare does, and does it once for each key. Several may call it at the same time;
// all get the same value. What was made is kept as long as the program runs.
func For[K comparable, V any](prepare func(K) V) func(K) V {
	var kept sync.Map // K → V
	return func(key K) V {
		if v, ok := kept.Load(key); ok {
			return v.(V)
		}
		v, _ := kept.LoadOrStore(key, prepare(key))
		return v.(V)
	}
}
