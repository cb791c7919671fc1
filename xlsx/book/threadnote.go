package book

import "strings"

// For programs that know no threads of comments (线程批注), each thread is written a second time as an ordinary comment:
// an author tc={…}, an apology in the language of the program with a link, a word like 注释 or Comment, and the text.

const (
	threadAuthor = "tc={"
	threadLink   = "linkid=870924"
)

// PlainNote gives the author and text of an ordinary comment without what programs write around the text of a thread.
func PlainNote(author, text string) (string, string) {
	if !strings.HasPrefix(author, threadAuthor) && !strings.Contains(text, threadLink) {
		return author, text
	}
	if strings.HasPrefix(author, threadAuthor) {
		author = ""
	}
	_, after, found := strings.Cut(text, threadLink)
	if !found {
		return author, text
	}
	_, after, _ = strings.Cut(after, "\n") // whatever ends the sentence with the link
	after = strings.TrimSpace(after)
	if word, rest, ok := strings.Cut(after, "\n"); ok && (strings.HasSuffix(strings.TrimSpace(word), ":") ||
		strings.HasSuffix(strings.TrimSpace(word), "：")) {
		after = rest
	}
	return author, strings.TrimSpace(after)
}
