// The text of each message of the locales in a folder, as `@fluent/bundle` formats it:
// node shipped.mjs FOLDER
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";

const folder = process.argv[2];
const texts = (locale) => {
  const resource = new FluentResource(readFileSync(join(folder, locale, "errors.ftl"), "utf8"));
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const errors = bundle.addResource(resource);
  if (errors.length) throw errors[0];
  const text = ({ id, value }) => [id, bundle.formatPattern(value, { code: "42" })];
  return Object.fromEntries(resource.body.map(text));
};

const entries = readdirSync(folder, { withFileTypes: true });
const locales = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
console.log(JSON.stringify(Object.fromEntries(locales.map((name) => [name, { texts: texts(name) }]))));
