package source

import (
	"strings"

	"nianbao/internal/message"
)

// Reason is why something has no place in the report.
type Reason string

// The reasons; their wording is in the message catalogue under intake.unplaced.<reason>.
const (
	NoSlot    Reason = "slot"      // a row of figures that the edition does not know
	Miscount  Reason = "count"     // figures of a known row, but not as many as it has columns
	NoColumn  Reason = "column"    // figures of a known row, but the labels of its columns were not all found in order
	Conflict  Reason = "conflict"  // two different figures for one slot, or one figure for two
	Divided   Reason = "divided"   // digits of a cell that are in pieces, so that it was left blank
	Loose     Reason = "loose"     // words beside a table or before the report that are neither label nor prose
	Repeated  Reason = "repeated"  // the title or a heading once more
	Marks     Reason = "marks"     // lines of nothing but dashes beside the rows of a table
	Furniture Reason = "furniture" // what a page puts around a report: menus, dates of publication, links
	Program   Reason = "program"   // scripts and the like
	Hidden    Reason = "hidden"    // text that a page or document does not show
	Margin    Reason = "margin"    // headers, footers, page numbers and watermarks of printed pages
	Picture   Reason = "picture"   // a page that is a picture; its text is the page's number
)

// Unplaced is content of the file that is not in the report.
type Unplaced struct {
	Reason  Reason
	Text    string   // the words, or the label of a row
	Figures []string // the figures that stood behind the label
	Count   int      // how many of them there are, where one entry stands for several
	Where   Where

	Order int // the line it is or stands before, for sorting; 0 for what a source leaves out itself
}

// Message names the content and its place.
func (u Unplaced) Message() message.Text {
	text := shortened(u.Text)
	if len(u.Figures) > 0 {
		text = strings.TrimSpace(text + " " + strings.Join(u.Figures, " "))
	}
	return message.New("intake.unplaced."+string(u.Reason), "text", text, "count", max(u.Count, 1),
		"where", u.Where.Message())
}

// longestShown is the most characters of a text that a list shows.
const longestShown = 60

// shortened cuts a text for a list.
func shortened(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > longestShown {
		return string(r[:longestShown]) + "…"
	}
	return s
}
