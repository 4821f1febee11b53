import fc from "fast-check";
import { expect, test } from "vitest";
import { readMarkdown } from "../../src/platform/markdown.ts";

const shown = (text: string) =>
  readMarkdown(text).map(({ isList, isNumbered, lines }) => [
    isList ? "list" : isNumbered ? "numbered" : "paragraph",
    ...lines.map((runs) =>
      runs.map(({ text, isStrong, isEmphasis, href }) =>
        isStrong ? { strong: text } : isEmphasis ? { emphasis: text } : href === null ? text : { [href]: text },
      ),
    ),
  ]);

test("paragraphs, lists, what stands out and links are read, and all else stays text", () => {
  expect(
    shown(
      "**Näin** vastaatte:\n*kaikki* rivit\n\nToinen <b>kappale</b> 2 * 3 * 4\n- yksi\n- [kaksi](https://example.org/a)\n\n1. eka\n2) toka\n[paha](javascript:alert(1)) ja [posti](mailto:ada@example.org)",
    ),
  ).toEqual([
    ["paragraph", [{ strong: "Näin" }, " vastaatte:"], [{ emphasis: "kaikki" }, " rivit"]],
    ["paragraph", ["Toinen <b>kappale</b> 2 * 3 * 4"]],
    ["list", ["yksi"], [{ "https://example.org/a": "kaksi" }]],
    ["numbered", ["eka"], ["toka"]],
    ["paragraph", ["[paha](javascript:alert(1)) ja ", { "mailto:ada@example.org": "posti" }]],
  ]);
});

test("no letter of a text is lost, however its signs are set, and hostile ones are read at once", () => {
  const signs = fc.constantFrom("*", "**", "[", "](", ")", "- ", "1. ", "\n", "\n\n", "https://", "a", "å ");
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      const letters = (words: string) => [...words.matchAll(/[aå]/g)].length;
      const told = readMarkdown(text).flatMap(({ lines }) => lines.flat());
      expect(letters(told.map((run) => run.text + (run.href ?? "")).join(""))).toBe(letters(text));
    }),
  );
  for (const sign of ["*", "[", "**a", "[a](https://", "- "]) readMarkdown(sign.repeat(12_000 / sign.length));
});
