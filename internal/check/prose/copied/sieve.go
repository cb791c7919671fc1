package copied

import "iter"

// A fingerprint that one section alone has leads to no twin, and most are such. Going over all reports twice, first to
// find which fingerprints come more than once, leaves an index that grows with what is shared and not with what is
// written.

// sieveBits is the size of a sieve, eight megabytes a bitmap. With thirty thousand reports, seven
// million fingerprints, it keeps one in thirty of those that come only once; that costs memory
// and changes no answer.
const sieveBits = 1 << 26

// sieve finds the fingerprints that came more than once, with a few false positives. Each
// fingerprint has two places in it, and counts as having come before where both were taken.
type sieve struct{ once, more []uint64 }

func (s *sieve) note(hash uint32) {
	a, b := places(hash)
	if has(s.once, a) && has(s.once, b) {
		put(s.more, a)
		put(s.more, b)
		return
	}
	put(s.once, a)
	put(s.once, b)
}

func (s *sieve) shared(hash uint32) bool {
	a, b := places(hash)
	return has(s.more, a) && has(s.more, b)
}

func places(hash uint32) (a, b uint32) { return hash % sieveBits, hash * 0x9e3779b1 % sieveBits }

func has(bits []uint64, at uint32) bool { return bits[at/64]&(1<<(at%64)) != 0 }

func put(bits []uint64, at uint32) { bits[at/64] |= 1 << (at % 64) }

// Sifted returns an index of all reports of a sequence, which is gone over twice. It answers as one that keeps every
// fingerprint would, about the reports it was made of and no others.
func Sifted(all iter.Seq[Fingerprints]) *Index {
	x := New()
	x.sieve = &sieve{make([]uint64, sieveBits/64), make([]uint64, sieveBits/64)}
	for f := range all {
		for _, s := range f.Sections {
			for _, p := range s.prints {
				x.sieve.note(p.hash)
			}
		}
	}
	x.sieve.once = nil
	for f := range all {
		x.Take(f)
	}
	x.sieve = nil
	return x
}
