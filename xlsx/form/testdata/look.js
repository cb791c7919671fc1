// Opens workbooks with a library and prints the cell A4 of every sheet.
const [library, ...files] = process.argv.slice(2);
const say = (sheet, value) => console.log(`${sheet}!A4=${value}`);

(async () => {
  for (const file of files) {
    if (library === "exceljs") {
      const book = new (require("exceljs").Workbook)();
      await book.xlsx.readFile(file);
      book.eachSheet((s) => say(s.name, s.getCell("A4").value));
    } else {
      const book = require("xlsx").readFile(file);
      for (const name of book.SheetNames) say(name, (book.Sheets[name].A4 || {}).v);
    }
  }
})().catch((e) => {
  console.error(e);
  process.exit(1);
});
