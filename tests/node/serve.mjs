// Answers questions: reads them from the standard input and writes answers, a line of JSON each.
import { createInterface } from "node:readline";

const versions = () => {
  const { icu, cldr } = process.versions;
  return { node: process.version, icu, cldr };
};

export const serve = async (answers) => {
  const all = { versions, ...answers };
  for await (const line of createInterface({ input: process.stdin })) {
    const question = JSON.parse(line);
    console.log(JSON.stringify(all[question.ask](question)));
  }
};
