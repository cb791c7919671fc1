package taking_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/collection/taking"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// A file comes over an agency's link, is taken in, and comes again.
func ExampleService_Take() {
	ctx := context.Background()
	folder, _ := os.MkdirTemp("", "season")
	defer os.RemoveAll(folder)
	now := func() time.Time { return time.Date(2026, 1, 20, 1, 12, 44, 0, time.UTC) }
	season, err := ledger.Create(ctx, filepath.Join(folder, "2025.db"), 2025, now)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer season.Close()
	_, err = season.Adopt(ctx, &roster.List{Agencies: []roster.Agency{{Name: "示例县档案局", Level: "县级部门"}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	edition, _ := templates.ForYear(2025)
	factory, _ := form.NewFactory(edition, 2025, form.Options{})
	var workbook bytes.Buffer
	_ = factory.Write(&workbook, form.Agency{Name: "示例县档案局"}, nil)

	desk := &taking.Service{Ledger: season, Now: now}
	upload := taking.Upload{Name: "年报.xlsx", Data: workbook.Bytes(), Agency: 1,
		Actor: ledger.Actor{Kind: ledger.Link, Name: "示例县档案局"}}
	for range 2 {
		reports, err := desk.Take(ctx, upload)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, r := range reports {
			fmt.Println(r.Receipt, r.Outcome, r.Taken.Verdict, r.Received.Format(time.RFC3339))
		}
	}
	// Output:
	// 2025-000001 accepted fail 2026-01-20T09:12:44+08:00
	// 2025-000001 unchanged fail 2026-01-20T09:12:44+08:00
}
