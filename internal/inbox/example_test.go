package inbox_test

import (
	"fmt"
	"os"
	"path/filepath"

	"nianbao/internal/inbox"
)

// A path is a file, a folder or a zip; whatever a person put there is answered for.
func ExampleWalk() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	for _, name := range []string{"财政局.xlsx", "~$财政局.xlsx", "说明.docx", "damaged.zip"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o644); err != nil {
			fmt.Println(err)
			return
		}
	}
	found, err := inbox.Walk([]string{dir})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range found.Files {
		fmt.Println("file:", f.Base())
	}
	for _, left := range found.PassedOver {
		fmt.Println("passed over:", filepath.Base(left))
	}
	fmt.Println("broken:", len(found.Broken))
	// Output:
	// file: 说明.docx
	// file: 财政局.xlsx
	// passed over: ~$财政局.xlsx
	// broken: 1
}
