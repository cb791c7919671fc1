package desk

import (
	"bytes"
	"context"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/demo"
	"nianbao/internal/document"
	"nianbao/internal/document/html"
	"nianbao/internal/report"
	"nianbao/templates"
)

// figured is prose that states figures, so that every reader of prose has its words ready.
const figured = "2025年1月至12月，本机关收到政府信息公开申请5件，其中自然人4件、法人1件，上年结转1件；予以公开3件，部分公开1件，" +
	"不予公开1件，其他处理1件，结转下年度0件。制发规范性文件2件，废止1件，现行有效5件。被提起行政复议1件，维持1件，行政诉讼0件。" +
	"按照国办公开办函〔2021〕30号要求，收取信息处理费0.5万元，较上年增长25%。"

// Warm judges an empty template and a report with prose and keeps nothing of them, so that what is made
// once (rules, words, tables) is made before the first agency waits for it; and so is the state of the
// season before the first officer does.
func (s *Server) Warm(ctx context.Context) error {
	judged, err := s.site.Taking.Season(ctx)
	if err != nil {
		return err
	}
	var template bytes.Buffer
	if err := judged.Template(ctx, &template, ledger.Agency{}, report.Own); err != nil {
		return err
	}
	for _, u := range []taking.Upload{{Name: "template.xlsx", Data: template.Bytes()},
		{Name: "report.html", Data: published(judged.Edition)}} {
		if _, err := s.site.Taking.Try(ctx, u); err != nil {
			return err
		}
	}
	_, err = s.season.Now(ctx)
	return err
}

// published is a report with prose as a page; none for a form that the demonstration's reports are not
// of.
func published(e *templates.Edition) []byte {
	reports, err := demo.Reports(e)
	if err != nil {
		return nil
	}
	reports[0].Prose["overview"] = append(reports[0].Prose["overview"], report.Paragraph{Text: figured})
	var page bytes.Buffer
	if err := html.Write(&page, document.New(e, reports[0], document.Options{})); err != nil {
		return nil
	}
	return page.Bytes()
}
