// Saves a workbook again: resave.js sheetjs|exceljs FROM TO. The packages are looked for in NODE_PATH.
const [program, from, to] = process.argv.slice(2);
if (program === "sheetjs") {
  const XLSX = require("xlsx");
  XLSX.writeFile(XLSX.readFile(from, { cellStyles: true }), to, { bookType: "xlsx" });
} else {
  const { Workbook } = require("exceljs");
  const book = new Workbook();
  book.xlsx.readFile(from).then(() => book.xlsx.writeFile(to));
}
