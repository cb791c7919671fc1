package engine

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// fileOf makes a PDF of objects, the first of which is the catalogue.
func fileOf(objects ...string) []byte {
	var b bytes.Buffer
	var offsets []int
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

const catalogue = "<</Type/Catalog/Pages 2 0 R>>"

// onePage makes a file of one page of A4, which shows the content; objects from 5 on may be used by it.
func onePage(content, resources string, objects ...string) []byte {
	return fileOf(append([]string{catalogue, "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<" + resources + ">>>>",
		stream(content, "")}, objects...)...)
}

func stream(data, dictionary string) string {
	return fmt.Sprintf("<</Length %d%s>>stream\n%s\nendstream", len(data), dictionary, data)
}

// packed is a stream that unpacks to a text many times over.
func packed(text string, times int) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	chunk := strings.Repeat(text, 1000)
	for range times / 1000 {
		_, _ = w.Write([]byte(chunk))
	}
	_ = w.Close()
	return stream(b.String(), "/Filter/FlateDecode")
}

const helvetica = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
