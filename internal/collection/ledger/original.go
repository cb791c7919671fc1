package ledger

import (
	"context"
	"strings"

	"nianbao/internal/message"
)

// Original returns the bytes of a file as it came. file is what it was called; other bytes than were taken are an error
// that names it.
func (l *Ledger) Original(ctx context.Context, sha256, file string) ([]byte, error) {
	var data []byte
	if err := l.db.QueryRowContext(ctx, "SELECT bytes FROM originals WHERE sha256 = ?",
		sha256).Scan(&data); err != nil {
		return nil, l.fault(err)
	}
	if digest(string(data)) != sha256 {
		return nil, message.NewError("ledger.original", "file", file, "sha256", sha256,
			"ledger", l.File).WithHint("ledger.damaged.hint")
	}
	return data, nil
}

// Part is one file that a taking is made of.
type Part struct {
	SHA256 string `json:"sha256"`
	Part   string `json:"part,omitempty"` // of a file that holds several reports: which; "" for the whole
	File   string `json:"file"`
}

// further keeps the further files a report is made of.
func (a *act) further(ctx context.Context, with []Attached, now string) (all []Part, err error) {
	for _, w := range with {
		name, err := a.original(ctx, w.Data, now)
		if err != nil {
			return nil, err
		}
		all = append(all, Part{SHA256: name, File: w.File})
	}
	return all, nil
}

// Files are the names of the files a taking is made of, as people are told them.
func (in *Taking) Files(name func(file string) string) string {
	names := []string{name(in.File)}
	for _, p := range in.Further {
		names = append(names, name(p.File))
	}
	return strings.Join(names, "、")
}

// Parts returns the files a taking is made of, the first of them the one it is called by.
func (in *Taking) Parts() []Part {
	return append([]Part{{SHA256: in.SHA256, Part: PartOf(in.Key), File: in.File}}, in.Further...)
}
