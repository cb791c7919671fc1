package officer

// ActIDs are the acts on an agency, for the test that walks all of them.
func ActIDs() (ids []string) {
	for _, one := range acts {
		ids = append(ids, one.id)
	}
	return ids
}
