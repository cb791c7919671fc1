package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"nianbao/internal/desk/visit"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/specimen"
)

// year is the season's.
const year = 2025

// season is a desk that runs, and what its agencies hand in.
type season struct {
	dir   string
	serve *exec.Cmd
	links []string
	files [][]byte
}

func newSeason(program string, agencies int) (s *season, err error) {
	s = &season{}
	if s.dir, err = os.MkdirTemp("", "deskload-"); err != nil {
		return nil, err
	}
	if program, err = exec.LookPath(program); err != nil {
		return nil, err
	}
	roster, err := s.write(agencies)
	if err != nil {
		return nil, err
	}
	ledger := filepath.Join(s.dir, "2025.db")
	s.serve = exec.Command(program, "serve", "--ledger", ledger, "--roster", roster, "--year", fmt.Sprint(year),
		"--listen", "127.0.0.1:0")
	address, err := visit.Start(s.serve)
	if err != nil {
		return nil, err
	}
	printed, err := exec.Command(program, "desk", "links", "--ledger", ledger, "--base-url", address,
		"--format", "csv").Output()
	if err != nil {
		return nil, err
	}
	links, err := visit.Links(printed)
	for _, k := range links {
		s.links = append(s.links, k.URL)
	}
	return s, err
}

func (s *season) close() {
	_ = s.serve.Process.Kill()
	_ = s.serve.Wait()
	_ = os.RemoveAll(s.dir)
}

// write makes the roster and a workbook of each agency with 2,500 characters of prose of its own.
func (s *season) write(agencies int) (roster string, err error) {
	edition, err := templates.ForYear(year)
	if err != nil {
		return "", err
	}
	text := "机关名称,级别\n"
	for i := range agencies {
		name := fmt.Sprintf("示例县第%d局", i+1)
		text += name + ",县级部门\n"
		r := specimen.EveryValue(edition, "0")
		r.Identity = report.Identity{Edition: edition.ID, Year: year, Agency: name, Scope: report.Own}
		for _, section := range edition.Sections {
			if section.Number != "" {
				r.Prose[section.ID] = prose(i)
			}
		}
		var file bytes.Buffer
		if err := form.Fill(&file, edition, r); err != nil {
			return "", err
		}
		s.files = append(s.files, file.Bytes())
	}
	roster = filepath.Join(s.dir, "roster.csv")
	return roster, os.WriteFile(roster, []byte(text), 0o644)
}

// prose is a section of some 830 characters; three of them are a report's.
func prose(of int) (paragraphs []report.Paragraph) {
	for i := range 10 {
		paragraphs = append(paragraphs, report.Paragraph{Text: fmt.Sprintf("本年度第%d项工作由第%d科牵头，围绕公开目录的更新、解读材料的"+
			"配发和专栏的维护逐项落实，全年召开会议%d次，培训%d人次，整改问题%d个，未收取信息处理费。", i+1, of*7+i, of%9+i, of*3+i, of%5+i)})
	}
	return paragraphs
}

func (s *season) size() int { return len(s.files[0]) }

// handIn hands in the workbook of an agency; an error is anything but a receipt.
func (s *season) handIn(i int) error {
	status, text, err := visit.HandIn(s.links[i], "report.xlsx", s.files[i])
	if err != nil {
		return err
	}
	if !bytes.Contains(text, []byte(`"outcome":"accepted"`)) {
		return fmt.Errorf("%d %.200s", status, text)
	}
	return nil
}
