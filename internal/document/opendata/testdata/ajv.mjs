// Validates files against a JSON Schema with ajv. Exits with 3 when it is not installed.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";

let Ajv;
try {
  const require = createRequire(path.join((process.env.NODE_PATH || process.cwd()).split(path.delimiter)[0], "x.js"));
  Ajv = require("ajv/dist/2020").default;
} catch (e) {
  console.error(e.message);
  process.exit(3);
}

const [schema, ...files] = process.argv.slice(2);
const validate = new Ajv({ strict: true, allErrors: true }).compile(JSON.parse(readFileSync(schema, "utf8")));
let failed = false;
for (const file of files) {
  if (!validate(JSON.parse(readFileSync(file, "utf8")))) {
    failed = true;
    console.log(file, JSON.stringify(validate.errors.slice(0, 10)));
  }
}
process.exit(failed ? 1 : 0);
