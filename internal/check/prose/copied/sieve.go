package copied

import "iter"

// A fingerprint that one section alone has leads to no twin, and most are such. Going over all reports twice, first to
// find which fingerprints come more than once, leaves an index that grows with what is shared and not with what is
// written.

// A sieve has some sixteen places for each fingerprint, so that it keeps one in a hundred of those
// that come only once; that costs memory and changes no answer. The least is eight megabytes a
// bitmap, which is enough for fifteen thousand reports; for three hundred thousand it is 256.
const (
	leastBits = 1 << 26
	mostBits  = 1 << 31
	perPrint  = 16
)

// printBytes is what a fingerprint takes in the stored form.
const printBytes = 5

// sieve finds the fingerprints that came more than once, with a few false positives. Each
// fingerprint has two places in it, and counts as having come before where both were taken.
type sieve struct {
	bits       uint64 // how many places, a power of two
	once, more []uint64
}

// newSieve makes one for reports whose stored fingerprints take so many bytes together.
func newSieve(bytes int64) *sieve {
	s := &sieve{bits: leastBits}
	for s.bits < mostBits && int64(s.bits) < bytes/printBytes*perPrint {
		s.bits *= 2
	}
	s.once, s.more = make([]uint64, s.bits/64), make([]uint64, s.bits/64)
	return s
}

func (s *sieve) note(hash uint32) {
	a, b := s.places(hash)
	if has(s.once, a) && has(s.once, b) {
		put(s.more, a)
		put(s.more, b)
		return
	}
	put(s.once, a)
	put(s.once, b)
}

func (s *sieve) shared(hash uint32) bool {
	a, b := s.places(hash)
	return has(s.more, a) && has(s.more, b)
}

func (s *sieve) places(hash uint32) (a, b uint64) {
	return uint64(hash) % s.bits, uint64(hash*0x9e3779b1) % s.bits
}

func has(bits []uint64, at uint64) bool { return bits[at/64]&(1<<(at%64)) != 0 }

func put(bits []uint64, at uint64) { bits[at/64] |= 1 << (at % 64) }

// Sifted returns an index of all reports of a sequence, which is gone over twice. It answers as one that keeps every
// fingerprint would, about the reports it was made of and no others. bytes is what their stored fingerprints take
// together, as far as it is known; with too little the index is right, and larger.
func Sifted(all iter.Seq[Fingerprints], bytes int64) *Index {
	x := New()
	x.sieve = newSieve(bytes)
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
