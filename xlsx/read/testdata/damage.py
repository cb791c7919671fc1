"""Damages workbooks as clerks and programs do, by openpyxl: damage.py ISSUED OTHER FOLDER < CASES

CASES is a JSON list of [name, code]; each is run over the issued workbook `wb` and saved as FOLDER/name.xlsx. OTHER is a
workbook of another edition. What openpyxl cannot make is done afterwards, to the parts of the file, by `after(parts)`."""
import io, json, pickle, sys, zipfile
import openpyxl

issued, other, folder = sys.argv[1:4]
whole = pickle.dumps(openpyxl.load_workbook(issued))  # taken out again much faster than read again


def shift(ws, change, move, kept):
    """Changes a sheet and moves its merged ranges along, as a spreadsheet program does and openpyxl does not: a label
    merged over several rows or columns is kept when the first of them goes."""
    ranges = [(list(r.bounds), ws.cell(r.min_row, r.min_col).value) for r in ws.merged_cells.ranges]
    for (left, top, right, bottom), _ in ranges:
        ws.unmerge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    change()
    for bounds, value in ranges:
        gone = kept(bounds)
        left, top, right, bottom = move(bounds)
        if right < left or bottom < top:
            continue
        if gone:
            ws.cell(top, left).value = value
        if (left, top) != (right, bottom):
            ws.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def insert_row(ws, at, n=1):
    shift(ws, lambda: ws.insert_rows(at, n),
          lambda b: (b[0], b[1] + n * (b[1] >= at), b[2], b[3] + n * (b[3] >= at)), lambda b: False)


def delete_row(ws, at):
    shift(ws, lambda: ws.delete_rows(at),
          lambda b: (b[0], b[1] - (b[1] > at), b[2], b[3] - (b[3] >= at)), lambda b: b[1] == at < b[3])


def insert_col(ws, at):
    shift(ws, lambda: ws.insert_cols(at),
          lambda b: (b[0] + (b[0] >= at), b[1], b[2] + (b[2] >= at), b[3]), lambda b: False)


def delete_col(ws, at):
    shift(ws, lambda: ws.delete_cols(at),
          lambda b: (b[0] - (b[0] > at), b[1], b[2] - (b[2] >= at), b[3]), lambda b: b[0] == at < b[2])


def values(ws, row):
    return [ws.cell(row, c).value for c in range(1, ws.max_column + 1)]


def put(ws, row, cells):
    for c, v in enumerate(cells, 1):
        if not isinstance(ws.cell(row, c), openpyxl.cell.cell.MergedCell):
            ws.cell(row, c).value = v


def paste(ws, source):
    """Replaces all that stands on a sheet by what stands on another."""
    for r in list(ws.merged_cells.ranges):
        ws.unmerge_cells(str(r))
    for row in ws.iter_rows():
        for c in row:
            c.value = None
    for row in source.iter_rows():
        for c in row:
            if c.value is not None:
                ws.cell(c.row, c.column).value = c.value
    for r in source.merged_cells.ranges:
        ws.merge_cells(str(r))


def relate(parts, name, kind, target, mode=""):
    """Adds a relationship to a file of them."""
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    xml = parts.get(name, (head + "</Relationships>").encode()).decode()
    relation = f'<Relationship Id="x{len(xml)}" Type="{schema}{kind}" Target="{target}"{mode}/>'
    parts[name] = xml.replace("</Relationships>", relation + "</Relationships>").encode()
    return f"x{len(xml)}"


def declare(parts, name, kind):
    """Declares the type of a part."""
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace(
        "</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>').encode()


def draw(parts, sheet, xml):
    """Puts a drawing on a sheet."""
    parts["xl/drawings/drawing9.xml"] = xml.encode()
    declare(parts, "xl/drawings/drawing9.xml", "application/vnd.openxmlformats-officedocument.drawing+xml")
    at = relate(parts, f"xl/worksheets/_rels/{sheet}.xml.rels", "drawing", "/xl/drawings/drawing9.xml")
    part = f"xl/worksheets/{sheet}.xml"
    parts[part] = parts[part].decode().replace(
        "</worksheet>", f'<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{at}"/>'
                        "</worksheet>").encode()


for name, code in json.load(sys.stdin):
    wb = pickle.loads(whole)
    for ws in wb:  # what pickle forgets
        for lines, add in (ws.row_dimensions, ws._add_row), (ws.column_dimensions, ws._add_column):
            lines.default_factory, lines.reference = add, "index"
    scope = dict(globals(), wb=wb)
    exec(code, scope)
    saved = io.BytesIO()
    wb.save(saved)
    if "after" in scope:
        with zipfile.ZipFile(saved) as z:
            parts = {n: z.read(n) for n in z.namelist()}
        scope["after"](parts)
        saved = io.BytesIO()
        with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as z:
            for n in parts:
                z.writestr(n, parts[n])
    with open(f"{folder}/{name}.xlsx", "wb") as f:
        f.write(saved.getvalue())
