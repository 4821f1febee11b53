import { locales, type Locale, type Texts } from "../../platform/locales.ts";
import { articleKinds, type ArticleKind, type ArticleTexts } from "../article.ts";

/** One text of an article, by what it is and its language. */
export interface TextPlace {
  part: keyof ArticleTexts;
  locale: Locale;
}

export const textPlaces: readonly TextPlace[] = (["titles", "bodies"] as const).flatMap((part) =>
  locales.map((locale) => ({ part, locale })),
);

/**
 * What two writers who began from the same texts say together: `base` is where the second began, `theirs` what the first
 * saved meanwhile, `mine` what the second sends. Each text is whose who changed it; where both wrote something else in
 * the same one, the merged texts hold mine and the place is named among the clashes.
 */
export function mergedTexts(
  base: ArticleTexts,
  theirs: ArticleTexts,
  mine: ArticleTexts,
): { texts: ArticleTexts; clashes: TextPlace[] } {
  const nothing: Texts = { fi: "", sv: "", en: "" };
  const texts = { titles: { ...nothing }, bodies: { ...nothing } };
  const clashes: TextPlace[] = [];
  for (const { part, locale } of textPlaces) {
    const [was, other, own] = [base[part][locale], theirs[part][locale], mine[part][locale]];
    texts[part][locale] = own === was ? other : own;
    if (own !== was && other !== was && own !== other) clashes.push({ part, locale });
  }
  return { texts, clashes };
}

/** Whether both say the same in every language. */
export function saysSame(a: ArticleTexts, b: ArticleTexts): boolean {
  return textPlaces.every(({ part, locale }) => a[part][locale] === b[part][locale]);
}

/** What an article is about, beside what it says. */
export interface ArticleSubjects {
  kind: ArticleKind;
  toolIds: readonly string[];
  needIds: readonly string[];
}

/** What of it two writers can have said differently. */
export type SubjectPlace = "tools" | "needs";

/**
 * The same of what the article is about. Each tool and need is put in or taken out by whoever did so; a kind that one of
 * them changed is theirs. Where both changed the tools, or the needs, and not in the same way, the merged ones hold both
 * changes and the place is named, to be looked at: what was chosen together need not hold together.
 */
export function mergedSubjects(
  base: ArticleSubjects,
  theirs: ArticleSubjects,
  mine: ArticleSubjects,
): { subjects: { kind: ArticleKind; toolIds: string[]; needIds: string[] }; clashes: SubjectPlace[] } {
  const tools = mergedIds(base.toolIds, theirs.toolIds, mine.toolIds);
  const needs = mergedIds(base.needIds, theirs.needIds, mine.needIds);
  const isKindMine = mine.kind !== base.kind;
  // Of two kinds both cannot have left the first for different ones.
  const kind = isKindMine ? mine.kind : theirs.kind;
  return {
    subjects: { kind, toolIds: tools.ids, needIds: needs.ids },
    clashes: [...(tools.isClash ? (["tools"] as const) : []), ...(needs.isClash ? (["needs"] as const) : [])],
  };
}

function mergedIds(base: readonly string[], theirs: readonly string[], mine: readonly string[]) {
  const all = [...new Set([...theirs, ...mine, ...base])];
  const ids = all.filter((id) => (mine.includes(id) === base.includes(id) ? theirs.includes(id) : mine.includes(id)));
  const isClash = !sameIds(base, theirs) && !sameIds(base, mine) && !sameIds(theirs, mine);
  return { ids, isClash };
}

/** Whether both hold the same, in whatever order. */
export function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

/** What a page showed of what the article is about, in one field of its form: "instruction;tool,tool;need". */
export function subjectsText({ kind, toolIds, needIds }: ArticleSubjects): string {
  return [kind, toolIds.join(), needIds.join()].join(";");
}

/** The same read back; null where it says nothing that can be gone by. */
export function readSubjects(text: string): ArticleSubjects | null {
  const [kind, tools, needs] = text.split(";");
  const known = articleKinds.find((one) => one === kind);
  if (known === undefined || tools === undefined || needs === undefined) return null;
  const ids = (list: string) => (list === "" ? [] : list.split(","));
  return { kind: known, toolIds: ids(tools), needIds: ids(needs) };
}
