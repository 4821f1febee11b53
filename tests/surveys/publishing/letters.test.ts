import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bodyMistake,
  fillLetter,
  missingLetters,
  subjectMistake,
} from "../../../src/surveys/publishing/letters/letter.ts";

const values = {
  name: "Ada",
  organisation: "[[link]] Oy",
  survey: "Kysely",
  link: "https://x.test/s/1",
  closes: "pe 12.3.",
  contact: "",
};

test("what a letter may hold: known marks only, the link in the body and never in the subject", () => {
  expect(bodyMistake("Hei [[name]], [[link]]")).toBeNull();
  expect(bodyMistake("")).toBeNull();
  expect(bodyMistake("Hei [[name]]")).toBe("link-missing");
  for (const wrong of ["[[nimi]] [[link]]", "[[ name ]] [[link]]", "[[name] [[link]]", "[[]] [[link]]", "[[link]]]]"])
    expect([wrong, bodyMistake(wrong)]).toEqual([wrong, "unknown-placeholder"]);
  expect(subjectMistake("[[survey]]: [[organisation]]")).toBeNull();
  expect(subjectMistake("[[link]]")).toBe("link-in-subject");
  expect(subjectMistake("[[Name]]")).toBe("unknown-placeholder");
  const texts = { subjects: { fi: "a", sv: "a", en: "a" }, bodies: { fi: "b", sv: " ", en: "" } };
  expect(missingLetters(texts, ["fi", "sv"])).toEqual(["sv"]);
});

test("marks are filled once, names that look like marks stay names, and a paragraph without a contact is left out", () => {
  const letter = {
    subject: "[[survey]] / [[organisation]]",
    body: "Hei [[name]]!\n\nKysy: [[contact]]\nKiitos\n\n[[link]] [[contact]]\n\n[[closes]]",
  };
  expect(fillLetter(letter, values)).toEqual({
    subject: "Kysely / [[link]] Oy",
    body: "Hei Ada!\n\nhttps://x.test/s/1 \n\npe 12.3.",
  });
  expect(fillLetter(letter, { ...values, contact: "Eeva" }).body).toContain("Kysy: Eeva\nKiitos\n\n");
});

test("a body without mistakes always gets the link, and no mark of its own is left", () => {
  const part = fc.oneof(
    fc.constantFrom("[[name]]", "[[link]]", "[[contact]]", "[[closes]]", "[[wrong]]", "[[", "]]", "\n\n", " "),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), fc.constantFrom("", "Eeva"), (parts, contact) => {
      const body = parts.join("");
      fc.pre(body.trim() !== "" && bodyMistake(body) === null);
      const filled = fillLetter({ subject: "", body }, { ...values, organisation: "Oy", contact }).body;
      expect(filled).toContain(values.link);
      expect(filled).not.toMatch(/\[\[|\]\]/);
    }),
  );
});
