package book

import "strings"

// links finds what a workbook brings along or reaches out to: macros, embedded objects, other
// workbooks. None of it is opened.
func (r *reader) links() error {
	for i := range r.archive.entries {
		name := r.archive.entries[i].name
		switch lower := strings.ToLower(name); {
		case strings.HasSuffix(lower, "vbaproject.bin"), strings.Contains(lower, "/macrosheets/"):
			r.book.Macros = true
		case strings.Contains(lower, "/embeddings/"), strings.Contains(lower, "/activex/"):
			r.book.Embedded = append(r.book.Embedded, name)
		}
	}
	for _, rel := range r.main {
		switch {
		case rel.kind == relExternal && rel.external:
			r.book.External = append(r.book.External, rel.target)
		case rel.kind == relExternal:
			relations, err := r.relationsOf(rel.target)
			if err := r.unread(err, ""); err != nil {
				return err
			}
			for _, to := range relations {
				if to.external {
					r.book.External = append(r.book.External, to.target)
				}
			}
			if len(relations) == 0 {
				r.book.External = append(r.book.External, rel.target)
			}
		case rel.kind == relConnections:
			r.book.External = append(r.book.External, rel.target)
		}
	}
	return nil
}
