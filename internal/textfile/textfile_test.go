package textfile

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func TestDecode(t *testing.T) {
	const text = "原因: 口径调整\n"
	gb, _ := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	utf16, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(text))
	for _, data := range [][]byte{[]byte(text), []byte("\ufeff" + text), gb, utf16} {
		got, err := Decode(data)
		assert.NoError(t, err)
		assert.Equal(t, text, got)
	}
	for _, data := range []string{"PK\x03\x04\x00\x00", "\xff\xff\xff", "a\x00b"} {
		_, err := Decode([]byte(data))
		assert.ErrorIs(t, err, ErrEncoding, "%q", data)
	}
}

func TestNear(t *testing.T) {
	known := []string{"rule", "class", "reason", "until"}
	for typed, want := range map[string]string{"untill": "until", "Until": "until", "resaon": "reason", "clas": "class",
		"colour": "", "": "", "x": "", "原因": ""} {
		assert.Equal(t, want, Near(typed, known), typed)
	}
}
