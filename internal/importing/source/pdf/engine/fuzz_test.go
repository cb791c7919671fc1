package engine

import "testing"

// No bytes bring the engine down, nor whoever asks it.
func FuzzRead(f *testing.F) {
	if testing.Short() {
		f.Skip("seconds: compiles the engine where nothing is cached")
	}
	f.Add(onePage("BT /F 20 Tf 100 700 Td (2025) Tj ET 100 600 m 300 600 l S", helvetica))
	f.Add(onePage("BT /F 1e9 Tf 1e38 -1e38 Td (2025) Tj ET 1e38 0 m 0 1e38 l h S 0 0 0 0 re f", helvetica))
	f.Add(fileOf(catalogue, "<</Type/Pages/Count -1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 0 0]/Rotate 45/UserUnit 1e9>>"))
	f.Add(encrypted[:len(encrypted)-40])
	f.Fuzz(func(_ *testing.T, data []byte) { _, _ = Read(data) })
}
