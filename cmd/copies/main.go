// Command copies makes copies of generated reports in all the shapes people have them, reads them
// back, and prints for each shape how many figures came right, blank and wrong. Shapes that need
// LibreOffice, Chromium or Poppler are left out where it is missing.
//
//	go run ./cmd/copies
//	go run ./cmd/copies -shape 'PDF: no borders' -times 5 -faults
//	go run ./cmd/copies -keep /tmp/copies
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"text/tabwriter"

	"nianbao/internal/measure/copies"
	"nianbao/templates"
)

// options are what the command line sets.
type options struct {
	shape, profile string
	times          int
	seed           uint64
	keep           string
	again, faults  bool
}

func main() {
	var o options
	flag.StringVar(&o.shape, "shape", "", "only shapes whose name has this `pattern`")
	flag.StringVar(&o.profile, "profile", "", "only figures drawn like this `pattern`")
	flag.IntVar(&o.times, "times", 1, "how many reports of each form and kind of figures")
	flag.Uint64Var(&o.seed, "seed", 1, "seed of the random numbers")
	flag.StringVar(&o.keep, "keep", "", "leave the files in this `folder`")
	flag.BoolVar(&o.again, "again", false, "read what an earlier run with the same options left in the folder of -keep")
	flag.BoolVar(&o.faults, "faults", false, "list the figures that are blank or wrong")
	flag.Parse()
	if err := o.run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (o options) run(w io.Writer) error {
	named, err := regexp.Compile(o.shape)
	if err != nil {
		return err
	}
	truths, err := o.truths()
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fmt.Fprintln(table, "shape\tcopies\tright\tblank\twrong\tright %")
	for _, s := range copies.Shapes() {
		if !named.MatchString(s.Name) || missing(s) {
			continue
		}
		count, err := o.measure(s, truths)
		if err != nil {
			return err
		}
		share := 100 * float64(count.Right) / float64(max(1, count.Figures()))
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\t%.2f\n", s.Name, count.Copies, count.Right, count.Blank,
			count.Wrong, share)
		if o.faults {
			for _, f := range count.Faults {
				fmt.Fprintln(os.Stderr, s.Name+": "+f)
			}
		}
	}
	return table.Flush()
}

// truths are the reports that are copied.
func (o options) truths() (all []copies.Truth, err error) {
	drawn, err := regexp.Compile(o.profile)
	if err != nil {
		return nil, err
	}
	for i := range o.times {
		for _, e := range templates.Builtin() {
			for _, p := range copies.Profiles {
				if drawn.MatchString(p.Name) {
					all = append(all, copies.New(e, p, o.seed+uint64(i)))
				}
			}
		}
	}
	return all, nil
}

// measure makes the copies of one shape and reads them.
func (o options) measure(s copies.Shape, truths []copies.Truth) (copies.Count, error) {
	dir := filepath.Join(o.keep, regexp.MustCompile(`[^\p{L}\p{N}]+`).ReplaceAllString(s.Name, "-"))
	if o.again {
		return copies.Read(truths, copies.Made(s, truths, dir))
	}
	var err error
	if o.keep == "" {
		if dir, err = os.MkdirTemp("", "copies"); err != nil {
			return copies.Count{}, err
		}
		defer os.RemoveAll(dir)
	} else if err := os.MkdirAll(dir, 0o755); err != nil {
		return copies.Count{}, err
	}
	files, err := copies.Make(s, truths, dir)
	if err != nil {
		return copies.Count{}, err
	}
	return copies.Read(truths, files)
}

// missing reports whether a program that the shape needs is not installed.
func missing(s copies.Shape) bool {
	for _, name := range s.Programs() {
		if _, err := exec.LookPath(name); err != nil {
			fmt.Fprintln(os.Stderr, s.Name+": "+name+" is not installed")
			return true
		}
	}
	return false
}
