package mark

// charted gives a chart something in the place of something else.
func charted(pattern, with string) func(p *edited) {
	return func(p *edited) {
		p.chartSheet(false)
		p.sub("xl/charts/chart7.xml", pattern, with)
	}
}

// behindReference gives the chart's reference what it remembers of the cells.
func behindReference(figure string) func(p *edited) {
	return charted(`(</c:f>)`,
		`${1}<c:numCache><c:ptCount val="1"/><c:pt idx="0"><c:v>`+figure+`</c:v></c:pt></c:numCache>`)
}

// axisText gives an axis a text of its own with this typeface.
func axisText(typeface string) func(p *edited) {
	return charted(`(<c:crossAx val="2"/>)`, `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr>`+typeface+
		`</a:defRPr></a:pPr></a:p></c:txPr>${1}`)
}

func errorBars(inside string) func(p *edited) {
	return charted(`(<c:val>)`, `<c:errBars>`+inside+`</c:errBars>${1}`)
}

// charts are workbooks with a chart that other programs refuse, and with some they do not.
var charts = []kind{
	{"a chart with a typeface", false,
		axisText(`<a:latin typeface="宋体" panose="02010600030101010101" pitchFamily="2" charset="-122"/>`)},
	{"a typeface without name", true, axisText(`<a:latin pitchFamily="2"/>`)},
	{"a typeface of a pitch that is none", true, axisText(`<a:ea typeface="宋体" pitchFamily="x"/>`)},
	{"a typeface of a look that is none", true, axisText(`<a:cs typeface="宋体" panose="#REF!"/>`)},
	{"labels at no distance", true, charted(`(<c:crossAx val="2"/>)`, `${1}<c:lblOffset/>`)},
	{"labels at a distance", false, charted(`(<c:crossAx val="2"/>)`, `${1}<c:lblOffset val="100"/>`)},
	{"a chart that remembers a figure", false, behindReference("1.5E2")},
	{"a chart that remembers none", false, behindReference("#N/A")},
	{"a chart that remembers #REF!", true, behindReference("#REF!")},
	{"a chart of no direction", true, charted(`<c:scaling/>`, `<c:scaling><c:orientation/></c:scaling>`)},
	{"categories of nothing", true, charted(`(<c:val>)`, `<c:cat/>${1}`)},
	{"a point of no place", true, charted(`(<c:val>)`, `<c:dPt/>${1}`)},
	{"error bars", false,
		errorBars(`<c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="fixedVal"/><c:val val="1"/>`)},
	{"bars of a shape that is none", true, charted(`(<c:axId val="1"/><c:axId val="2"/>)`,
		`<c:shape val="#REF!"/>${1}`)},
	{"error bars of no kind", true, errorBars(`<c:errBarType/><c:errValType val="fixedVal"/><c:val val="1"/>`)},
	{"error bars of #REF!", true,
		errorBars(`<c:errBarType val="both"/><c:errValType val="fixedVal"/><c:val val="#REF!"/>`)},
	{"an extension of a chart", false, charted(`(</c:chart>)`,
		`${1}<c:extLst><c:ext uri="{A}"/></c:extLst>`)},
	{"an extension of a chart that names no kind", true, charted(`(</c:chart>)`,
		`${1}<c:extLst><c:ext/></c:extLst>`)},
	{"an extension of a text that names no kind", true, axisText(`<a:extLst><a:ext/></a:extLst>`)},
	{"a chart beside its sheet", true,
		charted(`(<c:plotArea>)`, `${1}<c:layout><c:manualLayout><c:x val="99"/></c:manualLayout></c:layout>`)},
}

func init() { kinds = append(kinds, charts...) }
