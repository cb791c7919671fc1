package output_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"nianbao/internal/message"
	"nianbao/internal/output"
)

// Whatever a run reads is named first; it is then never written, whatever the user asks for.
func ExampleRun_File() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	read := filepath.Join(dir, "收到.xlsx")
	if err := os.WriteFile(read, []byte("original"), 0o644); err != nil {
		fmt.Println(err)
		return
	}
	run := &output.Run{Force: true}
	run.Reads(read)
	write := func(w io.Writer) error {
		_, err := io.WriteString(w, "new")
		return err
	}
	fmt.Println(message.HintOf(run.File(read, write)).In(message.English))
	fmt.Println(run.File(filepath.Join(dir, "汇总.xlsx"), write))
	kept, _ := os.ReadFile(read)
	fmt.Println(string(kept))
	// Output:
	// choose another place for the output; what is read is never written to
	// <nil>
	// original
}
