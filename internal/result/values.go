package result

import (
	"bytes"
	"encoding/json"

	"nianbao/internal/jsonform"
	"nianbao/internal/judging"
	"nianbao/internal/message"
)

// values returns the values of a report that is whole, in their JSON form.
func values(r judging.Result, lang message.Lang) []byte {
	all := map[string]jsonform.Value{}
	if r.Report != nil {
		for _, t := range r.Edition.Tables {
			for _, s := range t.Slots {
				v := r.Report.Value(s.ID)
				all[s.ID] = jsonform.Value{Raw: v.Raw, Kind: v.Kind, Number: v.NumberText(), Unit: v.Unit,
					Note: jsonform.Note(v, lang)}
			}
		}
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(all) // texts always encode
	return text.Bytes()
}

// Values keeps the values of a report that is to be written as JSON after it was let go; the notes
// are in lang.
func Values(lang message.Lang) func(judging.Result) []byte {
	return func(r judging.Result) []byte { return values(r, lang) }
}

// jsonValues returns the values in their JSON form, also of a result whose report was let go.
func jsonValues(r judging.Result, lang message.Lang) json.RawMessage {
	if r.Kept == nil {
		return values(r, lang)
	}
	return r.Kept
}
