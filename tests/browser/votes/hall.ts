import { randomBytes } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { startStaffSession } from "../../../src/identity/commands.ts";
import type { Role } from "../../../src/platform/asking.ts";
import { openDatabase, type Database } from "../../../src/platform/database.ts";
import { aGroupedProgramme, type GroupedProgramme } from "../../series/planned-programme.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { openBrowser } from "../../support/pages.ts";
import { startProduct, type ProductProcess } from "../../support/process.ts";
import { startSmtpServer, type SmtpServer } from "../../support/smtp-server.ts";
import { arrive } from "../workshops/scene.ts";

/** A room full of people: staff are served by one process, those with phones by another; letters come by a mail server. */
export interface Hall {
  db: Database["db"];
  programme: GroupedProgramme;
  /** Where staff's browsers are served. */
  desk: string;
  /** Where phones are served. */
  phones: string;
  browser: Browser;
  smtp: SmtpServer;
  /** What pages' content security policy has stopped, and scripts' errors. */
  stopped: string[];
  /** What the processes have said on their terminals. */
  said: () => string;
  close: () => Promise<void>;
}

/** Two processes on one PostgreSQL, and a programme of two need groups. */
export async function openHall(): Promise<Hall> {
  const url = await freshDatabase("migrated");
  const smtp = await startSmtpServer();
  const settings = { DATABASE_URL: url, SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, MAILS_PER_MINUTE: "6000" };
  const processes: ProductProcess[] = await Promise.all([startProduct(settings), startProduct(settings)]);
  const [first, second] = processes;
  const database = await openDatabase({ databaseUrl: url, dataDir: "" });
  const browser = await openBrowser();
  return {
    db: database.db,
    programme: await aGroupedProgramme(database.db),
    desk: first!.url,
    phones: second!.url,
    browser,
    smtp,
    stopped: [],
    said: () => processes.map(({ said }) => said()).join(""),
    async close() {
      await browser.close();
      await database.close();
      for (const each of processes) await each.kill();
      await smtp.stop();
    },
  };
}

/** Somebody of the staff at a desk, on the programme's workshops. */
export async function staff(hall: Hall, role: Role, width = 1280): Promise<Page> {
  const { db, programme, desk } = hall;
  const person = { name: "Oona Ohjaaja", email: `${randomBytes(4).toString("hex")}@example.org` };
  const { id: userId } = await db.insertInto("users").values(person).returning("id").executeTakeFirstOrThrow();
  await db.insertInto("memberships").values({ programmeId: programme.id, userId, role }).execute();
  const token = await db.transaction().execute((trx) => startStaffSession(trx, userId, "none"));
  const page = await arrive({ ...hall, javaScript: true }, width, { url: desk, token });
  await page.goto(`${desk}/programmes/${programme.id}/workshops`);
  return page;
}

/** A workshop of the programme's first group, to be held today; one of those it is for reads Swedish. */
export async function aWorkshop({ db, programme }: Hall): Promise<string> {
  const { id: programmeId, groupIds, organisationIds } = programme;
  const topic = await db
    .selectFrom("topics")
    .select("id")
    .where("programmeId", "=", programmeId)
    .orderBy("position")
    .executeTakeFirstOrThrow();
  const { names } = await db
    .selectFrom("needGroups")
    .select("names")
    .where("id", "=", groupIds[0]!)
    .executeTakeFirstOrThrow();
  const workshop = {
    programmeId,
    topicId: topic.id,
    groupId: groupIds[0]!,
    audienceNames: JSON.stringify(names),
    position: 1,
  };
  const { id } = await db.insertInto("workshops").values(workshop).returning("id").executeTakeFirstOrThrow();
  const invited = organisationIds[0]!.map((organisationId) => ({ workshopId: id, organisationId }));
  await db.insertInto("workshopOrganisations").values(invited).execute();
  await db.updateTable("participants").set({ locale: "fi" }).execute();
  const swede = db
    .updateTable("participants")
    .set({ locale: "sv" })
    .where("organisationId", "=", organisationIds[0]![1]!);
  await swede.where("isMain", "=", true).execute();
  return id;
}
