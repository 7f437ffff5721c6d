// Plural categories and formatted numbers, as a browser has them.
import { serve } from "./serve.mjs";

// Which of these languages ICU has plural rules for.
const languages = ({ languages }) => Intl.PluralRules.supportedLocalesOf(languages);

// For each locale, the categories of these numbers, with spaces between them. A number has as many
// digits in its fraction as it is written with.
const plurals = ({ locales, type, numbers }) =>
  locales.map((locale) => {
    const byDigits = new Map();
    const category = (written) => {
      const digits = (written.split(".")[1] ?? "").length;
      if (!byDigits.has(digits)) {
        const maximumFractionDigits = Math.max(digits, 3);
        const options = { type, minimumFractionDigits: digits, maximumFractionDigits };
        byDigits.set(digits, new Intl.PluralRules(locale, options));
      }
      return byDigits.get(digits).select(Number(written));
    };
    return numbers.map(category).join(" ");
  });

const numbers = ({ locale, options, numbers }) => {
  const format = new Intl.NumberFormat(locale, options);
  return numbers.map((number) => format.format(Number(number)));
};

await serve({ languages, plurals, numbers });
