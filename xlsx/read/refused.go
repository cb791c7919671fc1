package read

import (
	"errors"

	"nianbao/internal/message"
	"nianbao/xlsx/book"
)

// Refused words why the workbook of a name could not be read, for those who read one by package book.
func Refused(name string, err error) error { return refused(name, err) }

// refused turns a refusal into a message with the reason and the remedy.
func refused(name string, err error) error {
	r, ok := errors.AsType[*book.Refusal](err)
	if !ok {
		return message.Wrap(err, "xlsx.refused", "file", name)
	}
	key := "xlsx.refused." + string(r.Code)
	place := message.Text{}
	switch {
	case r.Sheet != "" && r.Cell != "":
		place = message.New("xlsx.place.cell", "sheet", r.Sheet, "cell", r.Cell)
	case r.Sheet != "":
		place = message.New("xlsx.place.sheet", "sheet", r.Sheet)
	}
	e := message.NewError(key, "file", name, "place", place, "limit", inUnit(r.Code, r.Limit))
	if message.Has(key + ".hint") {
		e = e.WithHint(key + ".hint")
	}
	return e
}

// inUnit gives a limit in the unit its sentence speaks of: mebibytes of files, characters or
// numbers of all else.
func inUnit(code book.Code, limit int64) int64 {
	switch code {
	case book.CodeTooLarge, book.CodeUnpacked, book.CodePartTooLarge:
		return limit >> 20
	}
	return limit
}
