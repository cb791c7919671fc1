package engine

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/source/pdf/layout"
)

// taggedFile is a page with a table of one row: a cell of two columns, one that is empty, and one with a figure; the
// marked content of the last is of the number given.
func taggedFile(mark string) []byte {
	page := "BT /F 20 Tf 100 700 Td /P <</MCID 0>> BDC (ab) Tj EMC ET " +
		"BT /F 20 Tf 300 700 Td /P <</MCID 1>> BDC (7) Tj EMC ET"
	return fileOf("<</Type/Catalog/Pages 2 0 R/StructTreeRoot 5 0 R/MarkInfo<</Marked true>>>>",
		"<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/StructParents 0/Resources<<"+helvetica+">>>>",
		stream(page, ""),
		"<</Type/StructTreeRoot/K[6 0 R]/ParentTree<</Nums[0 [8 0 R 10 0 R]]>>>>",
		"<</Type/StructElem/S/Table/P 5 0 R/K[7 0 R]>>",
		"<</Type/StructElem/S/TR/P 6 0 R/K[8 0 R 9 0 R 10 0 R]>>",
		"<</Type/StructElem/S/TH/P 7 0 R/Pg 3 0 R/K[0]/A[<</O/Table/ColSpan 2/RowSpan 1>>]>>",
		"<</Type/StructElem/S/TD/P 7 0 R>>",
		"<</Type/StructElem/S/TD/P 7 0 R/Pg 3 0 R/K["+mark+"]>>")
}

// Characters keep the cell of a table that the file names for them.
func TestTags(t *testing.T) {
	pages, err := Read(taggedFile("1"))
	require.NoError(t, err)
	p := pages[0]
	assert.Equal(t, []layout.Tag{
		{Table: "0", InRow: 3, Rows: 1, Cols: 2}, {Table: "0", InRow: 3, Cell: 2, Rows: 1, Cols: 1},
	}, p.Tags)
	require.Len(t, p.Glyphs, 3)
	assert.Equal(t, []int{1, 1, 2}, []int{p.Glyphs[0].Tag, p.Glyphs[1].Tag, p.Glyphs[2].Tag})
}

// A file that names two cells for one text names none.
func TestTagsThatContradict(t *testing.T) {
	pages, err := Read(taggedFile("1 0"))
	require.NoError(t, err)
	assert.Empty(t, pages[0].Tags)
}
