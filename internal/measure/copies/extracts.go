package copies

import (
	"os/exec"
	"strings"
)

// extractShapes are the text that other programs take out of PDFs and pages.
func extractShapes() []Shape {
	var all []Shape
	for _, layout := range []string{"-layout", "-raw"} {
		s := Makings[0].shape("pdftotext "+layout+" of a LibreOffice PDF", office("pdf", ".pdf"), pdftotext(layout))
		page := plain
		page.css = sheets[1].css
		c := asPage("", page)
		c.Name, c.steps = "pdftotext "+layout+" of a Chromium PDF", []step{chromiumPDF(true), pdftotext(layout)}
		owns := ownShapes()
		own := owns[len(owns)-1]
		own.Name, own.steps = "pdftotext "+layout+" of our PDF", []step{pdftotext(layout)}
		all = append(all, s, c, own)
	}
	c := asPage("select all", plain)
	c.Name, c.steps = "select all of a page", []step{chromiumText()}
	all = append(all, c)
	for i := range all {
		all[i].Loses = true
	}
	return all
}

func pdftotext(layout string) step {
	return step{"pdftotext", ".txt", func(_ string, files []string) error {
		for _, file := range files {
			if err := run("pdftotext", layout, file, strings.TrimSuffix(file, ".pdf")+".txt"); err != nil {
				return err
			}
		}
		return nil
	}}
}

func output(program string, args ...string) (string, error) {
	out, err := exec.Command(program, args...).Output()
	return string(out), err
}
