package message

// ofAgency ends the key of an entry's words for an agency.
const ofAgency = ".toagency"

// ForAgency is the text in words for an agency that filled in a report, for returned workbooks,
// letters and receipts: an entry that speaks of what only an officer can do, such as options of
// the command line, has a second one named KEY.toagency. Arguments that are texts follow.
func (t Text) ForAgency() Text {
	if Has(t.Key + ofAgency) {
		t.Key += ofAgency
	}
	args := make([]Arg, len(t.Args))
	for i, a := range t.Args {
		args[i] = Arg{a.Name, forAgency(a.Value)}
	}
	t.Args = args
	return t
}

func forAgency(value any) any {
	switch v := value.(type) {
	case Text:
		return v.ForAgency()
	case Lines:
		return Lines(allForAgency(v))
	case []Text:
		return allForAgency(v)
	}
	return value
}

func allForAgency(list []Text) []Text {
	out := make([]Text, len(list))
	for i := range list {
		out[i] = list[i].ForAgency()
	}
	return out
}
