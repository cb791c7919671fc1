package ledger

// Actor is who changes the ledger; the journal records it with every act.
type Actor struct {
	Kind ActorKind `json:"kind"`
	Name string    `json:"name,omitempty"` // an agency's, an officer's or a program's; "" for the command line
}

// ActorKind is what an actor is.
type ActorKind string

// The kinds of actors.
const (
	CommandLine ActorKind = "command"
	Link        ActorKind = "link"    // whoever has the agency's link
	Officer     ActorKind = "officer" // signed in at the desk
	Program     ActorKind = "program" // with a token
)

// As returns the same ledger in the hands of an actor. Only the ledger that was opened is closed.
func (l *Ledger) As(who Actor) *Ledger {
	same := *l
	same.actor = who
	return &same
}
