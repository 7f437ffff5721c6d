// Opens the pages of `export --format html` in Chromium: node reference_page.mjs FOLDER CHROMIUM
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [folder, executablePath] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

// Serves the pages, as a platform does.
const server = createServer(async (request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  try {
    const page = await readFile(join(folder, path));
    response.writeHead(200, { "content-type": "text/html" }).end(page);
  } catch {
    response.writeHead(404).end();
  }
});

let browser;
let origin;

before(async () => {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
});

after(async () => {
  await browser?.close();
  server.close();
});

// Opens a page in a browser of its own, runs a test in it, and makes sure that nothing went wrong
// beside, and that the page asked for no file but pages.
const inPage = async (path, options, check) => {
  const context = await browser.newContext({ viewport: DESK, locale: "en-US", ...options });
  const troubles = [];
  try {
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
    const page = await context.newPage();
    page.on("console", (message) => troubles.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!request.isNavigationRequest() && !url.startsWith("data:")) troubles.push(`asks ${url}`);
    });
    await page.goto(origin + path);
    await check(page);
  } finally {
    await context.close();
  }
  assert.deepEqual(troubles, []);
};

// The texts of the codes that are shown, by code.
const shown = (page) =>
  page.evaluate(() => {
    const isShown = (element) => element.checkVisibility();
    const entries = [...document.querySelectorAll(".entry")].filter(isShown);
    const texts = (entry) =>
      [...entry.querySelectorAll(".message")].filter(isShown).map((text) => text.innerText.trim());
    return Object.fromEntries(entries.map((entry) => [entry.id, texts(entry).join("|")]));
  });

const language = (page) =>
  page.evaluate(() => {
    const { lang, dir } = document.documentElement;
    return `${lang} ${dir} ${document.getElementById("search").labels[0].textContent}`;
  });

test("the browser's language is chosen first, and never one of another script", async () => {
  const expected = {
    "en-GB": "en-US ltr Search codes and texts",
    "zh-SG": "zh-CN ltr 搜索错误码或文本",
    "zh-HK": "zh-HK ltr 搜尋錯誤碼或文字",
    "zh-Hant": "zh-TW ltr 搜尋錯誤碼或文字",
    "sr-Latn": "en-US ltr Search codes and texts",
  };
  for (const [locale, answer] of Object.entries(expected)) {
    await inPage("/upload.html", { locale }, async (page) => {
      assert.equal(await language(page), answer, locale);
    });
  }
});

test("a language is switched to, and kept", async () => {
  await inPage("/upload.html", {}, async (page) => {
    assert.equal(await page.title(), "Errors of the upload service");
    const names = await page.locator("#language option").allTextContents();
    assert.deepEqual(names.slice(0, 2), ["American English (en-US)", "العربية (ar)"]);
    await page.selectOption("#language", "zh-CN");
    assert.equal((await shown(page))["131601"], "设备未找到");
    assert.equal(await page.title(), "上传服务的错误码");
    assert.equal(await page.innerText("h1"), "上传服务的错误码");
    assert.match(await page.innerText("h2 >> nth=0"), /^文件$/);
    await page.reload();
    assert.equal((await shown(page))["131601"], "设备未找到");
    await page.goto(`${origin}/upload.html?lang=ar`);
    assert.equal(await language(page), "ar rtl ابحث في الرموز والنصوص");
  });
});

test("what is missing is marked, and shown as it is served", async () => {
  await inPage("/upload.html", { locale: "zh-TW" }, async (page) => {
    const texts = await shown(page);
    // In the script of the language where that is to be had, and else in the source's.
    assert.equal(texts["131201"], "檔案過大");
    assert.equal(texts["131205"], "First line of a longer text\nand its second line");
    assert.equal(texts["131601"], "裝置不存在");
    const marked = page.locator(".entry:has(.missing:visible)");
    assert.equal(await marked.count(), Object.keys(texts).length - 3);
    assert.equal(await page.innerText("[id='131205'] .missing:visible"), "未翻譯");
    assert.equal(await page.getAttribute("[id='131205'] .message:visible", "lang"), "en-US");
  });
});

test("retired codes have a date, and lead to what replaces them", async () => {
  await inPage("/upload.html", {}, async (page) => {
    assert.equal(await page.innerText("[id='120906'] .retired"), "Retired 2026-11-24 · Replaced by 131601");
    assert.equal(await page.innerText("[id='120907'] .retired"), "Retired 2026-11-20");
    await page.click("[id='120906'] .retired a");
    assert.equal(await page.evaluate(() => document.querySelector(":target").id), "131601");
  });
});

test("search finds codes and texts of any language as it is typed", async () => {
  await inPage("/upload.html", {}, async (page) => {
    const found = async (query) => {
      await page.fill("#search", "");
      await page.locator("#search").pressSequentially(query);
      return Object.keys(await shown(page));
    };
    assert.deepEqual(await found("1316"), ["131601"]);
    assert.deepEqual(await found("-1"), ["-1"]);
    assert.deepEqual(await found("EXCEEDS size"), ["131201", "131204"]);
    assert.deepEqual(await found("at most"), ["131201"]);
    assert.deepEqual(await found("ecran eleve"), ["131205"]);
    assert.equal((await shown(page))["131205"].split("|")[1], "Écran élevé");
    assert.equal(await page.innerText("[id='131205'] .match .tag"), "fr");
    assert.deepEqual(await found("设备"), ["131601"]);
    assert.equal(await page.innerText("#shown"), "Codes shown: 1");
    assert.equal(await page.locator("h2:visible").count(), 1);
    assert.equal(await page.locator(".groups li:visible").count(), 1);
    assert.deepEqual(await found("nothing like it"), []);
    assert.equal(await page.innerText("#shown"), "No code matches");
    await page.press("#search", "Escape");
    assert.equal(Object.keys(await shown(page)).length, 10);
  });
});

test("the keyboard reaches everything", async () => {
  await inPage("/upload.html", {}, async (page) => {
    const focused = () =>
      page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Skip to the codes");
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "codes");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "131201");
    await page.keyboard.press("/");
    assert.equal(await focused(), "search");
    assert.equal(await page.inputValue("#search"), "");
    await page.keyboard.type("device");
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "131601");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.getElementById("notice").textContent !== "");
    assert.equal(new URL(page.url()).hash, "#131601");
  });
});

test("a link leads to its code, and a click copies it", async () => {
  await inPage("/upload.html?lang=en-US#-1", {}, async (page) => {
    const isInView = (code) =>
      page.evaluate((code) => {
        const { top, bottom } = document.getElementById(code).getBoundingClientRect();
        const head = document.querySelector(".top").getBoundingClientRect().bottom;
        return top >= head && bottom <= innerHeight;
      }, code);
    assert.equal(await page.evaluate(() => document.querySelector(":target").id), "-1");
    assert.ok(await isInView("-1"));
    await page.click(".code >> text=131203");
    await page.waitForFunction(() => document.getElementById("notice").textContent === "Link copied");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, `${origin}/upload.html#131203`);
    // A code that the search hides is shown again.
    await page.fill("#search", "device");
    await page.evaluate(() => (location.hash = "#131205"));
    await page.waitForFunction(() => document.getElementById("131205").checkVisibility());
    assert.equal(await page.inputValue("#search"), "");
    assert.ok(await isInView("131205"));
  });
});

test("without scripts, all languages stand beneath each other", async () => {
  await inPage("/upload.html", { javaScriptEnabled: false }, async (page) => {
    assert.ok(await page.isVisible("text=size of file exceeds limit"));
    assert.ok(await page.isVisible("text=文件大小过大"));
    assert.ok(await page.isHidden("#search"));
    assert.ok(await page.isHidden("#language"));
    assert.equal(await page.innerText("[id='131205'] [data-locale=ar]"), "ar\nNot translated");
    await page.click(".groups a >> nth=1");
    assert.equal(new URL(page.url()).hash, "#group-2");
  });
});

test("no rule of accessibility is broken", async () => {
  const cases = [
    ["/upload.html", { locale: "en-US", viewport: DESK, colorScheme: "light" }],
    ["/upload.html", { locale: "ar", viewport: PHONE, colorScheme: "dark" }],
    ["/many/index.html", { locale: "en-US", viewport: PHONE, colorScheme: "light" }],
  ];
  for (const [path, options] of cases) {
    await inPage(path, options, async (page) => {
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate("axe.run()");
      const list = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
      assert.deepEqual(list, [], `${path} ${JSON.stringify(options)}`);
      assert.ok(passes.some(({ id }) => id === "color-contrast"));
    });
  }
});

test("the layout fits desks and phones, from both sides", async () => {
  for (const [width, locale] of [[1280, "en-US"], [1280, "ar"], [360, "en-US"], [320, "ar"]]) {
    await inPage("/upload.html", { locale, viewport: { width, height: 800 } }, async (page) => {
      const layout = await page.evaluate(() => {
        const box = (selector) => {
          const { left, right, top, bottom } = document.querySelector(selector).getBoundingClientRect();
          return { left, right, top, bottom };
        };
        const targets = [...document.querySelectorAll("a, input, select, summary")]
          .filter((element) => element.checkVisibility() && !element.matches(".skip"))
          .map((element) => [element.textContent.trim(), element.getBoundingClientRect()])
          .filter(([, { width, height }]) => width < 24 || height < 24);
        return {
          overflow: document.documentElement.scrollWidth - innerWidth,
          small: targets.map(([text]) => text),
          code: box("[id='131201'] .code"),
          text: box("[id='131201'] .texts"),
          search: box("#search"),
          groups: box(".groups"),
        };
      });
      const { code, text, search, groups } = layout;
      assert.ok(layout.overflow <= 0, `${width} ${locale}: ${layout.overflow}`);
      assert.deepEqual(layout.small, [], `${width} ${locale}`);
      assert.ok(search.right - search.left > 150);
      if (width < 500) assert.ok(text.top >= code.bottom - 8, JSON.stringify(layout));
      else if (locale === "ar") assert.ok(code.left >= text.right && groups.left >= code.right);
      else assert.ok(code.right <= text.left && groups.right <= code.left);
    });
  }
});

test("on paper there are the codes, dark on light, and nothing to click", async () => {
  await inPage("/upload.html", { colorScheme: "dark" }, async (page) => {
    const colours = (selector) =>
      page.$eval(selector, (element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return `${color} on ${backgroundColor}`;
      });
    assert.equal(await colours("var"), "rgb(165, 178, 255) on rgb(37, 43, 71)");
    await page.emulateMedia({ media: "print" });
    for (const selector of ["#search", "#language", ".groups", "#shown"]) {
      assert.ok(await page.isHidden(selector), selector);
    }
    for (const selector of ["var", ".retired"]) {
      assert.equal(await colours(selector), "rgb(0, 0, 0) on rgb(238, 238, 238)");
    }
    assert.equal(Object.keys(await shown(page)).length, 10);
  });
});

test("a folder's index leads to the page of a code", async () => {
  await inPage("/many/index.html", {}, async (page) => {
    await page.keyboard.press("/");
    await page.keyboard.type("7");
    assert.equal(await page.getAttribute("#shown a", "href"), "codes-0.html#7");
    await page.fill("#search", "999999");
    assert.equal(await page.innerText("#shown"), "No page has this code");
    // A link to the index leads on, and so does one to a page that has the code no more.
    await page.goto(`${origin}/many/codes-0.html#150000`);
    await page.waitForURL("**/many/codes-150000.html#150000");
    await page.click(".code");
    await page.waitForFunction(() => document.getElementById("notice").textContent !== "");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, `${origin}/many/index.html#150000`);
    await page.click("text=All pages");
    await page.fill("#search", "150000");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/many/codes-150000.html#150000");
    assert.equal(await page.evaluate(() => document.querySelector(":target").id), "150000");
    // A number between two codes is no reason to look elsewhere again and again.
    await page.goto(`${origin}/many/codes-0.html#10`);
    await page.evaluate(() => (location.hash = "#11"));
    await page.waitForFunction(() => document.getElementById("notice").textContent !== "");
    assert.equal(await page.innerText("#notice"), "11: No page has this code");
    assert.equal(page.url(), `${origin}/many/codes-0.html#11`);
    await page.evaluate(() => (location.hash = "#20"));
    await page.waitForFunction(() => document.getElementById("notice").textContent === "");
    // The index tells it of a number behind the codes of a page, and behind the last code.
    await page.goto(`${origin}/many/codes-150000.html#150001`);
    await page.waitForURL("**/many/index.html#150001");
    assert.equal(await page.innerText("#shown"), "No page has this code");
    // No page can have a number behind the last code.
    await page.goto(`${origin}/many/index.html#999999`);
    assert.equal(await page.innerText("#shown"), "No page has this code");
    await page.goto(`${origin}/upload.html#7`);
    assert.equal(await page.innerText("#notice"), "7: No code matches");
  });
});
