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
	"nianbao/internal/measure/corpus"
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
	set := flag.String("set", "", "judge the statements of this `file` only, and list what is judged otherwise")
	learn := flag.Bool("weigh", false, "learn the weights of internal/check/prose/judge anew from the known sets")
	held := flag.Bool("held-out", false, "judge the lists of each set by weights learned from the others")
	flag.Parse()
	if *held {
		runHeldOut()
		return
	}
	if *learn {
		if err := writeWeights("internal/check/prose/judge/weights.yaml"); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if *set != "" {
		if err := runSet(*set); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
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

// runSet judges a set of one's own, in the form of corpus/sixth.yaml.
func runSet(path string) error {
	rates, otherwise, err := corpus.MeasureFile(path)
	if err != nil {
		return err
	}
	for _, line := range otherwise {
		fmt.Println(line)
	}
	printRates(rates)
	return nil
}

func printRates(rates []corpus.Rate) {
	for _, r := range rates {
		fmt.Printf("%-14s precision %5.1f recall %5.1f (%d wrong, %d missed, %d accused though right)\n",
			r.Rule, r.Precision(), r.Recall(), r.Wrong, r.Missed, r.False)
	}
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
