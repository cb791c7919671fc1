package copied

// piece is how many letters a fingerprint is made of, window how many neighbouring pieces at
// least one is kept of: equal stretches of piece+window−1 letters are certain to share a
// fingerprint.
const (
	piece  = 8
	window = 16
)

// print is the fingerprint of the piece that begins at a letter.
type print struct {
	hash uint32
	at   int
}

// prints returns the fingerprints of a text in their order. Of every window of pieces the one
// with the smallest hash is kept, the last of equal ones, so that the choice depends on the
// letters alone and not on their place.
func prints(text []rune) []print {
	n := len(text) - piece + 1
	if n <= 0 {
		return nil
	}
	const base = 1_000_003
	lead := uint64(1)
	for range piece - 1 {
		lead *= base
	}
	hashes := make([]uint64, n)
	var h uint64
	for i, r := range text {
		h = h*base + uint64(r)
		if i >= piece-1 {
			hashes[i-piece+1] = scatter(h)
			h -= lead * uint64(text[i-piece+1])
		}
	}
	var kept []print
	last := -1
	smallest := -1
	for i := range hashes {
		switch {
		case smallest < 0 || smallest <= i-window:
			smallest = max(0, i-window+1)
			for k := smallest + 1; k <= i; k++ {
				if hashes[k] <= hashes[smallest] {
					smallest = k
				}
			}
		case hashes[i] <= hashes[smallest]:
			smallest = i
		}
		if (i >= window-1 || i == n-1) && smallest != last {
			kept = append(kept, print{uint32(hashes[smallest] >> 32), smallest})
			last = smallest
		}
	}
	return kept
}

// scatter spreads a rolling hash over all its bits.
func scatter(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
