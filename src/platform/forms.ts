import { z } from "zod";
import { BadRequest, NotFound } from "./errors.ts";
import type { Key } from "./keys.ts";
import { locales, type Texts } from "./locales.ts";
import { looksLikePersonalId } from "./personal-id.ts";

/** A form's fields as they were typed, and what is wrong with them. */
export interface FormState {
  values: Record<string, string>;
  /** Field → the text that says what is wrong. */
  mistakes: Record<string, Key>;
}

export const emptyForm: FormState = { values: {}, mistakes: {} };

export type Parsed<T> = { ok: true; data: T } | { ok: false; form: FormState };

/** The address's parameters; an address of the wrong form does not exist. */
export function parseParams<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new NotFound("address");
  return parsed.data;
}

/** The address's query, or a body that only our own page sends; anything else is a bad request. */
export function parseStrictly<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value ?? {});
  if (!parsed.success) throw new BadRequest(z.prettifyError(parsed.error));
  return parsed.data;
}

/** The button that says: not sent yet, only shown again, in another language. */
export const againField = "again";

/** Whether the form is only to be shown again as it was filled in; nothing may be done then. */
export function isShownAgain(body: unknown): boolean {
  return typeof body === "object" && body !== null && againField in body;
}

/** The bodies whose form comes back when they are sent to be shown again: parseForm sees to that. */
const readAsForms = new WeakSet();

/** Whether what was sent can be sent again to be shown again, with nothing done. */
export function comesBack(body: unknown): boolean {
  return typeof body === "object" && body !== null && readAsForms.has(body);
}

/**
 * A form that a person filled in: its data, or what was typed with a message at each wrong field. One that is only to be
 * shown again is never data.
 */
export function parseForm<T extends z.ZodType>(schema: T, body: unknown): Parsed<z.output<T>> {
  if (typeof body === "object" && body !== null) readAsForms.add(body);
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success && !isShownAgain(body)) return { ok: true, data: parsed.data };
  const mistakes: Record<string, Key> = {};
  for (const issue of parsed.error?.issues ?? [])
    mistakes[issue.path.map(String).join(".")] ??= messageKey(issue.message);
  return { ok: false, form: { values: typedValues(body), mistakes } };
}

/** A mistake that only the act could see (a name already taken), put at its field. */
export function withMistake(body: unknown, field: string, message: Key): FormState {
  return { values: typedValues(body), mistakes: { [field]: message } };
}

/** What was typed, field by field; a field given many times is joined by line breaks. */
export function typedValues(body: unknown): Record<string, string> {
  const fields = Object.entries((body ?? {}) as Record<string, unknown>).filter(
    ([name]) => name !== "csrf" && name !== againField,
  );
  return Object.fromEntries(fields.map(([name, value]) => [name, typedText(value)]));
}

// A form with a file can hold fields within fields, which none of ours does.
function typedText(value: unknown): string {
  if (Array.isArray(value)) return value.map(typedText).join("\n");
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

// Messages in schemas are keys; zod's own words mean that something other than our form was sent.
function messageKey(message: string): Key {
  return /^[a-z][a-zA-Z]*(\.[a-zA-Z]+)+$/.test(message) ? (message as Key) : "form.wrong";
}

/**
 * For the settings of a rule over several fields: it is told with the other mistakes, not after they have been mended.
 * Only the fields that it reads, as they are after parsing, have to be right.
 */
export const whenRight = (fields: z.ZodType) => ({
  when: ({ value }: { value: unknown }) => fields.safeParse(value).success,
});

/** A message for a schema, checked to be a text that exists. */
export const says = (key: Key): { error: Key } => ({ error: key });

const withoutControls = (text: string) =>
  text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");

/** One line of text, trimmed; at most `most` characters. May be empty. */
export const line = (most: number) =>
  z
    .string()
    .transform((text) => withoutControls(text).replaceAll(/\s+/g, " ").trim())
    .pipe(z.string().max(most, says("form.tooLong")));

/** One line of text that must be given. */
export const requiredLine = (most: number, missing: Key = "form.required") =>
  line(most).pipe(z.string().min(1, says(missing)));

/** Text of several lines; at most `most` characters. */
export const paragraphs = (most: number) =>
  z
    .string()
    .transform((text) => withoutControls(text).replaceAll("\r\n", "\n").trim())
    .pipe(z.string().max(most, says("form.tooLong")));

const withoutPersonalId = <Schema extends z.ZodType<string>>(schema: Schema) =>
  schema.refine((text) => !looksLikePersonalId(text), says("form.personalId"));

/** What is written in one's own words of what happened to people: nobody's personal identity code belongs there. */
export const freeText = (most: number) => withoutPersonalId(paragraphs(most));

/** The same on one line. */
export const freeLine = (most: number) => withoutPersonalId(line(most));

/** An e-mail address, lower-cased. */
export const email = line(254)
  .transform((text) => text.toLowerCase())
  .pipe(z.email(says("form.email")));

/** A checkbox: sent only when ticked. */
export const tick = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** Any number of ticked values of one name. */
export const many = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()));

/** The same text in each language ("names.fi", "names.sv", "names.en" in the form); each may be empty. Goes inside `nested`. */
export const texts = (most: number) => z.object({ fi: paragraphs(most), sv: paragraphs(most), en: paragraphs(most) });

/** The same as names of one line; at least one language must be given. */
export const names = (most: number) =>
  z
    .object({ fi: line(most), sv: line(most), en: line(most) })
    .refine((given: Texts) => locales.some((locale) => given[locale] !== ""), {
      path: ["fi"],
      ...says("form.nameMissing"),
    });

/** A form whose fields are named with a dot ("names.fi"), read as objects; messages come back under the dotted names. */
export const nested = <T extends z.ZodType>(schema: T) => z.preprocess(nest, schema);

function nest(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  const parts = Object.entries(body as Record<string, unknown>).map(([name, value]) => ({
    path: name.split("."),
    value,
  }));
  const groups = Map.groupBy(parts, ({ path: [first = ""] }) => first);
  return Object.fromEntries(
    [...groups].map(([name, members]) => {
      const inner = members
        .filter(({ path }) => path.length > 1)
        .map(({ path, value }) => [path.slice(1).join("."), value] as const);
      return [name, inner.length === 0 ? members[0]?.value : Object.fromEntries(inner)];
    }),
  );
}

/** The values of a text in each language, as a form's fields show them. */
export function textValues(name: string, given: Texts): Record<string, string> {
  return Object.fromEntries(locales.map((locale) => [`${name}.${locale}`, given[locale]]));
}

/** A whole number in a form, from `least` to `most`. */
export const wholeNumber = (least: number, most: number, wrong: Key) =>
  line(9).pipe(
    z
      .string()
      .regex(/^\d+$/, says(wrong))
      .transform(Number)
      .pipe(z.number().min(least, says(wrong)).max(most, says(wrong))),
  );
