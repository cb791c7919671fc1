package form

// ListSheet is the sheet that lists all findings; the reader knows it and reads the explanations from it.
const ListSheet = "整改清单"

// Columns of the list. That of the finding's id, which links an explanation to its finding, is
// hidden. The change since an earlier round is behind it, and only where there was one: no other
// column moves.
const (
	ListNumber = iota
	ListClass
	ListPlace
	ListMessage
	ListExpected
	ListActual
	ListHint
	ListExplanation
	ListID
	ListState
	ListColumns
)

// Rows of the list below the identity line, counted from 0.
const (
	ListSummary = hintRow
	ListHead    = hintRow + 1
	ListFirst   = hintRow + 2
)
