// Command measure measures the rules: how many injected faults they find, which sound reports
// they fail, and how they judge a corpus of sentences. Its tables are in internal/measure/RATES.md; -write puts
// them there.
//
//	go run ./cmd/measure
//	go run ./cmd/measure -cases 400 -seed 7
//	go run ./cmd/measure -write internal/measure/RATES.md
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"nianbao/internal/measure"
	"nianbao/internal/message"
)

// perFault is how often each kind of fault is injected.
const perFault = 30

// The tables are between these marks of RATES.md.
const begin, end = "<!-- measured -->\n", "<!-- /measured -->"

func main() {
	cases := flag.Int("cases", perFault*len(measure.Faults), "how many reports")
	seed := flag.Uint64("seed", 1, "seed of the random numbers")
	file := flag.String("write", "", "put the tables between the marks of this `file`")
	flag.Parse()
	if err := run(*seed, *cases, *file); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(seed uint64, cases int, file string) error {
	m := measure.Run(seed, cases)
	for _, miss := range m.Misses {
		fmt.Fprintln(os.Stderr, miss)
	}
	if file == "" {
		return write(os.Stdout, m)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(text), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return fmt.Errorf("%s: no marks %q and %q", file, begin, end)
	}
	var tables bytes.Buffer
	if err := write(&tables, m); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(before+begin+tables.String()+end+after), 0o644)
}

func write(w io.Writer, m *measure.Measurement) error {
	if err := m.Write(w, message.English); err != nil {
		return err
	}
	if _, err := io.WriteString(w, "\n"); err != nil {
		return err
	}
	return measure.WriteProse(w, message.English)
}
