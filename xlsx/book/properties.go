package book

// properties reads the document properties. Programs that re-save a workbook drop some of them,
// so nothing may depend on them alone; damage is only remarked.
func (r *reader) properties() error {
	for _, rel := range r.root {
		var read func()
		switch rel.kind {
		case relCore:
			read = r.coreProperties
		case relApp, relAppStrict:
			read = r.appProperties
		case relCustom, relCustomStrict:
			read = r.customProperties
		default:
			continue
		}
		e := r.archive.find(rel.target)
		if e == nil {
			continue
		}
		err := r.scan(e)
		if err == nil {
			read()
			err = inPart(r.xml.finish(), e.name)
		}
		if err := r.unread(err, ""); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) coreProperties() {
	core := &r.book.Core
	r.fields(map[string]*string{
		"title": &core.Title, "subject": &core.Subject, "creator": &core.Creator,
		"description": &core.Description, "keywords": &core.Keywords, "category": &core.Category,
		"lastModifiedBy": &core.LastModifiedBy, "created": &core.Created, "modified": &core.Modified,
	})
}

func (r *reader) appProperties() { r.fields(map[string]*string{"Application": &r.book.Program}) }

// fields reads the elements directly in the root that are asked for.
func (r *reader) fields(wanted map[string]*string) {
	s := &r.xml
	for s.child(0) {
		in := s.depth()
		for s.child(in) {
			if field := wanted[string(s.name)]; field != nil {
				*field = r.keep(s.text(r.scratch[:0]))
			}
		}
	}
}

// customProperties reads the properties programs give workbooks of their own accord; each holds
// one typed value.
func (r *reader) customProperties() {
	s := &r.xml
	r.book.Properties = map[string]string{}
	for s.child(0) {
		in := s.depth()
		for s.child(in) {
			name := s.attrText("name")
			value := s.depth()
			for s.child(value) {
				if !r.count("properties") {
					return
				}
				r.book.Properties[name] = r.keep(unescape(s.text(r.scratch[:0])))
			}
		}
	}
}
