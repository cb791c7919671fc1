package yamlfile

import "go.yaml.in/yaml/v3"

// Embedded returns the content of a file that is part of the program. What an office writes is read
// by [Parse], which names its faults; a fault here is one of ours.
func Embedded[T any](data []byte) (content T) {
	if err := yaml.Unmarshal(data, &content); err != nil {
		panic(err)
	}
	return content
}
