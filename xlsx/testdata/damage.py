"""Damages workbooks as clerks and programs do, by openpyxl: damage.py ISSUED FOLDER < CASES

CASES is a JSON list of [name, code]; each is run over the issued workbook `wb` and saved as FOLDER/name.xlsx."""
import io, json, sys
import openpyxl

issued, folder = sys.argv[1:3]
with open(issued, "rb") as f:
    data = f.read()


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


for name, code in json.load(sys.stdin):
    wb = openpyxl.load_workbook(io.BytesIO(data))
    exec(code, dict(globals(), wb=wb))
    wb.save(f"{folder}/{name}.xlsx")
