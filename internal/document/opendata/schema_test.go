package opendata

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/outside"
)

func parsed(t testing.TB, data []byte) any {
	var v any
	require.NoError(t, json.Unmarshal(data, &v))
	return v
}

// What JSON writes follows the schema, and the schema names every field that is written.
func TestJSONFollowsTheSchema(t *testing.T) {
	schema := parsed(t, Schema).(map[string]any)
	check := func(data []byte) { validate(t, schema, schema, parsed(t, data), "report") }
	check(asJSON(t, plain(t, "2021")))
	check(asJSON(t, plain(t, "2019")))
	for seed := range uint64(20) {
		check(asJSON(t, hostile(seed)))
	}
}

// validate holds a value against a schema, for the words of JSON Schema that ours uses; one it does not know fails.
func validate(t testing.TB, root, schema map[string]any, value any, at string) {
	for word, rule := range schema {
		switch word {
		case "$schema", "$id", "$defs", "title", "description":
		case "$ref":
			name := strings.TrimPrefix(rule.(string), "#/$defs/")
			validate(t, root, root["$defs"].(map[string]any)[name].(map[string]any), value, at)
		case "type":
			assert.Equal(t, rule, typeOf(value), at)
		case "const":
			assert.Equal(t, rule, value, at)
		case "enum":
			assert.Contains(t, rule, value, at)
		case "minimum":
			assert.GreaterOrEqual(t, value, rule, at)
		case "pattern":
			assert.Regexp(t, regexp.MustCompile(rule.(string)), value, at)
		case "items":
			for i, item := range value.([]any) {
				validate(t, root, rule.(map[string]any), item, fmt.Sprintf("%s[%d]", at, i))
			}
		case "required":
			for _, name := range rule.([]any) {
				assert.Contains(t, value, name, at)
			}
		case "properties":
			for name, field := range value.(map[string]any) {
				known, ok := rule.(map[string]any)[name].(map[string]any)
				if assert.True(t, ok, "%s.%s is not in the schema", at, name) {
					validate(t, root, known, field, at+"."+name)
				}
			}
		case "additionalProperties":
			for name, field := range value.(map[string]any) {
				validate(t, root, rule.(map[string]any), field, at+"."+name)
			}
		case "propertyNames":
			for name := range value.(map[string]any) {
				validate(t, root, rule.(map[string]any), name, at+"."+name)
			}
		default:
			assert.Fail(t, "unknown word of the schema", word)
		}
	}
}

func typeOf(value any) string {
	switch v := value.(type) {
	case string:
		return "string"
	case float64:
		if v == float64(int(v)) {
			return "integer"
		}
		return "number"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	}
	return "null"
}

// Required are all fields: lists and objects are never null, and programs may rely on every field.
func TestEveryFieldIsRequired(t *testing.T) {
	var each func(schema map[string]any)
	each = func(schema map[string]any) {
		if properties, ok := schema["properties"].(map[string]any); ok {
			for name := range properties {
				assert.True(t, slices.Contains(schema["required"].([]any), any(name)), name)
			}
		}
		for _, below := range schema {
			if m, ok := below.(map[string]any); ok {
				each(m)
			}
		}
	}
	each(parsed(t, Schema).(map[string]any))
}

// The schema is one to another's validator too, and what we write passes there. ajv comes from npm and is looked for in
// NODE_PATH.
func TestAjv(t *testing.T) {
	node := outside.Program(t, "node")
	dir := t.TempDir()
	args := []string{filepath.Join("testdata", "ajv.mjs"), "report.schema.json"}
	for name, data := range map[string][]byte{"plain": asJSON(t, plain(t, "2021")), "hostile": asJSON(t, hostile(5))} {
		file := filepath.Join(dir, name+".json")
		require.NoError(t, os.WriteFile(file, data, 0o644))
		args = append(args, file)
	}
	out, err := exec.Command(node, args...).CombinedOutput()
	if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() == 3 {
		outside.Missing(t, "ajv ("+string(out)+")")
	}
	require.NoError(t, err, string(out))
}
