package source

import (
	"encoding/xml"
	"strconv"
)

// readTable reads the rows of a table.
func (r *wordReader) readTable() error {
	var rows [][]RawCell
	err := r.inside(func(e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "tr":
			row, deleted, err := r.row()
			if !deleted {
				rows = append(rows, row)
			}
			return true, err
		case "tblPr", "tblGrid", "del", "moveFrom", "Fallback":
			return true, r.skip()
		}
		return false, nil
	})
	if err != nil {
		return err
	}
	r.Table(rows)
	return nil
}

// row reads the cells of a row; deleted means that it is marked as deleted.
func (r *wordReader) row() (cells []RawCell, deleted bool, err error) {
	err = r.inside(func(e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "trPr":
			return true, r.properties(func(e xml.StartElement) {
				switch e.Name.Local {
				case "del":
					deleted = true
				case "gridBefore": // columns left out before the first cell
					cells = append(cells, RawCell{ColSpan: number(value(e, "val")), RowSpan: 1})
				}
			})
		case "tc":
			c, err := r.cell()
			cells = append(cells, c)
			return true, err
		case "del", "moveFrom", "Fallback", "tblPrEx":
			return true, r.skip()
		}
		return false, nil
	})
	return cells, deleted, err
}

// cell reads a cell. One that goes on in the rows below is marked as begun there and as continued in each of them.
func (r *wordReader) cell() (c RawCell, err error) {
	c = RawCell{ColSpan: 1, RowSpan: 1}
	c.Blocks = r.inCell(func() {
		err = r.content(func(e xml.StartElement) {
			switch e.Name.Local {
			case "gridSpan":
				c.ColSpan = number(value(e, "val"))
			case "vMerge":
				c.Continued = value(e, "val") != "restart"
			}
		})
	})
	return c, err
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 1
	}
	return max(1, min(n, maxSpan))
}
