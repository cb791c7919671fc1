package engine

import (
	"os"
	"testing"
)

// BenchmarkRead takes the file named by PDF apart.
func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile(os.Getenv("PDF"))
	if err != nil {
		b.Skip("PDF names no file")
	}
	if _, err := compiled(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatal(err)
		}
	}
}
