package main

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
	"nianbao/templates"
)

// named are the ways in which English text may hold Chinese: an official title, the number of a
// document, a part of the form by its numeral, words quoted.
var named = regexp.MustCompile(`《[^》]+》|\p{Han}+〔\d{4}〕\d+号|“[^”]{1,40}”|(?i:section|item)s? [一二三四五六](?:(?:, | and | to )[一二三四五六])*`)

// chinese is what an English reader stumbles over: characters, and full-width marks.
var chinese = regexp.MustCompile(`[\p{Han}（）〔〕《》：；，。、]+`)

// Every rule of every edition is explained in English: what must hold, why, on what basis, a case
// in which it fails and what to do; Chinese occurs only as a name.
func TestRulesAreExplainedInEnglish(t *testing.T) {
	for _, e := range templates.Builtin() {
		screen, list, _ := terminal.Buffer(message.English)
		require.NoError(t, runRulesList(t.Context(), &rulesOptions{term: screen, edition: e.ID}))
		assert.Empty(t, chinese.FindAllString(named.ReplaceAllString(list.String(), ""), -1), list)
		for _, r := range check.Rules(e) {
			screen, out, _ := terminal.Buffer(message.English)
			require.NoError(t, runRulesExplain(t.Context(), &rulesOptions{term: screen, edition: e.ID, id: r.ID}))
			assert.Empty(t, chinese.FindAllString(named.ReplaceAllString(out.String(), ""), -1), "%s", out)
			for _, part := range []string{r.ID, "\nwhy: ", "\nexample: ", "\nwhat to do: "} {
				assert.Contains(t, out.String(), part, r.ID)
			}
			assert.Regexp(t, `\nbasis: [A-Za-z]`, out.String(),
				"%s: a document's number alone tells an English reader nothing", r.ID)
		}
	}
}

// And the Chinese reader the same.
func TestRulesAreExplainedInChinese(t *testing.T) {
	for _, e := range templates.Builtin() {
		for _, r := range check.Rules(e) {
			screen, out, _ := terminal.Buffer(message.Chinese)
			require.NoError(t, runRulesExplain(t.Context(), &rulesOptions{term: screen, edition: e.ID, id: r.ID}))
			for _, part := range []string{r.ID, "\n为什么：", "\n依据：", "\n例子：", "\n怎么办："} {
				assert.Contains(t, out.String(), part, r.ID)
			}
			assert.NotRegexp(t, `(?m)[a-z]{3,} [a-z]{3,} [a-z]{3,}`, out.String(), "English left over")
		}
	}
}
