/** What the page's form sends if nothing in it is changed: as a browser without scripts reads its fields. */
export function standingFields(html: string): Record<string, string[]> {
  const form = /<main.*?<form[^>]*>(.*?)<\/form>/s.exec(html)?.[1] ?? "";
  const fields: Record<string, string[]> = {};
  const add = (name: string, value: string) => (fields[name] = [...(fields[name] ?? []), value]);
  for (const [, tag = ""] of form.matchAll(/<input([^>]*)>/g)) {
    if (tag.includes(" disabled") || (/type="(radio|checkbox)"/.test(tag) && !tag.includes(" checked"))) continue;
    add(attribute(tag, "name"), attribute(tag, "value"));
  }
  for (const [, tag = "", words = ""] of form.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs))
    add(attribute(tag, "name"), plain(words).replace(/^\n/, "")); // the first line break belongs to the tag
  delete fields["csrf"];
  return fields;
}

const attribute = (tag: string, name: string) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

const plain = (text: string) =>
  text.replaceAll("&#x3D;", "=").replaceAll("&#x27;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
