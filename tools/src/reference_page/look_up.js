// Finding the page of a code, in the index of a folder of pages.

addEventListener("DOMContentLoaded", () => {
  showWords();
  setUpLanguages();
  const pages = [...document.querySelectorAll(".pages a")].map((link) => ({
    link,
    first: BigInt(link.dataset.first),
    last: BigInt(link.dataset.last),
  }));
  const field = document.getElementById("search");
  const shown = document.getElementById("shown");

  // The address of a code's page; nothing where no page can have it.
  const find = (query) => {
    if (!isNumber(query.trim())) return undefined;
    const code = BigInt(query.trim());
    const page = pages.find(({ first, last }) => first <= code && code <= last);
    return page && { link: page.link, address: `${page.link.getAttribute("href")}#${code}` };
  };

  const search = (query) => {
    const found = find(query);
    for (const { link } of pages) link.classList.toggle("is-found", link === found?.link);
    shown.replaceChildren();
    Object.assign(shown, { lang: words[current.words].lang, dir: words[current.words].dir });
    if (found) {
      const link = document.createElement("a");
      link.href = found.address;
      link.textContent = query.trim();
      shown.append(link);
    } else if (query.trim()) {
      shown.textContent = word("no-page");
    }
  };
  setUpField(field, search);
  afterLanguage = () => search(field.value);
  field.addEventListener("keydown", (event) => {
    const found = event.key === "Enter" && !event.isComposing && find(field.value);
    if (found) location.href = found.address;
  });

  // A link to a code leads to its page, or tells that there is none.
  const goToCode = () => {
    const code = named();
    const found = find(code);
    if (found) location.replace(found.address);
    else if (isNumber(code)) search((field.value = code));
  };
  addEventListener("hashchange", goToCode);
  goToCode();
});
