package book

import "sort"

// above reads what lies above the cells of a sheet: comments and shapes. It can fail without harm
// to any value, so damage is only remarked.
func (r *reader) above(sheet *Sheet, part *entry) error {
	relations, err := r.relationsOf(part.name)
	if err := r.unread(err, sheet.Name); err != nil {
		return err
	}
	threads := map[[2]int]bool{}
	for _, kind := range []string{relThreads, relComments, relDrawing} {
		for _, rel := range relations {
			if rel.kind != kind || rel.external {
				continue
			}
			if err := r.unread(r.aboveCells(sheet, rel, threads), sheet.Name); err != nil {
				return err
			}
		}
	}
	sort.SliceStable(sheet.Comments, func(i, j int) bool {
		a, b := sheet.Comments[i], sheet.Comments[j]
		return a.Row < b.Row || a.Row == b.Row && a.Col < b.Col
	})
	return nil
}

func (r *reader) aboveCells(sheet *Sheet, rel relation, threads map[[2]int]bool) error {
	e := r.archive.find(rel.target)
	if e == nil {
		return &Refusal{Code: CodeMissingPart, Part: rel.target, Detail: rel.kind}
	}
	if err := r.scan(e); err != nil {
		return err
	}
	switch rel.kind {
	case relThreads:
		r.threads(sheet, threads)
	case relComments:
		r.comments(sheet, threads)
	case relDrawing:
		r.shapes(sheet)
	}
	return inPart(r.xml.finish(), e.name)
}

// comments reads the comments every program knows. For cells with a thread they hold an apology
// to old programs and the thread's text once more, so these are passed over.
func (r *reader) comments(sheet *Sheet, threads map[[2]int]bool) {
	s := &r.xml
	var authors []string
	for s.child(0) {
		in := s.depth()
		for s.child(in) {
			list := s.depth()
			for s.child(list) {
				switch string(s.name) {
				case "author":
					if !r.count("authors of comments") {
						return
					}
					authors = append(authors, r.keep(s.text(r.scratch[:0])))
				case "comment":
					r.oldComment(sheet, authors, threads)
				}
			}
		}
	}
}

// oldComment reads one comment of a cell without a thread.
func (r *reader) oldComment(sheet *Sheet, authors []string, threads map[[2]int]bool) {
	comment, ok := r.commentPlace()
	if !ok || threads[[2]int{comment.Row, comment.Col}] {
		return
	}
	if n, ok := parseCount(r.xml.attr("authorId"), MaxListed); ok && n < len(authors) {
		comment.Author = authors[n]
	}
	r.comment(sheet, comment, r.richText)
}

// threads reads the threaded comments. Their authors are in another part and are not needed.
func (r *reader) threads(sheet *Sheet, threads map[[2]int]bool) {
	s := &r.xml
	for s.child(0) {
		in := s.depth()
		for s.child(in) {
			if string(s.name) != "threadedComment" {
				continue
			}
			if comment, ok := r.commentPlace(); ok {
				threads[[2]int{comment.Row, comment.Col}] = true
				r.comment(sheet, comment, func() []byte { return s.text(r.scratch[:0]) })
			}
		}
	}
}

// commentPlace starts a comment with the cell it is fastened to.
func (r *reader) commentPlace() (Comment, bool) {
	row, col, ok := parseName(r.xml.attr("ref"))
	if !ok {
		r.xml.fail(CodeOutOfRange, "a comment on cell %.20q", r.xml.attr("ref"))
	}
	return Comment{Row: row, Col: col}, ok
}

// comment reads the text of a comment and adds it to the sheet.
func (r *reader) comment(sheet *Sheet, comment Comment, text func() []byte) {
	s := &r.xml
	in := s.depth()
	for s.child(in) {
		if string(s.name) == "text" {
			comment.Text = r.keep(text())
		}
	}
	if !r.count("comments") {
		return
	}
	comment.Author, comment.Text = PlainNote(comment.Author, comment.Text)
	sheet.Comments = append(sheet.Comments, comment)
}
