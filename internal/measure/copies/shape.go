package copies

import "slices"

// Shape is one way of copying a report.
type Shape struct {
	Name string
	// Loses means that the copy does not keep empty cells, so that figures beside one may be left
	// blank; a wrong one is never right.
	Loses bool

	write func(Truth) ([]byte, error) // the copy, or the file that the steps begin with
	end   string                      // of that file's name
	steps []step
}

// step makes other files of files in a folder, one for one, with another program.
type step struct {
	program string
	end     string // of the names of what is made
	run     func(dir string, files []string) error
}

// Programs are the other programs a shape is made by, by the names they are looked for.
func (s Shape) Programs() (names []string) {
	for _, step := range s.steps {
		if !slices.Contains(names, step.program) {
			names = append(names, step.program)
		}
	}
	return names
}

// Shapes are all ways of copying, the cheap ones first.
func Shapes() []Shape {
	return slices.Concat(textShapes(), gridShapes(), pageShapes(), ownShapes(), drawingShapes(),
		officeShapes(), browserShapes(), extractShapes())
}
