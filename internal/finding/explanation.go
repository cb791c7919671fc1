package finding

// ExplanationState is what became of an explanation.
type ExplanationState string

// The states.
const (
	ExplanationGiven ExplanationState = "given"    // by the agency; closes the finding until an officer decides
	Accepted         ExplanationState = "accepted" // by an officer
	SentBack         ExplanationState = "sentback" // by an officer: the finding asks again
)

// Explanation is what an agency wrote about a finding (情况说明), and what the office made of it.
type Explanation struct {
	Text   string
	State  ExplanationState
	Reason string // the officer's sentence, of one accepted or sent back; "" without
}

// Explanations are explanations by the id of their finding.
type Explanations map[string]Explanation

// Given are texts an agency gave, by the id of their finding; never nil.
func Given(texts map[string]string) Explanations { return Explanations(nil).Renewed(texts) }

// Renewed returns what is known after an agency gave further texts: another text is a new
// explanation, the same text keeps what the office made of it.
func (e Explanations) Renewed(texts map[string]string) Explanations {
	renewed := make(Explanations, len(e)+len(texts))
	for id, known := range e {
		renewed[id] = known
	}
	for id, text := range texts {
		if known, ok := e[id]; !ok || known.Text != text {
			renewed[id] = Explanation{Text: text, State: ExplanationGiven}
		}
	}
	return renewed
}
