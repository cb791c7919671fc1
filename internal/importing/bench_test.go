package importing

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/match"
)

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"cells-2019.txt", "traditional-2020.txt", "page-2023.html", "word-2024.docx"} {
		data := fixture(b, name)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				_, _, _, err := Read(name, data, match.Options{})
				require.NoError(b, err)
			}
		})
	}
}
