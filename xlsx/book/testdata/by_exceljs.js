// Writes the workbook that outside_test.go knows, as exceljs writes workbooks; streamed when told so.
const ExcelJS = require('exceljs');
const [, , file] = process.argv;
const book = new ExcelJS.Workbook();
book.title = '年度报告';
const sheet = book.addWorksheet('表');
const cells = {
  A1: '规章', B1: 12, C1: 18.076, D1: -5, E1: true, F1: { richText: [{ text: '减', font: { bold: true } }, { text: '5' }] },
  A2: ' 两 端\n空 白 ', B2: '<&>"\'', C2: '𠮷', A3: new Date(Date.UTC(2026, 0, 31)), B3: new Date(Date.UTC(2026, 0, 31, 8, 30)), C3: 0.3541666666666667,
  A4: { formula: 'SUM(B1:C1)', result: 30.076 }, B4: { error: '#DIV/0!' }, D4: 2025, A9: '藏着',
};
for (const [name, value] of Object.entries(cells)) sheet.getCell(name).value = value;
sheet.getCell('B3').numFmt = 'yyyy-mm-dd hh:mm';
sheet.getCell('C3').numFmt = 'h:mm';
sheet.getCell('D4').numFmt = '0"年"';
sheet.getCell('A1').note = '请核实';
sheet.mergeCells('A6:C7');
sheet.getRow(9).hidden = true;
sheet.getColumn(8).hidden = true;
const hidden = book.addWorksheet('隐藏', { state: 'veryHidden' });
hidden.getCell('C3').value = '身份';
sheet.protect('', {}).then(() => book.xlsx.writeFile(file));
