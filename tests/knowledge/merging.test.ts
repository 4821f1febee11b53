import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ArticleTexts } from "../../src/knowledge/article.ts";
import {
  mergedSubjects,
  mergedTexts,
  readSubjects,
  sameIds,
  saysSame,
  subjectsText,
  textPlaces,
} from "../../src/knowledge/editing/merging.ts";

const words = fc.constantFrom("", "a", "b", "c");
const languages = fc.record({ fi: words, sv: words, en: words });
const article: fc.Arbitrary<ArticleTexts> = fc.record({ titles: languages, bodies: languages });

describe("what two writers say together", () => {
  test("is the one's where only one has written", () => {
    fc.assert(
      fc.property(article, article, (base, changed) => {
        expect(mergedTexts(base, changed, base)).toEqual({ texts: changed, clashes: [] });
        expect(mergedTexts(base, base, changed)).toEqual({ texts: changed, clashes: [] });
        expect(mergedTexts(base, changed, changed)).toEqual({ texts: changed, clashes: [] });
      }),
    );
  });

  test("loses nobody's text: each is whose who changed it, and where both did it is named", () => {
    fc.assert(
      fc.property(article, article, article, (base, theirs, mine) => {
        const { texts, clashes } = mergedTexts(base, theirs, mine);
        for (const { part, locale } of textPlaces) {
          const [was, other, own] = [base[part][locale], theirs[part][locale], mine[part][locale]];
          const isClash = clashes.some((place) => place.part === part && place.locale === locale);
          expect(isClash).toBe(
            new Set([was, other, own]).size === 3 || (own === was && other === was && own !== other),
          );
          if (other !== was && !isClash) expect(texts[part][locale]).toBe(other);
          if (own !== was) expect(texts[part][locale]).toBe(own);
        }
      }),
    );
  });

  test("is the same as what both say where they say the same", () => {
    fc.assert(fc.property(article, (each) => saysSame(each, structuredClone(each))));
  });
});

describe("what two writers say that it is about", () => {
  const ids = fc.uniqueArray(fc.constantFrom<string>("a", "b", "c", "d"));
  const subjects = fc.record({ kind: fc.constantFrom("instruction" as const, "article" as const), toolIds: ids, needIds: ids }); // prettier-ignore

  test("holds each one's changes, and names where both changed the same in their own ways", () => {
    fc.assert(
      fc.property(subjects, subjects, subjects, (base, theirs, mine) => {
        const { subjects: merged, clashes } = mergedSubjects(base, theirs, mine);
        expect(merged.kind).toBe(mine.kind === base.kind ? theirs.kind : mine.kind);
        for (const [place, part] of [
          ["tools", "toolIds"],
          ["needs", "needIds"],
        ] as const) {
          const [was, other, own] = [base[part], theirs[part], mine[part]];
          const isClash = !sameIds(was, other) && !sameIds(was, own) && !sameIds(other, own);
          expect(clashes.includes(place)).toBe(isClash);
          for (const id of ["a", "b", "c", "d"]) {
            const changed = own.includes(id) !== was.includes(id);
            expect(merged[part].includes(id)).toBe(changed ? own.includes(id) : other.includes(id));
          }
          if (sameIds(was, own)) expect(sameIds(merged[part], other)).toBe(true);
        }
      }),
    );
  });

  test("comes back from the page's form as it was shown", () => {
    fc.assert(
      fc.property(subjects, (each) => {
        expect(readSubjects(subjectsText(each))).toEqual(each);
      }),
    );
    for (const junk of ["", "poem;;", "instruction", "instruction;a"])
      expect([junk, readSubjects(junk)]).toEqual([junk, null]);
  });
});
