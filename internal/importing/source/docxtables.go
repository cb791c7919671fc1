package source

import (
	"encoding/xml"
	"strconv"
)

// readTable reads the rows of a table.
func (r *wordReader) readTable() error {
	var rows [][]RawCell
	for depth := 0; depth >= 0; {
		t, err := r.next()
		if err != nil {
			return unfinished(err)
		}
		switch t := t.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			switch t.Name.Local {
			case "tr":
				row, deleted, err := r.row()
				if err != nil {
					return err
				}
				if !deleted {
					rows = append(rows, row)
				}
			case "tblPr", "tblGrid", "del", "moveFrom", "Fallback":
				if err := r.skip(); err != nil {
					return err
				}
			default:
				depth++
			}
		}
		if r.err != nil {
			return r.err
		}
	}
	r.Table(rows)
	return nil
}

// row reads the cells of a row; deleted means that it is marked as deleted.
func (r *wordReader) row() (cells []RawCell, deleted bool, err error) {
	for depth := 0; depth >= 0; {
		t, err := r.next()
		if err != nil {
			return nil, false, unfinished(err)
		}
		switch t := t.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			switch t.Name.Local {
			case "trPr":
				err = r.properties(func(e xml.StartElement) {
					switch e.Name.Local {
					case "del":
						deleted = true
					case "gridBefore": // columns left out before the first cell
						cells = append(cells, RawCell{ColSpan: number(value(e, "val")), RowSpan: 1})
					}
				})
			case "tc":
				var c RawCell
				c, err = r.cell()
				cells = append(cells, c)
			case "del", "moveFrom", "Fallback", "tblPrEx":
				err = r.skip()
			default:
				depth++
			}
			if err != nil {
				return nil, false, unfinished(err)
			}
		}
	}
	return cells, deleted, nil
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
