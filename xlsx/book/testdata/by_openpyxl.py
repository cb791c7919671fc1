"""Writes the workbook that outside_test.go knows, as openpyxl writes workbooks."""
import datetime
import sys

from openpyxl import Workbook
from openpyxl.comments import Comment

book = Workbook()
sheet = book.active
sheet.title = "表"
for name, value in {
    "A1": "规章", "B1": 12, "C1": 18.076, "D1": -5, "E1": True, "F1": "减5", "A2": " 两 端\n空 白 ", "B2": "<&>\"'",
    "C2": "𠮷", "A3": datetime.date(2026, 1, 31), "B3": datetime.datetime(2026, 1, 31, 8, 30), "C3": datetime.time(8, 30),
    "A4": "=SUM(B1:C1)", "B4": "#DIV/0!", "D4": 2025, "A9": "藏着",
}.items():
    sheet[name] = value
sheet["D4"].number_format = '0"年"'
sheet["A1"].comment = Comment("请核实", "审核人")
sheet.merge_cells("A6:C7")
sheet.row_dimensions[9].hidden = True
sheet.column_dimensions["H"].hidden = True
sheet.protection.sheet = True
hidden = book.create_sheet("隐藏")
hidden.sheet_state = "veryHidden"
hidden["C3"] = "身份"
book.properties.title = "年度报告"
book.save(sys.argv[1])
