package copied

import "iter"

// A fingerprint that one section alone has leads to no twin, and most are such. Going over all reports twice, first to
// find which fingerprints come more than once, leaves an index that grows with what is shared and not with what is
// written.

// sieveBits is the size of a sieve, four megabytes a bitmap. With thirty thousand reports, seven million fingerprints, it
// keeps a fifth of those that come only once; that costs memory and changes no answer.
const sieveBits = 1 << 25

// sieve tells which fingerprints came more than once, and takes a few for such that did not.
type sieve struct{ once, more []uint64 }

func (s *sieve) note(hash uint32) {
	at, bit := sieveAt(hash)
	s.more[at] |= s.once[at] & bit
	s.once[at] |= bit
}

func (s *sieve) shared(hash uint32) bool {
	at, bit := sieveAt(hash)
	return s.more[at]&bit != 0
}

func sieveAt(hash uint32) (at uint32, bit uint64) {
	hash %= sieveBits
	return hash / 64, 1 << (hash % 64)
}

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
	for f := range all {
		x.Take(f)
	}
	x.sieve = nil
	return x
}
