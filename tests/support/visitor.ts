import { csrfToken } from "../../src/platform/browser-session.ts";

/** A person's browser as far as real processes need one: keeps its cookie, and sends the form's token. */
export class Visitor {
  cookie = "";

  /** The page at the address, or where the address leads to. */
  async get(address: string): Promise<Response> {
    return this.#keep(await fetch(address, { redirect: "manual", headers: { cookie: this.cookie } }));
  }

  /** Sends a form, without following where it leads. */
  async post(address: string, fields: Record<string, string> = {}): Promise<Response> {
    if (this.cookie === "") await this.get(new URL("/sign-in", address).href);
    const body = new URLSearchParams({ csrf: csrfToken(this.cookie.replace("sid=", "")), ...fields });
    return this.#keep(
      await fetch(address, { method: "POST", body, redirect: "manual", headers: { cookie: this.cookie } }),
    );
  }

  #keep(response: Response): Response {
    const sid = response.headers.getSetCookie().find((cookie) => cookie.startsWith("sid="));
    this.cookie = sid?.split(";")[0] ?? this.cookie;
    return response;
  }
}

/** The first administrator, made through the link that the process has shown on its terminal. */
export async function firstAdministrator({ url, said }: { url: string; said: () => string }): Promise<Visitor> {
  const path = [...said().matchAll(/\/setup\/[\w-]{43}/g)].at(-1)?.[0] ?? "";
  const visitor = new Visitor();
  const made = await visitor.post(url + path, administrator);
  if (made.status !== 303) throw new Error(`the set-up link answered ${made.status}: ${await made.text()}`);
  return visitor;
}

export const administrator = { name: "Ada Aalto", email: "ada.aalto@example.org", password: "kolme pientä porsasta" };

/** A form for a new programme with this name. */
export function programmeNamed(name: string): Record<string, string> {
  return {
    name,
    locales: "fi",
    defaultLocale: "fi",
    timeZone: "Europe/Helsinki",
    startsOn: "",
    endsOn: "",
    industries: "Hoiva | Omsorg | Care",
    contactName: "Ada Aalto",
    contactEmail: "ada.aalto@example.org",
  };
}
