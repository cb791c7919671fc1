package handout

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"nianbao/internal/companion"
	"nianbao/internal/output"
	"nianbao/internal/report"
	"nianbao/xlsx/read"
)

// look finds out which files are there. One of the same agency, year and scope is left as it is;
// anything else under its name is in the way.
func (o *Options) look(ctx context.Context, s *set, p place, made *Made) error {
	for i, item := range s.items {
		for k := range s.files[i] {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := o.lookAt(s, p, item.Agency.Name, &s.files[i][k], made); err != nil {
				return err
			}
		}
	}
	return nil
}

func (o *Options) lookAt(s *set, p place, agency string, f *file, made *Made) error {
	data, there, err := p.old(f.name)
	if err != nil && !o.Force {
		return err
	}
	if f.fresh = !there || o.Force; f.fresh {
		return nil
	}
	var now bytes.Buffer
	if err := f.write(&now); err != nil {
		return err
	}
	if path := filepath.Join(s.place, f.name); !bytes.Equal(now.Bytes(), data) {
		id, err := identityOf(path, data)
		if err != nil || id.Agency != agency || id.Year != o.Year || id.Scope != o.Scope {
			return output.Refusal(path)
		}
		made.Differ = append(made.Differ, path)
	}
	made.Kept++
	o.step()
	return nil
}

// identityOf reads whose template or Word file one is.
func identityOf(path string, data []byte) (report.Identity, error) {
	if strings.HasSuffix(path, wordEnding) {
		r, _, err := companion.Read(path, data, companion.Options{})
		if r == nil || err != nil {
			return report.Identity{}, err
		}
		return r.Identity, nil
	}
	r, _, err := read.Workbook(path, data, read.Options{})
	if err != nil {
		return report.Identity{}, err
	}
	return r.Identity, nil
}
