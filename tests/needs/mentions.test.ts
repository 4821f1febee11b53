import { describe, expect, test } from "vitest";
import { mentionsOf, type Written } from "../../src/needs/mentions/mentions.ts";

const texts = (fi: string) => ({ fi, sv: "", en: "" });
const website = {
  ...{ key: "website", names: texts("Verkkosivut"), descriptions: texts("") },
  keywords: { fi: ["hakukone", "kotisivu"], sv: ["hemsida"], en: ["wordpress"] },
};

const answer = (organisationId: string, text: string, locale: Written["locale"] = "fi") => ({
  ...{ responseId: organisationId, questionId: "q", organisationId, organisationName: organisationId },
  ...{ need: "website", text, locale },
});
const said = [
  answer("a", "Kotisivut pitäisi uudistaa eikä odottaa, ja näkyvyys saada kuntoon"),
  answer("b", "Kotisivumme eikä niiden näkyvyys riitä, WordPress on vaikea"),
  answer("b", "Kotisivut taas"),
  answer("c", "Vår hemsida borde förnyas", "sv"),
];
const others = ["d", "e", "f", "g"].map((id) => answer(id, "Aikaa ei ole, ja Kanta pitäisi saada kuntoon"));
const mentions = () => mentionsOf(website, said, [...said, ...others], ["fi", "sv"]);

describe("what open answers say of a need", () => {
  test("are its keywords, by how many organisations use them, in whatever language they were written", () => {
    expect(mentions().keywords).toEqual([
      { word: "kotisivu", lang: "fi", organisations: 2 },
      { word: "hemsida", lang: "sv", organisations: 1 },
      { word: "wordpress", lang: "en", organisations: 1 },
    ]);
  });

  test("are the words beside the keywords that tell these answers from the others, not those that all use or one alone", () => {
    expect(mentions().words).toEqual([{ word: "näkyvyys", lang: "fi", organisations: 2 }]);
  });

  test("is nothing where nobody wrote of it", () => {
    expect(mentionsOf(website, [], others, ["fi"])).toEqual({ quotes: [], keywords: [], words: [] });
  });
});
