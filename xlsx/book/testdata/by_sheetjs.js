// Writes the workbook that outside_test.go knows, as SheetJS writes workbooks; cellDates and shared strings as given.
const XLSX = require('xlsx');
const [, , file, dates, shared] = process.argv;
const sheet = {
  '!ref': 'A1:I9',
  A1: { t: 's', v: '规章', c: [{ a: '审核人', t: '请核实' }] }, B1: { t: 'n', v: 12 }, C1: { t: 'n', v: 18.076 }, D1: { t: 'n', v: -5 },
  E1: { t: 'b', v: true }, F1: { t: 's', v: '减5' }, A2: { t: 's', v: ' 两 端\n空 白 ' }, B2: { t: 's', v: '<&>"\'' }, C2: { t: 's', v: '𠮷' },
  A4: { t: 'n', f: 'SUM(B1:C1)', v: 30.076 }, B4: { t: 'e', v: 0x07 }, D4: { t: 'n', v: 2025, z: '0"年"' }, A9: { t: 's', v: '藏着' },
  '!merges': [XLSX.utils.decode_range('A6:C7')], '!rows': [], '!cols': [], '!protect': {},
};
sheet['!rows'][8] = { hidden: true };
sheet['!cols'][7] = { hidden: true };
if (dates === 'words') {
  sheet.A3 = { t: 'd', v: new Date(Date.UTC(2026, 0, 31)) };
  sheet.B3 = { t: 'd', v: new Date(Date.UTC(2026, 0, 31, 8, 30)) };
} else {
  sheet.A3 = { t: 'n', v: 46053, z: 'yyyy"年"m"月"d"日"' };
  sheet.B3 = { t: 'n', v: 46053.354166666664, z: 'yyyy-mm-dd hh:mm' };
}
sheet.C3 = { t: 'n', v: 0.3541666666666667, z: 'h:mm' };
const book = {
  SheetNames: ['表', '隐藏'], Sheets: { 表: sheet, 隐藏: { '!ref': 'C3', C3: { t: 's', v: '身份' } } },
  Workbook: { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] }, Props: { Title: '年度报告' },
};
XLSX.writeFile(book, file, { bookSST: shared === 'shared', cellDates: dates === 'words', compression: true });
