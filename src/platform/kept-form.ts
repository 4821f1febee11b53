import type { Request } from "express";
import { z } from "zod";
import type { NearestPage } from "./addresses.ts";
import { againField } from "./forms.ts";

/*
 * A form that came when nobody was signed in any more is kept in the page that asks to sign in, and nowhere else: its
 * fields travel as hidden ones, and come back in a page from which the person sends them, or not. Nothing is sent unasked.
 */

/** A form that was not taken in. */
export interface KeptForm {
  /** Where it was sent. */
  url: string;
  fields: HiddenField[];
  /** The page nearest to where it was sent, for who leaves the form. */
  pageUrl: string;
}

export interface HiddenField {
  name: string;
  value: string;
}

/** The form of this request, without what is never given back: passwords, and the token of the session that ended. */
export function keptForm(req: Request): KeptForm {
  const fields = Object.entries((req.body ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    isSecret(name) || name === againField
      ? []
      : [value].flat().flatMap((each) => (typeof each === "string" ? [{ name, value: each }] : [])),
  );
  return { url: req.originalUrl, fields, pageUrl: pageOf(req, req.originalUrl) };
}

/** Whether a field is never given back, whatever the form. */
export const isSecret = (name: string) => /password|csrf|token/i.test(name);

const addressField = "kept";
const prefix = "kept:";

/** The kept form as fields of the form that asks to sign in. */
export function keptFields({ url, fields }: KeptForm): HiddenField[] {
  return [
    { name: addressField, value: url },
    ...fields.map(({ name, value }) => ({ name: `${prefix}${name}`, value })),
  ];
}

/** An address of ours: "/programmes", never "//elsewhere". */
export const ownAddress = z.string().regex(/^\/(?![/\\])[^\s\\]*$/);

/** The form that a page kept, as it comes back with the sign-in; null where there was none. */
export function readKept(req: Request): KeptForm | null {
  const body = (req.body ?? {}) as Record<string, unknown>;
  const url = ownAddress.safeParse(body[addressField]);
  if (!url.success) return null;
  const fields = Object.entries(body).flatMap(([name, value]) =>
    name.startsWith(prefix) && !isSecret(name)
      ? [value].flat().map((each) => ({ name: name.slice(prefix.length), value: String(each) }))
      : [],
  );
  return { url: url.data, fields, pageUrl: pageOf(req, url.data) };
}

function pageOf(req: Request, url: string): string {
  return (req.app.get("nearestPage") as NearestPage)(new URL(url, "http://here").pathname);
}

// Of an answer's fields, those that are chosen from: their values are keys.
const isChosenFrom = /^[0-9a-f-]{36}\.(?!(?:text|other|number|date)$)/;

// Ids and digests of hidden fields: long, without a space, with digits among the letters.
const isOfMachines = /^(?=.*\d)[\w.-]{16,}$/;

/** By what a person knows the form again: of what was typed, that which is no word of a list's own. */
export function recognisable(kept: Pick<KeptForm, "fields">): string[] {
  return typedTexts(kept).filter((text) => /[\s\p{Lu}@]/u.test(text));
}

/** What a person typed into the form, to be read and copied: a failure must not cost anybody their words. */
export function typedTexts({ fields }: Pick<KeptForm, "fields">): string[] {
  const typed = fields.filter(({ name }) => !isChosenFrom.test(name)).map(({ value }) => value);
  return typed.filter((value) => value.trim().length > 3 && !isOfMachines.test(value));
}
