"""Cuts the four embedded faces from the full fonts. Run by cut.sh; see there for where the fonts come from.

What is kept, and why: the 8,105 characters of 通用规范汉字表 (Unihan kTGH) and GB 2312, which is what a report is
written with; the characters of Big5's first level and the traditional forms of the 3,500 commonest characters,
because some agencies publish in traditional characters (the body face, which helps out where another lacks a character,
has the traditional forms of all 8,105: people's names need them); what the font has beyond U+FFFF, which is rare names of people
and places; and the signs, letters and box lines of SIGNS.

What is changed in a face is only what the typesetting of Chinese needs and a PDF writer without OpenType features
cannot ask for: see `adapt`.
"""
import bz2
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

UNIHAN = "/usr/share/unicode/Unihan_%s.txt.bz2"

# Letters and signs beside the Han characters, as inclusive ranges.
SIGNS = [
    (0x0020, 0x007E), (0x00A0, 0x017F), (0x01CD, 0x01DC),  # Latin, pinyin vowels
    (0x2000, 0x200A), (0x2010, 0x2027), (0x202F, 0x205E), (0x2070, 0x209C),  # punctuation, super- and subscripts
    (0x20A0, 0x20BF), (0x2103, 0x2103), (0x2116, 0x2116), (0x2121, 0x2122),  # currency, ℃ № ℡ ™
    (0x2150, 0x2188), (0x2190, 0x2199), (0x2460, 0x24FF),  # ½ Ⅰ Ⅱ, arrows, ① ⑴ Ⓐ
    (0x2500, 0x257F), (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2713, 0x2717),  # box lines, ■ ● ★ ✓
    (0x3000, 0x303F), (0x3105, 0x312F), (0x3200, 0x33FF),  # CJK punctuation, bopomofo, ㈠ ㎡
    (0xFE30, 0xFE4F), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6), (0xFFFD, 0xFFFD),  # vertical and full-width forms
]


def unihan(table, field):
    """Yields (code point, value) of one Unihan field."""
    with bz2.open(UNIHAN % table, "rt", encoding="utf-8") as lines:
        for line in lines:
            if "\t" + field + "\t" in line:
                code, _, value = line.rstrip("\n").split("\t")
                yield int(code[2:], 16), value


def wanted(font, everything):
    tgh = dict(unihan("OtherMappings", "kTGH"))
    common = {c for c, v in tgh.items() if everything or int(v.split(":")[1]) <= 3500}
    keep = set(tgh)
    for c, v in unihan("Variants", "kTraditionalVariant"):
        if c in common:
            keep |= {int(x[2:].split("<")[0], 16) for x in v.split()}
    keep |= {c for c, v in unihan("OtherMappings", "kBigFive") if 0xA440 <= int(v, 16) <= 0xC67E}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                keep.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    for first, last in SIGNS:
        keep |= set(range(first, last + 1))
    keep |= {c for c in font.getBestCmap() if 0x20000 <= c < 0x40000}
    return keep


def remap(font, code, glyph):
    for table in font["cmap"].tables:
        if table.isUnicode() and code in table.cmap:
            table.cmap[code] = glyph


def widen(font, code, side):
    """Gives a narrow mark the full square a Chinese mark stands in: "left" sets it left in the square, as a closing
    mark, "right" right, as an opening mark."""
    name = font.getBestCmap()[code]
    glyph = font["glyf"][name]
    em = font["head"].unitsPerEm
    gap = em * 6 // 100
    lsb = gap if side == "left" else em - gap - (glyph.xMax - glyph.xMin)
    glyph.coordinates.translate((lsb - glyph.xMin, 0))
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (em, lsb)


def adapt(font):
    """The Chinese forms of marks that Unicode shares with Latin: two dashes meet, 间隔号 and quotation marks fill a
    square, and figures are all of one width so that columns of figures align."""
    best = font.getBestCmap()
    remap(font, 0x2014, best[0x2015])
    remap(font, 0x00B7, best[0x30FB])
    if font["hmtx"][best[0x201C]][0] < font["head"].unitsPerEm:
        for code, side in ((0x2018, "right"), (0x201C, "right"), (0x2019, "left"), (0x201D, "left")):
            widen(font, code, side)
    digits = [best[c] for c in range(0x30, 0x3A)]
    if len({font["hmtx"][g][0] for g in digits}) > 1:
        for lookup in font["GSUB"].table.LookupList.Lookup:
            for st in lookup.SubTable:
                st = getattr(st, "ExtSubTable", st)
                forms = [getattr(st, "mapping", {}).get(g) for g in digits]
                if all(forms) and len({font["hmtx"][g][0] for g in forms}) == 1:
                    width = font["hmtx"][forms[0]][0]
                    if font["head"].unitsPerEm // 2 < width < font["head"].unitsPerEm:
                        for c, g in zip(range(0x30, 0x3A), forms):
                            remap(font, c, g)
                        return
        raise SystemExit("no figures of one width in this font")


def rename(font, family, style):
    """WenKai's name is reserved by its licence for the unchanged font; the other faces are renamed too, so that
    nobody takes a cut for the whole."""
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in (0, 13, 14) and n.platformID == 3]
    post = (family + "-" + style).replace(" ", "")
    full = family if style == "Regular" else family + " " + style
    for key, text in ((1, full), (2, "Regular"), (3, post), (4, full), (6, post)):
        names.setName(text, key, 3, 1, 0x409)


def main(source, target, family, style, everything=""):
    font = TTFont(source, recalcTimestamp=False)
    adapt(font)
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["BASE", "GSUB", "GPOS", "GDEF", "STAT", "vhea", "vmtx", "gasp", "prep", "GlyphOrder"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted(font, everything))
    cutter.subset(font)
    rename(font, family, style)
    font.save(target, reorderTables=True)
    print(target, len(font.getBestCmap()), "characters")


main(*sys.argv[1:])
