// Texts, as `@fluent/bundle` formats them.
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { serve } from "./serve.mjs";

// The text of `E1`.
const text = ({ locale, file, isolating, args }) => {
  const bundle = new FluentBundle(locale, { useIsolating: isolating });
  bundle.addResource(new FluentResource(file));
  return bundle.formatPattern(bundle.getMessage("E1").value, args, []);
};

await serve({ text });
