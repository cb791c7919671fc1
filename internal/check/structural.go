package check

// structuralRules find that a file is not the one that was asked for. Their findings come first
// and alone: the cells of the wrong file need no correction.
var structuralRules = map[string]bool{
	"file.template": true, "file.year": true, "file.agency": true, "file.scope": true, "file.sheet": true,
	"file.unreadable": true,
}

// Structural reports whether a rule is about the file being the right one.
func Structural(rule string) bool { return structuralRules[rule] }
