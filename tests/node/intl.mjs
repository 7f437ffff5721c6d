// Plural categories and formatted numbers, as a browser has them.
import { serve } from "./serve.mjs";

// Which of these languages ICU has plural rules for.
const languages = ({ languages }) => Intl.PluralRules.supportedLocalesOf(languages);

// The category of each number, with as many digits in its fraction as it is written with.
const plurals = ({ locale, type, numbers }) => {
  const byDigits = new Map();
  return numbers.map((written) => {
    const digits = (written.split(".")[1] ?? "").length;
    if (!byDigits.has(digits)) {
      const maximumFractionDigits = Math.max(digits, 3);
      const options = { type, minimumFractionDigits: digits, maximumFractionDigits };
      byDigits.set(digits, new Intl.PluralRules(locale, options));
    }
    return byDigits.get(digits).select(Number(written));
  });
};

const numbers = ({ locale, options, numbers }) => {
  const format = new Intl.NumberFormat(locale, options);
  return numbers.map((number) => format.format(Number(number)));
};

await serve({ languages, plurals, numbers });
