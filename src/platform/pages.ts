import type { Request, Response } from "express";
import type { NearestPage } from "./addresses.ts";
import { asking, wantsRegion } from "./asking.ts";
import { csrfToken } from "./browser-session.ts";
import { comesBack } from "./forms.ts";
import { keptForm, type HiddenField } from "./kept-form.ts";
import type { Key } from "./keys.ts";
import { locales, type Locale } from "./locales.ts";
import { sessionNotice } from "./session-notice.ts";
import type { Render } from "./views.ts";

/** A page ready to be sent: everything in its model is words, addresses and flags. */
export interface Page {
  view: string;
  /** The part of the view that htmx swaps, sent alone when htmx asks. */
  region?: string;
  /** What the page is, and its step; "Error:" is put in front when the form has mistakes. */
  title: string;
  hasMistakes?: boolean;
  /** Where the page's own form is sent for another language, by its id: so that what is typed in it stays. */
  languageForm?: { id: string; url: string };
  /** Whether what was sent can be sent once more, for the same page in another language. */
  isRepeatable?: boolean;
  model: object;
}

const languageNames: Record<Locale, string> = { fi: "Suomi", sv: "Svenska", en: "English" };

/** Sends the page, or its region alone to htmx. A page with mistakes goes out with 422. */
export async function sendPage(
  req: Request,
  res: Response,
  page: Page,
  status = page.hasMistakes === true ? 422 : 200,
): Promise<void> {
  const { locale, t, sessionToken, loadFrame } = asking(res);
  const session = sessionNotice(asking(res));
  const render = req.app.get("render") as Render;
  const region = wantsRegion(req) ? page.region : undefined;
  const title = page.hasMistakes === true ? t("frame.errorTitle", { title: page.title }) : page.title;
  const frame = region === undefined ? await loadFrame() : null;
  const banners = frame?.visitor == null ? [] : (req.app.get("banners") as Key[]);
  const html = render(region ?? page.view, page.model, {
    t,
    locale,
    title,
    csrf: csrfToken(sessionToken),
    languages: languageLinks(req, locale),
    languageForm: languageForm(req, page, status),
    frame,
    session,
    banners: banners.map((key) => t(key)),
  });
  res.status(status).vary("HX-Request").type("html").send(html);
}

/** After an act: a plain form goes on to the address, htmx gets the page's region at once. */
export async function sendSaved(req: Request, res: Response, url: string, page: () => Promise<Page>): Promise<void> {
  if (wantsRegion(req)) await sendPage(req, res, await page());
  else res.redirect(303, url);
}

/** A file to download. */
export function sendFile(res: Response, file: { name: string; type: string; content: Buffer | string }): void {
  res.attachment(file.name).type(file.type).set("Cache-Control", "no-store").send(file.content);
}

interface LanguageForm {
  id: string;
  /** Where it is sent, up to the language. */
  url: string;
  /** Of a form that is nothing but what was sent: its fields. */
  fields: HiddenField[] | null;
}

/**
 * How the switch of language takes along what was typed: with the page's own form, or on a page that answers a form with
 * mistakes by sending it again, to be shown and not to be taken in. Null where links do.
 */
function languageForm(req: Request, page: Page, status: number): LanguageForm | null {
  if (page.languageForm !== undefined)
    return { ...page.languageForm, url: beforeLanguage(page.languageForm.url), fields: null };
  const isRefused = status === 422 && comesBack(req.body);
  if (req.method !== "POST" || !(isRefused || page.isRepeatable === true)) return null;
  const { url, fields } = keptForm(req);
  return { id: "sent", url: beforeLanguage(url), fields };
}

function beforeLanguage(url: string): string {
  const address = new URL(url, "http://here");
  address.searchParams.delete("lang");
  return `${address.pathname}${address.search}${address.search === "" ? "?" : "&"}lang=`;
}

// The links are followed by GET. The answer to an act has an address of its own only where a page shares it.
function languageLinks(req: Request, current: Locale): object[] {
  const address = new URL(req.originalUrl, "http://here");
  if (req.method !== "GET" && req.method !== "HEAD") {
    const nearest = (req.app.get("nearestPage") as NearestPage)(address.pathname);
    if (nearest !== address.pathname) address.search = "";
    address.pathname = nearest;
  }
  return locales.map((locale) => {
    address.searchParams.set("lang", locale);
    return {
      locale,
      name: languageNames[locale],
      url: address.pathname + address.search,
      isCurrent: locale === current,
    };
  });
}
