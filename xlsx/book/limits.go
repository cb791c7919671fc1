package book

// The limits of what is read. They are far above any honest annual report and low enough that the
// worst file costs less than a second and 200 MB: the file, its biggest part and everything kept
// of it are in memory at one time.
const (
	// MaxFile is the most bytes a workbook may have as it comes.
	MaxFile = 20 << 20
	// MaxUnpacked is the most bytes all parts of a workbook may unpack to, and the most this
	// package unpacks of it.
	MaxUnpacked = 100 << 20
	// MaxPart is the most bytes one part may unpack to.
	MaxPart = 50 << 20
	// MaxCellChars is the most characters one cell, formula or comment may hold. It is the limit
	// of Excel itself.
	MaxCellChars = 32767
	// MaxRows and MaxCols are the size of a sheet, fixed by the file format.
	MaxRows = 1 << 20
	MaxCols = 1 << 14

	// MaxParts is the most entries the zip may list.
	MaxParts = 10_000
	// MaxSheets is the most sheets a workbook may list.
	MaxSheets = 1_000
	// MaxCells is the most cells with a value or formula in the whole workbook; formatted empty
	// cells do not count.
	MaxCells = 500_000
	// MaxText is the most bytes of text that are kept of a workbook, shared strings and comments
	// included.
	MaxText = 64 << 20
	// MaxStrings is the most shared strings; each honest one belongs to a cell.
	MaxStrings = MaxCells
	// MaxStyles is the most cell formats (cellXfs); Excel itself stops at 65,490.
	MaxStyles = 1 << 20
	// MaxListed is the most entries of all lesser lists together: number formats, merged ranges,
	// hidden spans, comments, shapes, relationships, names, properties.
	MaxListed = 1 << 16
)

// wholeBounds are those of a workbook that is kept in memory, rowBounds those of one that is read row by row:
// what its sheets unpack to is never held, and one of 30,000 agencies with 200 figures each has 200 MB.
var (
	wholeBounds = bounds{file: MaxFile, part: MaxPart, unpacked: MaxUnpacked}
	rowBounds   = bounds{file: MaxStreamed, part: 512 << 20, unpacked: 600 << 20}
)

// The limits of a workbook that is read row by row.
const (
	// MaxStreamed is the most bytes such a workbook may have as it comes.
	MaxStreamed = 64 << 20
	// maxRowBytes is the most bytes of XML one row may have: 16,384 cells, most of them numbers.
	maxRowBytes = 4 << 20
)

// The limits below are met by broken or hostile files only.
const (
	// maxDepth is how deep elements may lie in one another; a worksheet needs fewer than ten.
	maxDepth = 256
	// maxAttributes is how many attributes an element may have; a worksheet's has a dozen
	// namespaces.
	maxAttributes = 256
	// maxTextBytes is the longest a text may be before it is decoded: every character a reference
	// like &#x0010FFFF;, or an escape like _x4E00_.
	maxTextBytes = 12 * MaxCellChars
	// maxDeflate is the best ratio deflate can reach; a size beyond it is a lie and not worth
	// allocating for.
	maxDeflate = 1032
)
