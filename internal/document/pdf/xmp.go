package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"

	"nianbao/internal/document/pages"
)

// xmp returns the metadata of a file as XMP: what the file's own entries tell too. It claims no
// conformance to PDF/A or PDF/UA, for no validator is at hand to prove it.
func xmp(c *pages.Composed, date time.Time) []byte {
	when := date.Format(time.RFC3339)
	var out bytes.Buffer
	fmt.Fprintf(&out, `<?xpacket begin="%c" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>nianbao</xmp:CreatorTool>
<xmp:CreateDate>%s</xmp:CreateDate>
<xmp:ModifyDate>%s</xmp:ModifyDate>
<pdf:Producer>nianbao</pdf:Producer>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`, '\uFEFF', escape(c.Title), escape(c.Agency), when, when)
	return out.Bytes()
}

func escape(s string) string {
	var out bytes.Buffer
	_ = xml.EscapeText(&out, []byte(s)) // a buffer takes everything
	return out.String()
}
