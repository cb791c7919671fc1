package corpus

import (
	"strings"
	"testing"
)

func TestCorpus(t *testing.T) {
	for _, r := range Run() {
		var told []string
		for what, list := range map[string][]string{"missed": r.Missed, "falsely accused": r.False, "not understood": r.Misunderstood} {
			if len(list) > 0 {
				told = append(told, what+" "+strings.Join(list, ", "))
			}
		}
		if told != nil {
			t.Logf("%s %s\n    %s", r.Rule, r.Text, strings.Join(told, "; "))
		}
	}
	for _, r := range Measure() {
		t.Logf("%-15s %3d sentences, %2d wrong, %2d found, %2d false: precision %.1f, recall %.1f",
			r.Rule, r.Sentences, r.Wrong, r.Found, r.False, r.Precision(), r.Recall())
	}
}
