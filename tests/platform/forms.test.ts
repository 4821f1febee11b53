import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { NotFound } from "../../src/platform/errors.ts";
import {
  email,
  line,
  many,
  names,
  nested,
  parseForm,
  parseParams,
  paragraphs,
  requiredLine,
  tick,
  typedValues,
  withMistake,
  wholeNumber,
} from "../../src/platform/forms.ts";

const Form = z.object({
  name: requiredLine(10),
  about: paragraphs(20).default(""),
  email: email.optional(),
  agreed: tick,
  days: many,
});

test("a form's data is cleaned: trimmed, one line where one line is asked, without control characters", () => {
  const parsed = parseForm(Form, {
    name: "  A\u0000d\na ",
    about: " a\r\nb\u0007 ",
    email: "Ada@Example.ORG",
    agreed: "on",
    days: "mo",
    extra: "x",
  });
  expect(parsed).toEqual({
    ok: true,
    data: { name: "Ad a", about: "a\nb", email: "ada@example.org", agreed: true, days: ["mo"] },
  });
});

test("a form with mistakes keeps what was typed and says at each field what is wrong", () => {
  const parsed = parseForm(Form, {
    csrf: "secret",
    name: " ",
    about: "x".repeat(21),
    email: "ada",
    days: ["mo", "tu"],
  });
  expect(parsed).toEqual({
    ok: false,
    form: {
      values: { name: " ", about: "x".repeat(21), email: "ada", days: "mo\ntu" },
      mistakes: { name: "form.required", about: "form.tooLong", email: "form.email" },
    },
  });
});

test("what no form of ours sends is a mistake without technical words", () => {
  const parsed = parseForm(Form, { name: ["a", "b"], agreed: "maybe" });
  expect(parsed.ok ? null : parsed.form.mistakes).toEqual({ name: "form.wrong", agreed: "form.wrong" });
});

test("whatever is typed in a line, it comes out as one well-formed line or as a mistake", () => {
  const schema = z.object({ text: line(50) });
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      const parsed = parseForm(schema, { text });
      if (!parsed.ok) return parsed.form.values["text"] === text && parsed.form.mistakes["text"] === "form.tooLong";
      const cleaned = parsed.data.text;
      return (
        cleaned.isWellFormed() && cleaned === cleaned.trim() && !/[\u0000-\u001f]/.test(cleaned) && cleaned.length <= 50
      );
    }),
  );
});

test("fields with a dot in their name become a text in each language", () => {
  const schema = nested(z.object({ names: names(20), count: wholeNumber(1, 9, "form.wrong") }));
  expect(parseForm(schema, { "names.fi": "Aihe", "names.sv": "", "names.en": "Topic", count: "3" })).toEqual({
    ok: true,
    data: { names: { fi: "Aihe", sv: "", en: "Topic" }, count: 3 },
  });
  const missing = parseForm(schema, { "names.fi": "", "names.sv": "", "names.en": " ", count: "10" });
  expect(missing.ok ? null : missing.form.mistakes).toEqual({ "names.fi": "form.nameMissing", count: "form.wrong" });
});

test("a name out of an object's own inheritance is a field like any other", () => {
  const body = JSON.parse('{"__proto__": "x", "constructor": "y", "names.__proto__": "z"}') as unknown;
  expect(Object.entries(typedValues(body))).toEqual([
    ["__proto__", "x"],
    ["constructor", "y"],
    ["names.__proto__", "z"],
  ]);
  // A form with a file brings such fields; nothing of theirs is shown.
  const within = { a: Object.create(null) as unknown, b: ["x", Object.create(null) as unknown, "y"] };
  expect(typedValues(within)).toEqual({ a: "", b: "x\n\ny" });
  expect(parseForm(nested(z.object({ names: z.object({ fi: line(5).optional() }) })), body).ok).toBe(true);
  expect(({} as Record<string, unknown>)["fi"]).toBeUndefined();
});

test("a mistake that only the act could see stands at its field, with what was typed", () => {
  expect(withMistake({ name: "Ada", csrf: "x" }, "name", "form.required")).toEqual({
    values: { name: "Ada" },
    mistakes: { name: "form.required" },
  });
});

test("an address of the wrong form does not exist", () => {
  expect(() => parseParams(z.object({ id: z.uuid() }), { id: "1 or 1=1" })).toThrow(NotFound);
});
