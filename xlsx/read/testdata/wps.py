"""Changes a workbook in the ways WPS and its kin do when they save one, none of which changes what it says:
wps.py FROM TO

Document properties are lost, very hidden sheets are merely hidden, cell formats are renumbered, hashes of passwords
dropped, names put in another order, parts renamed and stored in another order; shared strings become inline texts,
plain or in formatted runs, or formula-like strings; every second number becomes a text."""
import re, sys, zipfile

source = zipfile.ZipFile(sys.argv[1])
parts = {name: source.read(name).decode("utf-8") for name in source.namelist()}

for name in [n for n in parts if n.endswith("custom.xml")]:
    del parts[name]
parts["_rels/.rels"] = re.sub(r'<Relationship [^>]*custom-properties[^>]*?(/>|></Relationship>)', "", parts["_rels/.rels"])
types = "[Content_Types].xml"
parts[types] = re.sub(r'<Override [^>]*custom\.xml[^>]*?(/>|></Override>)', "", parts[types])

book = parts["xl/workbook.xml"].replace('state="veryHidden"', 'state="hidden"')
names = re.findall(r"<definedName .*?</definedName>", book)
book = re.sub(r"<definedNames>.*?</definedNames>", lambda m: "<definedNames>" + "".join(reversed(names)) + "</definedNames>", book)
parts["xl/workbook.xml"] = book

strings = [re.sub(r"<rPh.*?</rPh>", "", s) for s in re.findall(r"<si>(.*?)</si>", parts.pop("xl/sharedStrings.xml"), re.S)]
strings = ["".join(re.findall(r"<t[^>]*>(.*?)</t>", s, re.S)) for s in strings]
parts[types] = re.sub(r'<Override [^>]*sharedStrings[^>]*?(/>|></Override>)', "", parts[types])
rels = "xl/_rels/workbook.xml.rels"
parts[rels] = re.sub(r'<Relationship [^>]*sharedStrings[^>]*?(/>|></Relationship>)', "", parts[rels])

# Each cell format twice, and every cell given the second.
styles = parts["xl/styles.xml"]
formats = re.search(r"<cellXfs[^>]*>(.*?)</cellXfs>", styles, re.S).group(1)
count = len(re.findall(r"<xf[ >]", formats))
parts["xl/styles.xml"] = re.sub(r"<cellXfs[^>]*>.*?</cellXfs>",
                                lambda m: f'<cellXfs count="{2 * count}">{formats}{formats}</cellXfs>', styles, flags=re.S)

turn = 0


def cell(m):
    global turn
    turn += 1
    attrs, inner = m.group(1), m.group(2)
    at = re.search(r'r="(\w+)"', attrs).group(1)
    style = re.search(r's="(\d+)"', attrs)
    style = f' s="{int(style.group(1)) + count}"' if style else ""
    value = re.search(r"<v>(.*?)</v>", inner or "", re.S)
    if not value:
        return f'<c r="{at}"{style}/>'
    if 't="s"' in attrs:
        text = strings[int(value.group(1))]
        kind = turn % 3
        if kind == 0:
            return f'<c r="{at}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        if kind == 1 and "&" not in text:
            half = len(text) // 2
            return (f'<c r="{at}"{style} t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">{text[:half]}</t></r>'
                    f'<r><t xml:space="preserve">{text[half:]}</t></r></is></c>')
        return f'<c r="{at}"{style} t="str"><v>{text}</v></c>'
    if 't="' not in attrs and turn % 2:
        return f'<c r="{at}"{style} t="inlineStr"><is><t>{value.group(1)}</t></is></c>'
    return f'<c{attrs.replace(re.search("s=.[0-9]+.", attrs).group(0), style.strip()) if style else attrs}>{inner}</c>'


for name in [n for n in parts if n.startswith("xl/worksheets/sheet")]:
    xml = re.sub(r"<c( [^>]*?)(?:/>|>(.*?)</c>)", cell, parts[name], flags=re.S)
    xml = re.sub(r' (hashValue|saltValue|spinCount|algorithmName|password)="[^"]*"', "", xml)
    parts[name] = xml

with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as out:
    for name in reversed(parts):
        out.writestr(name, parts[name])
