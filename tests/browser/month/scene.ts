import type { Page } from "playwright-core";
import { startStaffSession } from "../../../src/identity/commands.ts";
import type { Role } from "../../../src/platform/asking.ts";
import { Temporal } from "temporal-polyfill";
import { aProgramme } from "../../support/app.ts";
import { newPage, type PageSettings } from "../../support/pages.ts";
import type { Stage } from "../path/stage.ts";

/** A programme whose month is lived, and the people of its staff by what they are. */
export interface Month {
  stage: Omit<Stage, "javaScript">;
  programmeId: string;
  /** The programme's own page. */
  home: string;
  /** What pages' content security policy has stopped, and scripts' errors. */
  stopped: string[];
}

/** A programme of nobody yet, which two colleagues are to run. */
export async function aMonth(stage: Omit<Stage, "javaScript">): Promise<Month> {
  const { id: programmeId } = await aProgramme(stage.product.db);
  return { stage, programmeId, home: `${stage.url}/programmes/${programmeId}`, stopped: [] };
}

/** A colleague's own browser, at the programme's page. */
export async function colleague(
  month: Month,
  { name, role }: { name: string; role: Role },
  settings: PageSettings,
): Promise<Page> {
  const { db } = month.stage.product;
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@example.org`;
  const known = await db.selectFrom("users").select("id").where("email", "=", email).executeTakeFirst();
  const userId = known?.id ?? (await join({ name, email }));
  const token = await db.transaction().execute((trx) => startStaffSession(trx, userId, "none"));
  const page = await watched(month, { ...settings, session: { url: month.stage.url, token } });
  await page.goto(month.home);
  return page;

  async function join(person: { name: string; email: string }): Promise<string> {
    const { id } = await db.insertInto("users").values(person).returning("id").executeTakeFirstOrThrow();
    await db.insertInto("memberships").values({ programmeId: month.programmeId, userId: id, role }).execute();
    return id;
  }
}

/** A browser of somebody without an account. */
export async function watched(month: Month, settings: PageSettings): Promise<Page> {
  const page = await newPage(month.stage.browser, settings);
  page.setDefaultTimeout(60_000);
  page.on("dialog", (dialog) => void dialog.accept());
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) month.stopped.push(message.text());
  });
  page.on("pageerror", (error) => month.stopped.push(error.message));
  return page;
}

/** A day as a field of a form takes it, so many days from now. */
export function day(daysFromNow: number): string {
  return Temporal.Now.plainDateISO("Europe/Helsinki").add({ days: daysFromNow }).toString();
}
