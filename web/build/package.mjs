// Puts the npm package together: node package.mjs VERSION beian-core.mjs beian-core.wasm OUTPUT-FOLDER
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const [version, program, wasm, output] = process.argv.slice(2);

/** A type for a part of a JSON schema, as far as the schema of reports goes. */
function typeOf(schema, indent) {
  if (schema.$ref) return typeOf(definitions[schema.$ref.split("/").pop()], indent);
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.type == "array") {
    const item = typeOf(schema.items, indent);
    return item.includes(" | ") ? `(${item})[]` : `${item}[]`;
  }
  if (schema.type == "object") return members(schema, indent);
  if (schema.type == "integer") return "number";
  if (["string", "boolean", "number"].includes(schema.type)) return schema.type;
  throw new Error(`no type for ${JSON.stringify(schema)}`);
}

function members({ properties, required = [] }, indent) {
  const lines = Object.entries(properties).map(([name, schema]) => {
    const words = schema.description ? `${indent}  /** ${schema.description} */\n` : "";
    const key = /^\w+$/.test(name) ? name : JSON.stringify(name);
    return `${words}${indent}  ${key}${required.includes(name) ? "" : "?"}: ${typeOf(schema, `${indent}  `)};\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}

const schemaFile = join(root, "assets/report.schema.json");
const schema = JSON.parse(readFileSync(schemaFile, "utf8")), definitions = schema.$defs;
const types = `// ${schema.description} Generated from report.schema.json.\nexport interface Report ${members(schema, "")}\n`;

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const own = join(root, "web/headless");
for (const name of readdirSync(own)) {
  if (/\.(mjs|d\.ts|md)$/.test(name)) copyFileSync(join(own, name), join(output, name));
}
const manifest = readFileSync(join(own, "package.json"), "utf8").replace("{{version}}", version);
writeFileSync(join(output, "package.json"), manifest);
writeFileSync(join(output, "report.d.ts"), types);
for (const file of [program, wasm, schemaFile, join(root, "LICENSE"), join(root, "THIRD_PARTY_NOTICES.md")]) copyFileSync(file, join(output, basename(file)));
