// Texts of other tools are HTML; ours are Markdown without any. What has no place in it is left out and named.

import { decodeEntities } from "./html-entities.ts";

export interface Converted {
  text: string;
  /** What was left out: "img", "script" … each once. */
  dropped: string[];
}

/** The longest text that is converted; a survey's texts are far shorter. */
const longest = 100_000;

/** The same in Markdown: paragraphs, lists, bold, italics and web links stay, all else becomes its text. */
export function htmlToMarkdown(html: string): Converted {
  const writer = new MarkdownWriter();
  const source = html.slice(0, longest);
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf("<", at);
    const tag = open === -1 ? null : tagAt(source, open);
    // "a < b" is text.
    const end = open === -1 ? source.length : tag === null ? open + 1 : open;
    writer.text(decodeEntities(source.slice(at, end)));
    at = tag?.end ?? end;
    if (tag !== null) writer.tag(tag);
  }
  if (html.length > longest) writer.dropped.add("the rest");
  return { text: writer.finish(), dropped: [...writer.dropped] };
}

interface Tag {
  name: string;
  isEnd: boolean;
  attributes: string;
  end: number;
}

function tagAt(source: string, start: number): Tag | null {
  if (source.startsWith("<!--", start)) {
    const close = source.indexOf("-->", start + 4);
    return { name: "", isEnd: false, attributes: "", end: close === -1 ? source.length : close + 3 };
  }
  const isEnd = source[start + 1] === "/";
  const name = /^[a-zA-Z][a-zA-Z0-9]{0,20}/.exec(source.slice(start + (isEnd ? 2 : 1), start + 24))?.[0];
  if (name === undefined) return null;
  const close = tagEnd(source, start);
  const attributes = source.slice(start + name.length + 1, Math.max(start, close - 1));
  return { name: name.toLowerCase(), isEnd, attributes, end: close };
}

/** Behind the sign that ends the tag, which may stand in quotes before; the end of the text where none does. */
function tagEnd(source: string, start: number): number {
  let quote = "";
  for (let at = start; at < source.length; at++) {
    const sign = source[at] ?? "";
    if (quote === "" && sign === ">") return at + 1;
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  return source.length;
}

const blocks = new Set(
  "p div section article header footer blockquote pre table tr ul ol h1 h2 h3 h4 h5 h6 hr dl dt dd".split(" "),
);
const silent = new Set([
  "script",
  "style",
  "iframe",
  "object",
  "svg",
  "video",
  "audio",
  "noscript",
  "template",
  "select",
]);
const named = new Set(["img", "input", "button", "form", "embed", "table", "canvas", "map", ...silent]);
const marks: Record<string, string> = { b: "**", strong: "**", i: "*", em: "*" };

class MarkdownWriter {
  readonly dropped = new Set<string>();
  private done = "";
  /** What is open: a mark or a link, with what was written before it. */
  private readonly open: { name: string; before: string; href: string | null }[] = [];
  private readonly lists: { isNumbered: boolean; count: number }[] = [];
  private hidden: string | null = null;

  text(text: string): void {
    if (this.hidden !== null) return;
    const joined = text.replaceAll(/[\s\u00a0]+/gu, " ");
    this.done += this.done === "" || this.done.endsWith("\n") ? joined.trimStart() : joined;
  }

  tag({ name, isEnd, attributes }: Tag): void {
    if (this.hidden !== null) {
      if (isEnd && name === this.hidden) this.hidden = null;
      return;
    }
    if (!isEnd && named.has(name)) this.dropped.add(name);
    if (silent.has(name)) this.hidden = isEnd ? null : name;
    else if (Object.hasOwn(marks, name) || name === "a") this.mark(name, isEnd, attributes);
    else if (name === "br") this.done = `${this.done.trimEnd()}\n`;
    else if (name === "li") this.item(isEnd);
    else if (blocks.has(name)) this.block(name, isEnd);
  }

  finish(): string {
    while (this.open.length > 0) this.close();
    return this.done
      .replaceAll(/(?<=\S) {2,}/g, " ")
      .replaceAll(/ +\n/g, "\n")
      .replaceAll(/\n{3,}/g, "\n\n")
      .trim();
  }

  private mark(name: string, isEnd: boolean, attributes: string): void {
    if (!isEnd) {
      this.open.push({ name, before: this.done, href: name === "a" ? safeHref(attributes) : null });
      this.done = "";
    } else if (this.open.some((each) => each.name === name)) while (this.close() !== name);
  }

  /** Ends the last mark; its signs stand right at its words, and never round a line break. */
  private close(): string {
    const last = this.open.pop();
    if (last === undefined) return "";
    const inner = this.done.trim();
    const sign = marks[last.name] ?? "";
    const lead = /^\s/.test(this.done) ? " " : "";
    const tail = /\s$/.test(this.done) ? " " : "";
    const isLine = inner !== "" && !inner.includes("\n");
    const marked = last.href !== null ? `[${inner}](${last.href})` : `${sign}${inner}${sign}`;
    this.done = last.before + (isLine ? lead + marked + tail : this.done);
    return last.name;
  }

  private block(name: string, isEnd: boolean): void {
    if (name === "ul" || name === "ol") {
      if (isEnd) this.lists.pop();
      else this.lists.push({ isNumbered: name === "ol", count: 0 });
    }
    const isRow = name === "tr" || name === "dt" || name === "dd";
    if (this.done !== "") this.done = this.done.trimEnd() + (isRow ? "\n" : "\n\n");
  }

  private item(isEnd: boolean): void {
    if (isEnd) return;
    const list = this.lists.at(-1);
    if (list !== undefined) list.count += 1;
    const sign = list?.isNumbered === true ? `${list.count}.` : "-";
    const isFirst = (list?.count ?? 2) === 1 && this.lists.length < 2;
    const before = this.done.trimEnd();
    const gap = before === "" ? "" : isFirst ? "\n\n" : "\n";
    this.done = `${before}${gap}${"  ".repeat(Math.max(0, this.lists.length - 1))}${sign} `;
  }
}

/** A web or mail address out of a link, or null: other addresses could run something. */
function safeHref(attributes: string): string | null {
  const match = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes);
  const href = decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? "").trim();
  return /^(?:https?:\/\/|mailto:)[^\s()<>"\\]+$/i.test(href) ? href : null;
}
