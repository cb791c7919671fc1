package copies

import (
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
)

// officeShapes are PDFs and other files that LibreOffice makes of Word files.
func officeShapes() []Shape {
	var all []Shape
	for _, m := range Makings {
		all = append(all, m.shape("LibreOffice PDF: "+m.Name, office("pdf", ".pdf")))
	}
	printed := Makings[0]
	return append(all,
		printed.shape("LibreOffice page", office("html:HTML (StarWriter)", ".html")),
		printed.shape("LibreOffice Word file", office("docx", ".docx")),
		losing(printed.shape("LibreOffice text", office("txt:Text (encoded):UTF8,LF", ".txt"))))
}

func losing(s Shape) Shape {
	s.Loses = true
	return s
}

// shape is what a program makes of the Word file.
func (m Making) shape(name string, steps ...step) Shape {
	return Shape{Name: name, end: ".docx", steps: steps, write: func(t Truth) ([]byte, error) {
		var b bytes.Buffer
		if err := writeDocx(&b, t.document()); err != nil {
			return nil, err
		}
		return m.Repack(b.Bytes())
	}}
}

// office converts with LibreOffice, all files at once.
func office(filter, end string) step {
	return step{"soffice", end, func(dir string, files []string) error {
		args := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless",
			"--convert-to", filter, "--outdir", dir}, files...)
		return run("soffice", args...)
	}}
}

func run(program string, args ...string) error {
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}
