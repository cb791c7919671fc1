"""Writes texts into cells of a workbook as a program does that knows no row heights.

write.py FILE OUT: texts from standard input, {sheet: {cell: text}}.
"""
import json
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
for sheet, cells in json.load(sys.stdin).items():
    for cell, text in cells.items():
        book[sheet][cell] = text
book.save(sys.argv[2])
