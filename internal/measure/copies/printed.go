package copies

import (
	"bytes"
	"io"

	"nianbao/internal/document"
	"nianbao/internal/document/docx"
	"nianbao/internal/document/html"
	"nianbao/internal/document/pdf"
	"nianbao/internal/document/text"
)

// ownShapes are the forms that this program prints itself.
func ownShapes() []Shape {
	narrow := func(name string, width int) Shape {
		return printed(name, ".txt", func(w io.Writer, d *document.Document) error {
			return text.Write(w, d, text.Options{Width: width, CRLF: true})
		})
	}
	return []Shape{
		printed("our text", ".txt", func(w io.Writer, d *document.Document) error {
			return text.Write(w, d, text.Options{})
		}),
		narrow("our text, narrow", 80),
		narrow("our text, very narrow", 26),
		printed("our page", ".html", html.Write),
		printed("our Word file", ".docx", writeDocx),
		printed("our PDF", ".pdf", func(w io.Writer, d *document.Document) error {
			return pdf.Write(w, d, pdf.Options{})
		}),
	}
}

func writeDocx(w io.Writer, d *document.Document) error { return docx.Write(w, d, docx.Options{}) }

func printed(name, end string, write func(io.Writer, *document.Document) error) Shape {
	return Shape{Name: name, end: end, write: func(t Truth) ([]byte, error) {
		var b bytes.Buffer
		err := write(&b, t.document())
		return b.Bytes(), err
	}}
}
