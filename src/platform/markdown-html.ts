import MarkdownIt from "markdown-it";

/** HTML that our own renderer made of Markdown: nothing in it is markup that somebody typed. */
export interface SafeHtml {
  html: string;
}

/** A heading of a text, with the id that it has in the HTML. */
export interface Heading {
  id: string;
  text: string;
  /** 2 for the text's own main headings, under the page's. */
  level: number;
}

// HTML in the text stays text. Pictures would be fetched from elsewhere.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable(["image"]);
// To the web over TLS or not, by mail, or to a page of the product.
markdown.validateLink = (url) => /^(https?:\/\/|mailto:|\/(?![/\\])|#)/i.test(url.trim());
// A column's side would be a style attribute, which pages do not allow; a wide table scrolls by itself.
for (const cell of ["th_open", "td_open"])
  markdown.renderer.rules[cell] = (tokens, at) => `<${tokens[at]?.tag ?? "td"}>`;
markdown.renderer.rules["table_open"] = () => `<div class="table-scroll" tabindex="0"><table class="table">\n`;
markdown.renderer.rules["table_close"] = () => `</table></div>\n`;

/**
 * A long text in Markdown (CommonMark, with tables and strikethrough) as HTML, and its headings in their order. The
 * headings come under the page's own: the highest of them is of level 2, and none skips a level. Their ids begin with
 * `prefix`, so that two texts can stand on one page.
 */
export function renderMarkdown(text: string, prefix: string): { body: SafeHtml; headings: Heading[] } {
  const tokens = markdown.parse(text, {});
  const opening = tokens.flatMap((token, at) => (token.type === "heading_open" ? [{ token, at }] : []));
  const highest = Math.min(...opening.map(({ token }) => Number(token.tag.slice(1))));
  const headings: Heading[] = [];
  for (const [number, { token, at }] of opening.entries()) {
    const wanted = Number(token.tag.slice(1)) - highest + 2;
    const level = Math.min(wanted, (headings.at(-1)?.level ?? 1) + 1, 6);
    const id = `${prefix}-${number + 1}`;
    token.tag = `h${level}`;
    token.attrSet("id", id);
    // What a heading says is one token, then it ends.
    const closing = tokens[at + 2];
    if (closing?.type === "heading_close") closing.tag = token.tag;
    headings.push({ id, level, text: wordsOf(tokens[at + 1]?.children ?? []) });
  }
  return { body: { html: markdown.renderer.render(tokens, markdown.options, {}) }, headings };
}

function wordsOf(tokens: readonly { type: string; content: string }[]): string {
  const said = tokens.filter(({ type }) => type === "text" || type === "code_inline");
  return said.map(({ content }) => content).join("");
}
