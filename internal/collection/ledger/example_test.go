package ledger_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
)

// A season is one file: a roster goes in, and every act is in a journal that can be proved.
func ExampleCreate() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	ctx := context.Background()
	opening := func() time.Time { return time.Date(2026, 1, 5, 1, 0, 0, 0, time.UTC) }
	l, err := ledger.Create(ctx, filepath.Join(dir, "2025.db"), 2025, opening)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer l.Close()
	changes, err := l.Adopt(ctx, &roster.List{Agencies: []roster.Agency{{Name: "示例县财政局"}, {Name: "示例县档案局"}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("added:", changes.Added)
	agencies, err := l.Agencies(ctx)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range agencies {
		fmt.Println(a.ID, a.Name, a.Listed)
	}
	proof, err := l.Verify(ctx)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("problems:", len(proof.Problems))
	// Output:
	// added: [示例县财政局 示例县档案局]
	// 1 示例县财政局 true
	// 2 示例县档案局 true
	// problems: 0
}
