import type { Request, Response } from "express";
import { locales, type Locale } from "./locales.ts";

const yearMs = 365 * 24 * 3_600_000;

/** The page's language: what the switch asks for (and is remembered), what was chosen before, else what the browser prefers. */
export function requestLocale(req: Request, res: Response): Locale {
  const asked = known(req.query["lang"]);
  if (asked !== undefined) {
    res.cookie("lang", asked, { httpOnly: true, sameSite: "lax", secure: req.secure, path: "/", maxAge: yearMs });
    return asked;
  }
  const remembered = known(/(?:^|;\s*)lang=(\w+)/.exec(req.headers.cookie ?? "")?.[1]);
  return remembered ?? known(req.acceptsLanguages([...locales])) ?? "fi";
}

function known(value: unknown): Locale | undefined {
  return locales.find((locale) => locale === value);
}
