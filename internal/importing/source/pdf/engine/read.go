package engine

import (
	"context"
	"errors"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"nianbao/internal/importing/source/pdf/layout"
)

// reader takes one file apart in an instance of its own.
type reader struct {
	pdfium.Pdfium
	document references.FPDF_DOCUMENT
	glyphs   int
	objects  int
	// mistagged tells that the structure of the file contradicts itself, or is too large to follow.
	mistagged bool
}

// read takes a file apart within its time. An instance that did not come back in time is ended.
func (r *runtime) read(data []byte) ([]layout.Page, error) {
	instance, err := r.pool.GetInstanceWithContext(context.Background())
	if err != nil {
		return nil, &Error{Kind: NoEngine, cause: err}
	}
	watch := watchOver(r.time(), func() { r.end(instance) })
	pages, err := (&reader{Pdfium: instance}).read(data, r.compiled)
	if watch.ended() {
		return nil, &Error{Kind: TooMuch, cause: err}
	}
	_ = instance.Close()
	return pages, err
}

func (r *reader) read(data []byte, compiled bool) ([]layout.Page, error) {
	opened, err := r.OpenDocument(&requests.OpenDocument{File: &data})
	if errors.Is(err, pdferrors.ErrPassword) || errors.Is(err, pdferrors.ErrSecurity) {
		return nil, &Error{Kind: Encrypted, cause: err}
	}
	if err != nil {
		return nil, &Error{Kind: Broken, cause: err}
	}
	r.document = opened.Document
	count, err := r.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: r.document})
	switch {
	case err != nil || count.PageCount < 1:
		return nil, &Error{Kind: Broken, cause: err}
	case count.PageCount > MaxPages:
		return nil, &Error{Kind: TooMany, Pages: count.PageCount}
	case count.PageCount > interpretedPages && !compiled && canCompile:
		return nil, errLong
	}
	pages := make([]layout.Page, 0, count.PageCount)
	for i := range count.PageCount {
		page, err := r.page(i)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	if r.mistagged {
		for i := range pages {
			pages[i].Tags = nil
		}
	}
	return pages, nil
}

// page reads one page. Characters and lines come as they are drawn, from the bottom left corner upwards; the page turns
// them over.
func (r *reader) page(index int) (layout.Page, error) {
	loaded, err := r.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: r.document, Index: index})
	if err != nil {
		return layout.Page{}, &Error{Kind: TooMuch, cause: err}
	}
	by := requests.Page{ByReference: &loaded.Page}
	defer func() { _, _ = r.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	p := sheet{reader: r, sheet: by, box: r.box(by)}
	p.page.Width, p.page.Height = p.box.Right-p.box.Left, p.box.Bottom-p.box.Top
	if err := p.text(); err != nil {
		return p.page, err
	}
	if err := p.drawings(); err != nil {
		return p.page, err
	}
	return p.page, nil
}
