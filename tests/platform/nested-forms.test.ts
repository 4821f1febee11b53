import { describe, expect, test } from "vitest";
import { z } from "zod";
import { line, names, nested, parseForm, texts, textValues, wholeNumber } from "../../src/platform/forms.ts";

const Form = nested(
  z.object({
    names: names(10),
    notes: texts(20),
    title: line(10),
    covers: z.record(z.string(), z.string()).optional(),
  }),
);
const typed = {
  "names.fi": " Tarve ",
  "names.sv": "",
  "names.en": "",
  "notes.fi": "a\r\nb",
  "notes.sv": "",
  "notes.en": "",
  title: "T",
};

describe("a form with a text in each language", () => {
  test("is read as objects, trimmed", () => {
    expect(parseForm(Form, { ...typed, "covers.a-b": "x" })).toEqual({
      ok: true,
      data: {
        names: { fi: "Tarve", sv: "", en: "" },
        notes: { fi: "a\nb", sv: "", en: "" },
        title: "T",
        covers: { "a-b": "x" },
      },
    });
  });

  test("keeps what was typed under the fields' own names, with the message at the first language", () => {
    expect(parseForm(Form, { ...typed, "names.fi": "  ", "notes.sv": "x".repeat(21) })).toEqual({
      ok: false,
      form: {
        values: { ...typed, "names.fi": "  ", "notes.sv": "x".repeat(21) },
        mistakes: { "names.fi": "form.nameMissing", "notes.sv": "form.tooLong" },
      },
    });
  });

  test("takes no field for a part of every object", () => {
    const parsed = parseForm(Form, {
      ...typed,
      "__proto__.isAdmin": "yes",
      "constructor.prototype.isAdmin": "yes",
      names: "x",
      ".": "y",
    });
    expect(parsed.ok).toBe(true);
    expect(({} as Record<string, unknown>)["isAdmin"]).toBe(undefined);
  });

  test("gives its values back to the form", () => {
    expect(textValues("names", { fi: "a", sv: "", en: "c" })).toEqual({
      "names.fi": "a",
      "names.sv": "",
      "names.en": "c",
    });
  });
});

test.each([
  ["15", true],
  ["960", true],
  [" 120 ", true],
  ["14", false],
  ["961", false],
  ["1.5", false],
  ["-20", false],
  ["1e2", false],
  ["", false],
])("a whole number from 15 to 960: %j is %s", (text, isOne) => {
  expect(wholeNumber(15, 960, "form.wrong").safeParse(text).success).toBe(isOne);
});
