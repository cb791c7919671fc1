"""Prints, for each workbook named, what openpyxl finds on its sheets."""
import json
import os
import sys

import openpyxl

books = {}
for path in sys.argv[1:]:
    sheets = {}
    for s in openpyxl.load_workbook(path):
        sheets[s.title] = {
            "state": s.sheet_state,
            "titles": s.print_title_rows or "",
            "freeze": s.freeze_panes or "",
            "protected": s.protection.sheet,
            "inputs": sum(not c.protection.locked for row in s.iter_rows() for c in row),
            "guards": len(s.data_validations.dataValidation),
        }
    books[os.path.basename(path).removesuffix(".xlsx")] = sheets
print(json.dumps(books))
