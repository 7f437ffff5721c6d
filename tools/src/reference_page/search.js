// Searching as you type, and links to codes.

// Without case, accents and the difference of wide and narrow forms.
const folded = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();

const textOf = (element) => {
  const parts = element.querySelectorAll(".message, .help");
  return folded([...parts].map((part) => part.textContent).join("\n"));
};

const entryOf = (element) => {
  const texts = [...element.querySelectorAll(".text")];
  return {
    element,
    code: element.id,
    texts: texts.map((text) => ({ element: text, text: textOf(text), isMatch: false })),
  };
};

// Shows the texts in which all words are, and hides codes without such a text. A text in another
// language than the page's is shown where that language's own does not match.
const filterEntry = ({ element, code, texts }, wanted) => {
  const isCode = wanted.every((part) => code.includes(part));
  const isIn = ({ text }) => wanted.every((part) => code.includes(part) || text.includes(part));
  const matches = isCode ? [] : texts.filter(isIn);
  const isOwn = ({ element }) => element.dataset.locale === current.name;
  const others = matches.some(isOwn) ? [] : matches;
  for (const text of texts) setClass(text, others.includes(text));
  const isFound = isCode || matches.length > 0;
  // A page has thousands of these, and most stay as they are.
  if (element.hidden === isFound) element.hidden = !isFound;
  return isFound;
};

const setClass = (text, isMatch) => {
  if (text.isMatch === isMatch) return;
  text.isMatch = isMatch;
  text.element.classList.toggle("match", isMatch);
};

const MAX_HIGHLIGHTS = 500;

// Marks the words in the texts that are shown, where the browser can.
const highlight = (entries, wanted) => {
  if (!CSS.highlights) return;
  CSS.highlights.delete("search");
  const ranges = [];
  for (const { element } of wanted.length ? entries : []) {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode() && ranges.length < MAX_HIGHLIGHTS) {
      const node = nodes.currentNode;
      const text = node.data.toLowerCase();
      // A character may have other lengths in small letters.
      if (text.length !== node.data.length || node.parentElement.closest("[data-word]")) continue;
      for (const part of wanted) {
        for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + part.length);
          ranges.push(range);
        }
      }
    }
  }
  if (ranges.length) CSS.highlights.set("search", new Highlight(...ranges));
};

// Copies a text, also where a page from http has no clipboard.
const copy = async (text) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
};

// The timer of a notice that ends by itself.
let timer;
const tell = (text) => {
  document.getElementById("notice").textContent = text;
  clearTimeout(timer);
  timer = undefined;
};
const tellBriefly = (text) => {
  tell(text);
  timer = setTimeout(() => tell(""), 2000);
};
const endNotice = () => {
  if (timer === undefined) tell("");
};

// The address of a code, which stays the same however the codes are divided among pages.
const addressOf = (code) => {
  const address = new URL(index || location.pathname, location.href);
  address.search = "";
  address.hash = code;
  return address.href;
};

// Whether another page of the folder may have a code.
const isElsewhere = (code) => {
  if (!range || !isNumber(code)) return false;
  const [first, last] = range.map(BigInt);
  return BigInt(code) < first || BigInt(code) > last;
};

// Searches all codes of the page, and shows how many were found.
const setUpSearch = (field) => {
  const entries = [...document.querySelectorAll(".entry")].map(entryOf);
  const sections = [...document.querySelectorAll("section.group")];
  const links = [...document.querySelectorAll(".groups details a")];
  const shown = document.getElementById("shown");
  const search = (query) => {
    const wanted = folded(query).split(/\s+/).filter(Boolean);
    const found = entries.filter((entry) => filterEntry(entry, wanted));
    for (const [position, section] of sections.entries()) {
      section.hidden = !section.querySelector(".entry:not([hidden])");
      links[position].parentElement.hidden = section.hidden;
    }
    shown.textContent = found.length ? `${word("shown")} ${found.length}` : word("nothing");
    Object.assign(shown, { lang: words[current.words].lang, dir: words[current.words].dir });
    highlight(found, wanted);
    endNotice();
  };
  setUpField(field, search);
  afterLanguage = () => search(field.value);
  search(field.value);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    document.querySelector(".entry:not([hidden]) .code")?.focus();
  });
  return search;
};

// Leads to the code that the address names, here or on another page, or tells that there is none.
const setUpAddress = (field, search) => {
  const goToCode = () => {
    const code = named();
    const entry = document.getElementById(code);
    if (entry?.hidden) {
      field.value = "";
      search("");
    }
    endNotice();
    if (entry) entry.scrollIntoView();
    else if (isElsewhere(code)) location.replace(addressOf(code));
    else if (isNumber(code)) tell(`${code}: ${word(range ? "no-page" : "nothing")}`);
  };
  addEventListener("hashchange", goToCode);
  if (location.hash) goToCode();
};

// A click on a code copies the link to it, besides following it.
const setUpCopying = () => {
  for (const link of document.querySelectorAll(".code")) {
    link.setAttribute("aria-describedby", "copies");
  }
  document.addEventListener("click", async (event) => {
    const link = event.target.closest(".code");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    try {
      await copy(addressOf(link.hash.slice(1)));
      tellBriefly(word("copied"));
    } catch {
      // The link leads to the code all the same, and the address field shows it.
    }
  });
};

addEventListener("DOMContentLoaded", () => {
  showWords();
  setUpLanguages();
  const field = document.getElementById("search");
  setUpAddress(field, setUpSearch(field));
  setUpCopying();
  // On a narrow screen the codes come first.
  const details = document.querySelector(".groups details");
  if (matchMedia("(max-width: 61.99rem)").matches) details.open = false;
});
