// Texts, as `@fluent/bundle` formats them.
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { serve } from "./serve.mjs";

const bundle = ({ locale, file, isolating }) => {
  const bundle = new FluentBundle(locale, { useIsolating: isolating });
  bundle.addResource(new FluentResource(file));
  return bundle;
};

// The text of `E1`.
const text = (question) => {
  const of = bundle(question);
  return of.formatPattern(of.getMessage("E1").value, question.args, []);
};

// The texts of some messages.
const texts = (question) => {
  const of = bundle(question);
  return question.ids.map((id) => of.formatPattern(of.getMessage(id).value, question.args, []));
};

await serve({ text, texts });
