package message

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// Error is an error about the program's world (a file, an option), worded in the reader's
// language.
type Error struct {
	Text  Text
	Hint  Text  // what to do, if there is advice
	Cause error // what lies below, if anything
}

// Error returns the error in Chinese, the program's first language.
func (e *Error) Error() string { return Say(e, Chinese) }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// NewError makes an error of a catalogue entry; args alternate names and values.
func NewError(key string, args ...any) *Error { return &Error{Text: New(key, args...)} }

// Wrap makes an error of a catalogue entry with a cause, which is appended to it.
func Wrap(cause error, key string, args ...any) *Error {
	return &Error{Text: New(key, args...), Cause: cause}
}

// WithHint adds what to do about it.
func (e *Error) WithHint(key string, args ...any) *Error {
	e.Hint = New(key, args...)
	return e
}

// mostErrors is how many of several errors are listed one by one.
const mostErrors = 50

// Say words an error in a language, without its hint; joined ones are listed one after another.
// Errors of the operating system that users meet have entries of their own; any other keeps its
// own text.
func Say(err error, lang Lang) string {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		var all []string
		for i, one := range several.Unwrap() {
			if i == mostErrors {
				all = append(all, New("message.more", "n", len(several.Unwrap())-i).In(lang))
				break
			}
			all = append(all, Say(one, lang))
		}
		return strings.Join(all, "\n")
	}
	var e *Error
	if errors.As(err, &e) {
		said := e.Text.In(lang)
		if e.Cause != nil {
			said += colon(lang) + Say(e.Cause, lang)
		}
		return said
	}
	for _, known := range []struct {
		err error
		key string
	}{
		{fs.ErrNotExist, "os.absent"},
		{fs.ErrPermission, "os.permission"},
		{fs.ErrExist, "os.exists"},
		{syscall.ENOSPC, "os.space"},
		{syscall.EROFS, "os.readonly"},
		{syscall.EISDIR, "os.isfolder"},
		{syscall.ENOTDIR, "os.notfolder"},
		{syscall.ENAMETOOLONG, "os.longname"},
		{os.ErrDeadlineExceeded, "os.deadline"},
	} {
		if errors.Is(err, known.err) {
			return New(known.key).In(lang)
		}
	}
	return sent(err.Error(), lang)
}

// HintOf returns the innermost advice an error carries, of several the first one's.
func HintOf(err error) Text {
	var hint Text
	for err != nil {
		if several, ok := err.(interface{ Unwrap() []error }); ok {
			return HintOf(several.Unwrap()[0])
		}
		if e, ok := err.(*Error); ok && !e.Hint.IsZero() {
			hint = e.Hint
		}
		err = errors.Unwrap(err)
	}
	return hint
}

func colon(lang Lang) string {
	if lang == English {
		return ": "
	}
	return "："
}
