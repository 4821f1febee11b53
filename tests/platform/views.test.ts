import { expect, test } from "vitest";
import { formField } from "../../src/platform/fields.ts";
import { emptyForm } from "../../src/platform/forms.ts";
import { loadTexts } from "../../src/platform/i18n.ts";
import { loadViews } from "../../src/platform/views.ts";

const render = loadViews();
const t = loadTexts().fi;
const page = {
  t,
  locale: "fi",
  csrf: "",
  title: "",
  languages: [],
  frame: { visitor: null, programme: null },
  banners: [],
};

test("what was typed on several lines comes back to the letter, however deep its field stands in the page", () => {
  const text = 'yksi\n  kaksi <b>"kolme"</b>\n\nneljä';
  const fields = [formField(emptyForm, t, "text", { label: "Teksti", rows: 3, value: text })];
  const html = render(
    "identity/form",
    { heading: "", lead: null, url: "/", button: "", fields, links: [], mistakes: [] },
    page,
  );
  const shown = /<textarea[^>]*>([\s\S]*)<\/textarea>/.exec(html)?.[1];
  expect(shown).toBe("yksi\n  kaksi &lt;b&gt;&quot;kolme&quot;&lt;/b&gt;\n\nneljä");
});

test("a view that asks for what its model does not have fails, rather than showing nothing", () => {
  expect(() => render("errors/error", { heading: "Otsikko" }, page)).toThrow(/text/);
});

test("an address that would run a script is not followed", () => {
  const links = ["javascript:alert(1)", "//elsewhere.example", "/programmes"].map((url) => ({ url, text: "linkki" }));
  const html = render(
    "identity/form",
    { heading: "", lead: null, url: "/", button: "", fields: [], links, mistakes: [] },
    page,
  );
  expect([...html.matchAll(/<a href="([^"]*)">linkki/g)].map((match) => match[1])).toEqual(["#", "#", "/programmes"]);
});
