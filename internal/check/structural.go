package check

// structuralRules tell that a file is not the one that was asked for. What they find comes first and alone: about the
// cells of the wrong file there is nothing to correct.
var structuralRules = map[string]bool{
	"file.template": true, "file.year": true, "file.agency": true, "file.scope": true, "file.sheet": true,
	"file.unreadable": true,
}

// Structural reports whether a rule is about the file being the right one.
func Structural(rule string) bool { return structuralRules[rule] }
