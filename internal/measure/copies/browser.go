package copies

import (
	"html"
	"os"
	"path/filepath"
	"strings"
)

const wide = "table{border-collapse:collapse;width:100%}"

// sheets are styles in which sites set the tables of a report.
var sheets = []struct{ name, css string }{
	{"bare", ""},
	{"ruled", wide + "td{border:1px solid #000;text-align:center}"},
	{"ruled, no padding", wide + "td{border:1px solid;padding:0;text-align:center}"},
	{"ruled, narrow", "table{border-collapse:collapse;width:60%}td{border:1px solid;padding:1px;text-align:center}"},
	{"large type", "body{font-size:16pt}table{width:100%}td{text-align:center;font-size:16pt}"},
	{"large type, ruled", wide + "body{font-size:16pt}td{border:1px solid;font-size:16pt}"},
	{"no borders, padded", wide + "td{padding:6px;text-align:center}"},
	{"no borders, no padding", wide + "td{padding:0;text-align:center}"},
	{"no borders, small type", "table{border-collapse:collapse}td{padding:2px;font-size:9pt}"},
	{"no borders, to the right", "table{width:100%}td{padding:3px;text-align:right}"},
	{"rules between rows", wide + "td{border-bottom:1px solid;padding:3px;text-align:center}"},
	{"rows striped", wide + "tr:nth-child(2n){background:#eee}td{padding:3px;text-align:center}"},
	{"double type", wide + "body{font-size:20pt}td{border:1px solid;padding:2px}"},
}

// browserShapes are PDFs that Chromium prints of pages, with the structure of the page and without.
func browserShapes() []Shape {
	var all []Shape
	for _, sheet := range sheets {
		s := plain
		s.css = sheet.css
		for _, tags := range []string{"tagged", "untagged"} {
			shape := asPage("", s)
			shape.Name = "Chromium PDF, " + tags + ": " + sheet.name
			shape.steps = []step{chromiumPDF(tags == "tagged")}
			all = append(all, shape)
		}
	}
	return all
}

// chromiumPDF prints pages.
func chromiumPDF(tags bool) step {
	return step{"chromium", ".pdf", func(dir string, files []string) error {
		for _, file := range files {
			args := []string{"--no-pdf-header-footer", "--print-to-pdf=" + strings.TrimSuffix(file, ".html") + ".pdf"}
			if !tags {
				args = append(args, "--disable-pdf-tagging")
			}
			if err := run("chromium", append(chromium(dir), append(args, "file://"+file)...)...); err != nil {
				return err
			}
		}
		return nil
	}}
}

func chromium(dir string) []string {
	return []string{"--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir=" + filepath.Join(dir, "profile")}
}

// selectAll is a script that leaves of a page what selecting all of it copies.
const selectAll = `<script>onload=()=>{const s=getSelection();s.selectAllChildren(document.body);` +
	`const t=document.createElement('textarea');t.textContent=s.toString();` +
	`document.body.replaceChildren(t)}</script>`

// chromiumText copies the text of pages as their reader would.
func chromiumText() step {
	return step{"chromium", ".txt", func(dir string, files []string) error {
		for _, file := range files {
			page, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			scripted := strings.Replace(string(page), "</head>", selectAll+"</head>", 1)
			if err := os.WriteFile(file, []byte(scripted), 0o600); err != nil {
				return err
			}
			out, err := output("chromium", append(chromium(dir), "--dump-dom", "file://"+file)...)
			if err != nil {
				return err
			}
			_, text, _ := strings.Cut(out, "<textarea>")
			text, _, _ = strings.Cut(text, "</textarea>")
			name := strings.TrimSuffix(file, ".html") + ".txt"
			if err := os.WriteFile(name, []byte(html.UnescapeString(text)), 0o600); err != nil {
				return err
			}
		}
		return nil
	}}
}
