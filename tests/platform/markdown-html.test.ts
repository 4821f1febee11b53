import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "../../src/platform/markdown-html.ts";

const htmlOf = (text: string) => renderMarkdown(text, "part").body.html;

describe("a long text in Markdown", () => {
  test("keeps what looks like HTML as text", () => {
    expect(htmlOf('<script>alert(1)</script> <b onclick="x">lihava</b>')).toBe(
      "<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b onclick=&quot;x&quot;&gt;lihava&lt;/b&gt;</p>\n",
    );
  });

  test("links to the web, to mail and to the product's own pages, and nowhere else", () => {
    expect(htmlOf("[a](https://example.org/?b=1&c=2)")).toContain('<a href="https://example.org/?b=1&amp;c=2">a</a>');
    expect(htmlOf("[a](/programmes)")).toContain('<a href="/programmes">a</a>');
    for (const url of ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "//evil.example", "vbscript:x"])
      expect(htmlOf(`[a](${url})`)).not.toContain("<a");
  });

  test("fetches no pictures and carries no styles", () => {
    const table = htmlOf("![kuva](https://example.org/a.png)\n\n| a | b |\n| :- | -: |\n| 1 | 2 |");
    expect(table).not.toMatch(/<img|style=/);
    expect(table).toContain('<table class="table">');
  });

  test("has its headings under the page's, none skipping a level", () => {
    const { body, headings } = renderMarkdown("# Yksi\n\n#### Kaksi `koodi`\n\n# Kolme\n\ntekstiä", "part");
    expect(headings).toEqual([
      { id: "part-1", text: "Yksi", level: 2 },
      { id: "part-2", text: "Kaksi koodi", level: 3 },
      { id: "part-3", text: "Kolme", level: 2 },
    ]);
    expect(body.html).toContain('<h3 id="part-2">Kaksi <code>koodi</code></h3>');
    expect(renderMarkdown("### Vain tämä", "part").headings.map(({ level }) => level)).toEqual([2]);
  });

  test("never lets out an element of its writer's, whatever is written", () => {
    const sign = fc.constantFrom(
      "<",
      ">",
      "a",
      '"',
      "[",
      "](",
      ")",
      "javascript:",
      "`",
      "*",
      "#",
      "\n",
      " ",
      "&",
      "|",
      "-",
    );
    const ours = /<\/?(p|h[2-6]|em|strong|code|pre|ul|ol|li|hr|br|blockquote|a|s|div|table|thead|tbody|tr|th|td)[ >/]/;
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
        const html = htmlOf(signs.join(""));
        for (const [element] of html.matchAll(/<\/?[a-z][^>]*>/g)) expect(element).toMatch(ours);
        expect(html).not.toMatch(/href="javascript/i);
      }),
    );
  });
});
