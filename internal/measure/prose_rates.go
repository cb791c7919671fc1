package measure

import (
	"cmp"
	"fmt"
	"io"

	"nianbao/internal/measure/corpus"
	"nianbao/internal/message"
)

// WriteProse writes precision and recall of the rules of prose over the corpus of sentences.
func WriteProse(w io.Writer, lang message.Lang) error {
	say := func(key string) string { return message.New("planted.prose" + key).In(lang) }
	lines := fmt.Sprintf("%s\n\n%s\n|---|---|---|---|---|---|---|\n", say(""), say(".head"))
	for _, set := range []struct {
		name  string
		rates []corpus.Rate
	}{{".known", corpus.Measure()}, {".unseen", corpus.MeasureUnseen()},
		{".learned", corpus.MeasureStatements()}} {
		for _, r := range set.rates {
			lines += fmt.Sprintf("| %s | %s | %d | %d | %d | %.1f %% | %.1f %% |\n", say(set.name),
				cmp.Or(r.Rule, say(".all")),
				r.Sentences, r.Found, r.False, r.Precision(), r.Recall())
		}
	}
	_, err := io.WriteString(w, lines)
	return err
}
