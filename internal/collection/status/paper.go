package status

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/document"
	"nianbao/internal/document/docx"
	"nianbao/internal/output"
)

// signed are the lines of the office under a letter, above its date; what is empty is left out.
func signed(from ledger.Office) (lines []string) {
	if from.Phone != "" {
		lines = append(lines, say("remind.from.phone", "phone", from.Phone))
	}
	if from.Name != "" {
		lines = append(lines, from.Name)
	}
	return lines
}

// lineLength is how many characters a line has (GB/T 9704-2012), and free how many stay free behind a signature.
const (
	lineLength = 28
	free       = 4
)

// letterPaper is a letter as a Word file, in the look of an official one: its first line is the title, its last the date.
func letterPaper(from ledger.Office, letter string) func(io.Writer) error {
	lines := strings.Split(strings.TrimRight(letter, "\r\n"), "\r\n")
	d := &document.Document{Title: lines[0]}
	below := map[string]bool{from.Name: from.Name != "", lines[len(lines)-1]: true}
	for _, line := range lines[1:] {
		text := strings.TrimSpace(line)
		if text == "" {
			continue
		}
		if below[text] {
			// A body paragraph is set in by two characters.
			text = strings.Repeat("　", max(0, lineLength-2-free-widthOf(text))) + text
		}
		d.Blocks = append(d.Blocks, document.Block{Kind: document.Paragraph, Runs: []document.Run{{Text: text}}})
	}
	return func(w io.Writer) error { return docx.Write(w, d, docx.Options{}) }
}

// widthOf is about how many characters wide a text is set: figures and letters take half of one.
func widthOf(text string) int { return (wide.StringWidth(text) + 1) / 2 }

// papers are the Word files beside the letters.
func (s *Status) papers(letters []Letter, places []string) (files []output.Part) {
	for i, l := range letters {
		path := strings.TrimSuffix(places[i], ".txt") + ".docx"
		files = append(files, output.Part{Path: path, Write: letterPaper(s.From, l.Text)})
	}
	return files
}

// roundFolder is where a round of letters goes: into the folder, and where an earlier round lies there whole, into a
// folder of its own below it.
func roundFolder(folder string, due []*Agency, out *output.Run) (string, error) {
	n := 0
	for _, a := range due {
		n = max(n, a.Reminded+1)
	}
	below := filepath.Join(folder, say("remind.round", "n", n))
	_, err := os.Stat(filepath.Join(folder, fmt.Sprint(output.Name(say("remind.list")), ".xlsx")))
	if n < 2 || out.Force || err != nil {
		return folder, nil
	}
	return below, out.OwnFolder(below)
}
