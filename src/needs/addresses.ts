import type { ItemKind } from "./items.ts";

/** What a page can be about: a need, or what is asked beside needs. */
export type SubjectKind = "needs" | ItemKind;

/** What has a page of its own: a need by its id, a service or a barrier by its key. */
export type Subject = { kind: "needs"; id: string } | { kind: ItemKind; key: string };

/** What an address under the needs asks for; the survey is named only where it is not the newest. */
export type Asked = Partial<Record<"survey" | "split" | "industry" | "size" | "language", string | undefined>>;

/** The address of the page that tells who has this need, service or barrier; `needsUrl` is that of the needs page. */
export function subjectUrl(needsUrl: string, subject: Subject, asked: Asked = {}): string {
  const place = subject.kind === "needs" ? subject.id : `${subject.kind}/${encodeURIComponent(subject.key)}`;
  return withAsked(`${needsUrl}/${place}`, asked);
}

/** The address with what it asks for, in a fixed order so that one page has one address. */
export function withAsked(url: string, asked: Asked): string {
  const names = ["survey", "split", "industry", "size", "language"] as const;
  const pairs = names.flatMap((name): [string, string][] => (asked[name] === undefined ? [] : [[name, asked[name]]]));
  const query = new URLSearchParams(pairs).toString();
  return query === "" ? url : `${url}?${query}`;
}
