import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ArticleTexts } from "../../src/knowledge/article.ts";
import { mergedTexts, saysSame, textPlaces } from "../../src/knowledge/editing/merging.ts";

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
