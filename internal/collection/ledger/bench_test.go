package ledger

import (
	"fmt"
	"path/filepath"
	"testing"

	"nianbao/internal/collection/roster"
)

// BenchmarkWriters measures what the one chain costs: acts of many writers at once, each on the disk before it is
// answered, and the entry of the journal alone (read the last hash, hash, insert) within one of them.
func BenchmarkWriters(b *testing.B) {
	for _, writers := range []int{1, 8} {
		b.Run(fmt.Sprint(writers), func(b *testing.B) {
			l, err := Create(b.Context(), filepath.Join(b.TempDir(), "l.db"), 2025, clock)
			if err != nil {
				b.Fatal(err)
			}
			defer l.Close()
			list := &roster.List{}
			for i := range 100 {
				list.Agencies = append(list.Agencies, roster.Agency{Name: fmt.Sprintf("第%d局", i), Line: i + 2})
			}
			if _, err := l.Adopt(b.Context(), list); err != nil {
				b.Fatal(err)
			}
			b.SetParallelism(writers)
			b.RunParallel(func(pb *testing.PB) {
				for i := 0; pb.Next(); i++ {
					if err := l.Extend(b.Context(), int64(i%100)+1, fmt.Sprint(i), ""); err != nil {
						b.Error(err)
						return
					}
				}
			})
		})
	}
	b.Run("entry alone", func(b *testing.B) {
		l, err := Create(b.Context(), filepath.Join(b.TempDir(), "l.db"), 2025, clock)
		if err != nil {
			b.Fatal(err)
		}
		defer l.Close()
		begun, err := l.db.pool.BeginTx(b.Context(), nil)
		if err != nil {
			b.Fatal(err)
		}
		defer func() { _ = begun.Rollback() }()
		tx := &transaction{hand: hand{begun, l.db.dialect}, tx: begun}
		for b.Loop() {
			if err := l.enter(b.Context(), tx, entry{action: "bench", about: detail{"n": 1}}, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}
