package desktest

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/outside"
)

// Valid fails where html-validate finds a fault in a page.
func Valid(t *testing.T, pages map[string]string) {
	t.Helper()
	node := outside.Node(t, "html-validate")
	texts, err := json.Marshal(pages)
	require.NoError(t, err)
	script := `const {HtmlValidate, StaticConfigLoader} = require("html-validate");
const v = new HtmlValidate(new StaticConfigLoader([], {root: true, extends: ["html-validate:standard"], rules: {"no-trailing-whitespace": "off"}}));
(async () => { let bad = 0; const pages = ` + string(texts) + `;
for (const name of Object.keys(pages).sort()) { const r = await v.validateString(pages[name], name);
  for (const f of r.results) for (const m of f.messages) { bad++; console.log(name + ":" + m.line + " " + m.ruleId + " " + m.message); } }
process.exit(bad ? 1 : 0); })();`
	out, err := exec.Command(node, "-e", script).CombinedOutput()
	require.NoError(t, err, fmt.Sprintf("%.3000s", out))
}
