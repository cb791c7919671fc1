package main

import (
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"nianbao/internal/companion/specimen"
)

// writes fills in a Word file that was handed out with a template: writes FILE OUT HEADING=TEXT ...
func writes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: writes FILE OUT HEADING=TEXT ...")
	}
	texts := map[string][]string{}
	for _, arg := range args[2:] {
		heading, text, _ := strings.Cut(arg, "=")
		texts[heading] = append(texts[heading], text)
	}
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	data, err = specimen.Written(data, texts)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o600))
}

// retypes changes a text in a Word file: retypes FILE OUT TEXT OTHER.
func retypes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: retypes FILE OUT TEXT OTHER")
	}
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	data, err = specimen.Changed(data, func(_, part string) string {
		return strings.Replace(part, ">"+args[2]+"<", ">"+args[3]+"<", 1)
	}, nil)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o600))
}
