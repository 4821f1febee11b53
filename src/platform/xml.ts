// XML that people send: elements with texts and nothing else. No entities of its own, no document types, limits first.
import { XMLParser, XMLValidator } from "fast-xml-parser";

/** An element: its name, its text (of all its text nodes, untrimmed) and the elements in it. */
export interface XmlElement {
  name: string;
  text: string;
  children: XmlElement[];
}

export type XmlMistakeReason = "broken" | "document-type" | "not-text" | "not-xml" | "too-large";

export interface XmlMistake {
  mistake: XmlMistakeReason;
  /** Where it is broken, and what the parser says of it. */
  line: number | null;
  column: number | null;
  detail: string;
}

const mostBytes = 20 * 1024 * 1024;
const deepest = 40;

const parser = new XMLParser({
  preserveOrder: true,
  cdataPropName: "#cdata",
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  maxNestedTags: deepest,
});

/** The root element of a file in UTF-8, or what is wrong with it. Attributes, comments and instructions are left out. */
export function readXml(bytes: Uint8Array): XmlElement | XmlMistake {
  if (bytes.length > mostBytes) return wrong("too-large");
  const text = textOf(bytes);
  if (text === null) return wrong("not-text");
  if (!/^\s*</.test(text)) return wrong("not-xml");
  // Entities could name files or grow without end; what this product reads never has a document type.
  if (/<!DOCTYPE|<!ENTITY/i.test(withoutSections(text))) return wrong("document-type");
  // The parser alone takes tags that nothing closes. The check is to move to a package of its own with version 6.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const valid = XMLValidator.validate(text);
  if (valid !== true) return { mistake: "broken", line: valid.err.line, column: valid.err.col, detail: valid.err.msg };
  try {
    const roots = elementsOf(parser.parse(text) as ParsedNode[]);
    return roots[0] ?? wrong("not-xml");
  } catch (error) {
    return { ...wrong("broken"), detail: error instanceof Error ? error.message : "" };
  }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

/** The text without what stands in CDATA and comments, where anything may. */
function withoutSections(text: string): string {
  const kept: string[] = [];
  let from = 0;
  while (from < text.length) {
    const opens = [text.indexOf("<![CDATA[", from), text.indexOf("<!--", from)].filter((at) => at !== -1);
    const start = opens.length === 0 ? text.length : Math.min(...opens);
    kept.push(text.slice(from, start));
    const closing = text.startsWith("<!--", start) ? "-->" : "]]>";
    const end = text.indexOf(closing, start);
    if (start === text.length || end === -1) break;
    from = end + closing.length;
  }
  return kept.join("");
}

const wrong = (mistake: XmlMistakeReason): XmlMistake => ({ mistake, line: null, column: null, detail: "" });

/** As the parser has them: one key each, a name with children, "#text" or "#cdata". */
type ParsedNode = Record<string, ParsedNode[] | string>;

function elementsOf(nodes: readonly ParsedNode[]): XmlElement[] {
  return nodes.flatMap((node) =>
    Object.entries(node).flatMap(([name, children]) =>
      typeof children === "string" || name.startsWith("#") || name.startsWith("?")
        ? []
        : [{ name, text: children.map(ownText).join(""), children: elementsOf(children) }],
    ),
  );
}

function ownText(node: ParsedNode): string {
  const [plain, section] = [node["#text"], node["#cdata"]];
  if (typeof plain === "string") return unescaped(plain);
  return Array.isArray(section)
    ? section.map((part) => (typeof part["#text"] === "string" ? part["#text"] : "")).join("")
    : "";
}

const standard: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The five entities of XML and characters by number; others stay as they are written. */
function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, (all, ten, sixteen, name) => {
    if (typeof name === "string") return standard[name] ?? all;
    const code = typeof ten === "string" ? Number(ten) : Number.parseInt(String(sixteen), 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : all;
  });
}
