package status

import (
	"context"
	"io"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/harmless"
	"nianbao/internal/message"
)

// The JSON form is a contract: fields may be added, never renamed or dropped; lists are never null.
type (
	jsonStatus struct {
		Year       int              `json:"year"`
		Due        int              `json:"due"`
		Received   int              `json:"received"`
		Missing    []string         `json:"missing"`
		Late       []string         `json:"late"`
		Must       []string         `json:"must"`
		Verify     []string         `json:"verify"`
		Unknown    []jsonUnknown    `json:"unknown"`
		Refused    []jsonRefused    `json:"refused"`
		Superseded []jsonSuperseded `json:"superseded"`
		Returned   []string         `json:"returned"`
		Exempt     []string         `json:"exempt"`
		Withdrawn  []string         `json:"withdrawn"`
		Superiors  []jsonCount      `json:"superiors"`
		Levels     []jsonCount      `json:"levels"`
		Rules      []jsonRule       `json:"rules"`
		Copied     []jsonCopied     `json:"copied"`
		// Person are the agencies that need a person: several reports came together that differ.
		Person       []string      `json:"person"`
		Closed       bool          `json:"closed"`
		Changes      []jsonChanges `json:"changes"`
		Redo         []jsonRedo    `json:"redo"`
		Explanations []jsonSaid    `json:"explanations"`
		// Open are the findings of current reports that are open, ask for an explanation or have one.
		Open []jsonOpen `json:"open"`
		Gone []string   `json:"gone"`
		Next []jsonStep `json:"next"`
		Mail []jsonMail `json:"mail"`
		Work jsonWork   `json:"work"`
	}
	// jsonStep is one thing the officer should do now, or waits for.
	jsonStep struct {
		Do    string   `json:"do"` // as Step.Do
		N     int      `json:"n"`
		Names []string `json:"names"`
		Total string   `json:"total"` // of waits: the superior whose total waits
		Day   string   `json:"day"`   // of await: the first deadline
		Text  string   `json:"text"`  // as people read it
	}
	// jsonChanges are what a current report changed of the one before.
	jsonChanges struct {
		Agency    string        `json:"agency"`
		Scope     string        `json:"scope"`
		Receipt   string        `json:"receipt"`
		Round     int           `json:"round"`
		Cells     []ledger.Cell `json:"cells"`
		Sections  []string      `json:"sections"`
		PutRight  []string      `json:"put_right"`
		Explained []string      `json:"explained"`
		Open      []string      `json:"open"`
		New       []string      `json:"new"`
		Late      bool          `json:"late"`
	}
	jsonRedo struct {
		Kind     string   `json:"kind"` // total, print
		Name     string   `json:"name"`
		Agencies []string `json:"agencies"` // whose reports changed
		Came     []string `json:"came"`     // whose reports are not in it
		Left     []string `json:"left"`     // whose reports no longer belong in it
	}
	jsonSaid struct {
		Agency  string `json:"agency"`
		Scope   string `json:"scope"`
		Finding string `json:"finding"`
		Text    string `json:"text"`
		State   string `json:"state"` // given, accepted, sentback
		Reason  string `json:"reason"`
		Open    bool   `json:"open"`
	}
	jsonUnknown struct {
		File   string   `json:"file"`
		Agency string   `json:"agency"`
		Near   []string `json:"near"`
	}
	jsonRefused struct {
		File   string `json:"file"`
		Why    string `json:"why"`
		Agency string `json:"agency"` // whose it is by its name, "" where nobody knows
	}
	jsonSuperseded struct {
		File string `json:"file"`
		By   string `json:"by"`
	}
	jsonCount struct {
		Name     string `json:"name"`
		Under    string `json:"under"`
		Due      int    `json:"due"`
		Received int    `json:"received"`
		Missing  int    `json:"missing"`
		Late     int    `json:"late"`
		Must     int    `json:"must"`
		Verify   int    `json:"verify"`
		Returned int    `json:"returned"`
		Exempt   int    `json:"exempt"`
	}
	// jsonCopied is written for either of the two agencies: the share is that of the agency's own
	// section.
	jsonCopied struct {
		Agency  string `json:"agency"`
		Other   string `json:"other"`
		Section string `json:"section"`
		Percent int    `json:"percent"`
	}
	jsonRule struct {
		Rule     string `json:"rule"`
		Class    string `json:"class"`
		Findings int    `json:"findings"`
		Agencies int    `json:"agencies"`
	}
)

// JSON writes the status for programs.
func (s *Status) JSON(ctx context.Context, w io.Writer, lang message.Lang) error {
	total := s.Total()
	out := jsonStatus{Year: s.Year, Due: total.Due, Received: total.Received,
		Missing: s.names((*Agency).missing), Late: s.names(func(a *Agency) bool { return a.Late }),
		Must: s.names((*Agency).Fails), Verify: s.names((*Agency).Asks), Returned: s.names((*Agency).Returned),
		Exempt: []string{}, Withdrawn: []string{}, Unknown: []jsonUnknown{}, Refused: []jsonRefused{},
		Superseded: []jsonSuperseded{}, Superiors: []jsonCount{}, Levels: []jsonCount{}, Rules: []jsonRule{},
		Copied: []jsonCopied{}, Gone: []string{}}
	for _, a := range s.Agencies {
		if !a.Must() {
			out.Exempt = append(out.Exempt, a.Name)
		}
	}
	for _, f := range s.Files {
		switch f.State {
		case ledger.Unknown:
			out.Unknown = append(out.Unknown, jsonUnknown{f.File, f.Told.Agency, append([]string{}, f.Near...)})
		case ledger.Refused:
			out.Refused = append(out.Refused, jsonRefused{f.File, f.Why.In(lang), f.owner()})
		case ledger.Superseded:
			out.Superseded = append(out.Superseded, jsonSuperseded{f.File, f.By})
		case ledger.Withdrawn:
			out.Withdrawn = append(out.Withdrawn, f.File)
		}
	}
	for _, root := range s.Superiors() {
		out.Superiors = appendNodes(out.Superiors, root, "")
	}
	for _, l := range s.Levels() {
		out.Levels = append(out.Levels, toJSONCount(l.Name, "", l.Count))
	}
	for _, c := range s.Copied {
		out.Copied = append(out.Copied, jsonCopied{c.Agency.Name, c.Other.Name, c.Section, c.Percent})
	}
	for _, a := range s.Gone {
		out.Gone = append(out.Gone, a.Name)
	}
	s.openFields(&out)
	if err := s.foundFields(ctx, &out, lang); err != nil {
		return err
	}
	out.Next = s.nextList(lang)
	out.Mail = s.mailList()
	out.Work = s.Left.fields(lang)
	return harmless.WriteJSON(w, out)
}

// openFields fills what waits for somebody.
func (s *Status) openFields(out *jsonStatus) {
	out.Person, out.Closed = s.person(), s.Closed
	out.Redo, out.Explanations = []jsonRedo{}, []jsonSaid{}
	for _, r := range s.Redos {
		out.Redo = append(out.Redo, jsonRedo{r.Kind, r.Name, names(r.Agencies), names(r.Came), names(r.Left)})
	}
	for _, e := range s.Said {
		out.Explanations = append(out.Explanations,
			jsonSaid{e.Agency.Name, string(e.Scope), e.Finding, e.Text, string(e.State),
				e.Reason, e.Open})
	}
}

// foundFields fills what is found in current reports and what they changed.
func (s *Status) foundFields(ctx context.Context, out *jsonStatus, lang message.Lang) error {
	out.Changes, out.Open = []jsonChanges{}, []jsonOpen{}
	counted := rules{}
	for a, err := range s.whole(ctx, s.Agencies, every) {
		if err != nil {
			return err
		}
		counted.count(a)
		out.Changes = append(out.Changes, a.changes()...)
		out.Open = append(out.Open, a.pending(lang)...)
	}
	for _, r := range counted.list() {
		out.Rules = append(out.Rules, r.fields())
	}
	return nil
}

// changes are what the agency's current reports changed of the ones before.
func (a *Agency) changes() (all []jsonChanges) {
	list := func(texts []string) []string { return append([]string{}, texts...) }
	for _, in := range a.Current() {
		if in.Against == 0 {
			continue
		}
		c := in.Changes
		all = append(all, jsonChanges{a.Name, string(in.Scope), in.Receipt, in.Round,
			append([]ledger.Cell{}, c.Cells...), list(c.Sections), list(c.PutRight), list(c.Explained),
			list(c.Open),
			list(c.New), c.Late})
	}
	return all
}

func (r Rule) fields() jsonRule { return jsonRule{r.ID, r.Class, r.Findings, r.Agencies} }

func appendNodes(list []jsonCount, n *Node, under string) []jsonCount {
	list = append(list, toJSONCount(n.Name, under, n.Count))
	for _, c := range n.Children {
		list = appendNodes(list, c, n.Name)
	}
	return list
}

func toJSONCount(name, under string, c Count) jsonCount {
	return jsonCount{name, under, c.Due, c.Received, c.Missing, c.Late, c.Fails, c.Asks, c.Returned, c.Exempt}
}

// names lists those that must report and of whom something is so; the list is never nil.
func (s *Status) names(is func(*Agency) bool) []string { return names(s.among(is)) }

// among are the agencies that must report and of whom something is so.
func (s *Status) among(is func(*Agency) bool) (some []*Agency) {
	for _, a := range s.Agencies {
		if a.Must() && is(a) {
			some = append(some, a)
		}
	}
	return some
}

func (a *Agency) missing() bool { return !a.Received() }

// owner names whose a file is, "" where nobody knows.
func (f File) owner() string {
	if f.Owner == nil {
		return ""
	}
	return f.Owner.Name
}
