package copies

import (
	"fmt"
	"os"
	"path/filepath"

	"nianbao/internal/importing"
	"nianbao/internal/importing/match"
	"nianbao/internal/report"
)

// Count is what came of the figures of copies.
type Count struct {
	Copies, Right, Blank, Wrong int
	// Faults are the figures that are blank or wrong, and copies that were refused, in words.
	Faults []string
}

// Figures counts all that the copies had.
func (c Count) Figures() int { return c.Right + c.Blank + c.Wrong }

// Make makes copies of the reports in one shape in a folder, and returns their names.
func Make(s Shape, truths []Truth, dir string) ([]string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	files := names(dir, s.end, len(truths))
	for i, t := range truths {
		data, err := s.write(t)
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(files[i], data, 0o600); err != nil {
			return nil, err
		}
	}
	for _, step := range s.steps {
		if err := step.run(dir, files); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", s.Name, step.program, err)
		}
		files = names(dir, step.end, len(truths))
	}
	return files, nil
}

// Made are the names of copies that [Make] has made before.
func Made(s Shape, truths []Truth, dir string) []string {
	end := s.end
	if n := len(s.steps); n > 0 {
		end = s.steps[n-1].end
	}
	return names(dir, end, len(truths))
}

func names(dir, end string, n int) (files []string) {
	for i := range n {
		files = append(files, filepath.Join(dir, fmt.Sprintf("%02d%s", i, end)))
	}
	return files
}

// Read reads copies of the reports and counts their figures.
func Read(truths []Truth, files []string) (c Count, err error) {
	for i, t := range truths {
		data, err := os.ReadFile(files[i])
		if err != nil {
			return c, err
		}
		c.compare(t, data)
	}
	return c, nil
}

// compare reads a copy and counts its figures; of one that is refused all are blank.
func (c *Count) compare(t Truth, data []byte) {
	c.Copies++
	got, e, _, err := importing.Read("copy", data, match.Options{})
	if err != nil {
		c.Faults = append(c.Faults, t.Name+": "+err.Error())
		got = report.New("")
	} else if e.ID != t.Edition.ID {
		c.Faults = append(c.Faults, t.Name+": read by the form of "+e.ID)
	}
	for _, table := range t.Edition.Tables {
		for _, slot := range table.Slots {
			want, v := t.printed(slot.ID), got.Value(slot.ID)
			switch {
			case v.Raw == want || v.IsNumber() && v.NumberText() == t.Report.Value(slot.ID).NumberText():
				if want != "" {
					c.Right++
				}
				continue
			case v.Raw == "" || v.Kind == report.Text: // seen by whoever reads it, and found by the checks
				c.Blank++
			default:
				c.Wrong++
			}
			c.Faults = append(c.Faults, fmt.Sprintf("%s: %s %q for %q", t.Name, slot.ID, v.Raw, want))
		}
	}
}
