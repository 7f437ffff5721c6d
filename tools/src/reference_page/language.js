// The language of the page: the one that was chosen, or else the browser's own.

const { locales, words, index, range } = JSON.parse(document.getElementById("data").textContent);
const STORED = "fluent-codes-language";

// What a browser keeps for pages; some keep nothing, for files among others.
const stored = {
  get() {
    try {
      return localStorage.getItem(STORED);
    } catch {
      return null;
    }
  },
  set(name) {
    try {
      localStorage.setItem(STORED, name);
    } catch {
      // The choice holds for this page.
    }
  },
};

// A language with its most likely script and region; nothing for what is no language.
const likely = (tag) => {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
};

// The locale that answers for the first language that one answers for, never one of another
// language or script.
const choose = (tags) => {
  for (const tag of tags) {
    const exact = locales.find(({ name, lang }) => name === tag || lang === tag);
    if (exact) return exact;
    const wanted = likely(tag);
    const alike = locales.filter(({ lang }) => {
      const own = likely(lang);
      return wanted && own && own.language === wanted.language && own.script === wanted.script;
    });
    const near = alike.find(({ lang }) => likely(lang).region === wanted.region) ?? alike[0];
    if (near) return near;
  }
  return locales[0];
};

const asked = new URLSearchParams(location.search).get("lang");
let current = choose([asked, stored.get(), ...navigator.languages].filter(Boolean));

const root = document.documentElement;
const word = (id) => words[current.words].words[id];

// Shows the page in the current locale; its own words may be in another language.
const showLanguage = () => {
  root.dataset.language = current.name;
  root.lang = current.lang;
  root.dir = current.dir;
  document.title = current.title.text;
};
const showWords = () => {
  const { lang, dir } = words[current.words];
  for (const element of document.querySelectorAll("[data-word]")) {
    Object.assign(element, { textContent: word(element.dataset.word), lang, dir });
  }
  const { text, lang: titleLanguage } = current.title;
  Object.assign(document.querySelector("h1"), { textContent: text, lang: titleLanguage });
};

// What a language is called in itself.
const nameOf = ({ name, lang }) => {
  try {
    const called = new Intl.DisplayNames([lang], { type: "language" }).of(lang);
    return called === lang ? name : `${called} (${name})`;
  } catch {
    return name;
  }
};

// Whether a text is written as a code is.
const isNumber = (text) => /^-?\d{1,19}$/.test(text);

// The code that the address names, or another part of the page.
const named = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
};

let afterLanguage = () => {};

const setUpLanguages = () => {
  const select = document.getElementById("language");
  if (!select) return;
  for (const [position, locale] of locales.entries()) {
    select.options[position].textContent = nameOf(locale);
    select.options[position].selected = locale === current;
  }
  select.addEventListener("change", () => {
    current = locales[select.selectedIndex];
    stored.set(current.name);
    showLanguage();
    showWords();
    afterLanguage();
  });
};

// The field for searching: `/` leads to it, Escape empties it.
const setUpField = (field, search) => {
  field.addEventListener("input", () => search(field.value));
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, select, textarea");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.select();
    } else if (event.key === "Escape" && event.target === field) {
      field.value = "";
      search("");
    }
  });
};

// Before anything is shown.
showLanguage();
