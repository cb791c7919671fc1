package main

import (
	"encoding/hex"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"nianbao/xlsx/book"
)

// exits runs a command and holds its exit code: exits CODE COMMAND [ARG ...].
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG ...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if failed, ok := err.(*exec.ExitError); ok {
		got = failed.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// holds makes a file of bytes that no text can hold: holds FILE HEX.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: holds FILE HEX")
	}
	data, err := hex.DecodeString(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o600))
}

// shows looks for words in the cells of a workbook: [!] shows FILE WORD...
func shows(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: shows FILE WORD...")
	}
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	b, err := book.Open(data)
	ts.Check(err)
	var text strings.Builder
	for _, s := range b.Sheets {
		for _, c := range s.Cells {
			text.WriteString(c.Text + "\n")
		}
	}
	for _, word := range args[1:] {
		if strings.Contains(text.String(), word) == neg {
			ts.Fatalf("%q in %s: %v", word, args[0], !neg)
		}
	}
}
