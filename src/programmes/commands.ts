import { recordAct } from "../platform/audit-log.ts";
import { json, type Db, type Tx } from "../platform/database.ts";
import type { Texts } from "../platform/locales.ts";
import type { ProgrammeDetails } from "./forms.ts";
import { hasTwice, industryKey, parseIndustries, type IndustriesMistake } from "./industries.ts";
import { lockIndustries } from "./queries.ts";

export type Outcome = { id: string } | { mistake: IndustriesMistake };

/** Starts a programme; whoever starts it owns it. */
export async function startProgramme(db: Db, details: ProgrammeDetails, actorId: string): Promise<Outcome> {
  const industries = parseIndustries(details.industries);
  if (hasTwice(industries)) return { mistake: "twice" };
  return await db.transaction().execute(async (trx) => {
    const { id } = await trx.insertInto("programmes").values(row(details)).returning("id").executeTakeFirstOrThrow();
    await trx.insertInto("memberships").values({ programmeId: id, userId: actorId, role: "owner" }).execute();
    await insertIndustries(trx, id, industries, 0);
    await recordAct(trx, { actorId, programmeId: id, act: "programme.start", subject: id });
    return { id };
  });
}

/** Changes the programme's details. Industries keep their organisations as long as their first name stays. */
export async function editProgramme(db: Db, id: string, details: ProgrammeDetails, actorId: string): Promise<Outcome> {
  const wanted = parseIndustries(details.industries);
  if (hasTwice(wanted)) return { mistake: "twice" };
  return await db.transaction().execute(async (trx) => {
    const before = await lockIndustries(trx, id);
    const kept = new Set(wanted.map(industryKey));
    const gone = before.filter((industry) => !kept.has(industryKey(industry.names)));
    if (gone.some((industry) => industry.organisations > 0)) return { mistake: "in-use" as const };

    await trx.updateTable("programmes").set(row(details)).where("id", "=", id).execute();
    for (const industry of gone) await trx.deleteFrom("industries").where("id", "=", industry.id).execute();
    const idOf = new Map(before.map((industry) => [industryKey(industry.names), industry.id]));
    for (const [position, names] of wanted.entries()) {
      const known = idOf.get(industryKey(names));
      if (known === undefined) await insertIndustries(trx, id, [names], position);
      else
        await trx
          .updateTable("industries")
          .set({ names: json(names), position })
          .where("id", "=", known)
          .execute();
    }
    await recordAct(trx, { actorId, programmeId: id, act: "programme.edit", subject: id });
    return { id };
  });
}

/** Adds industries by one name each, after the others; those that the programme has in any language stay as they are. */
export async function addIndustries(trx: Tx, programmeId: string, wanted: string[], actorId: string): Promise<void> {
  await trx
    .selectFrom("programmes")
    .select("id")
    .where("id", "=", programmeId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const before = await lockIndustries(trx, programmeId);
  const known = new Set(before.flatMap(({ names }) => Object.values(names)).map((name) => name.toLowerCase()));
  const added = parseIndustries(wanted.map((name) => name.replaceAll("|", " ")).join("\n")).filter(
    ({ fi }) => !known.has(fi.toLowerCase()),
  );
  const distinct = added.filter(
    (names, at) => added.findIndex((other) => industryKey(other) === industryKey(names)) === at,
  );
  await insertIndustries(trx, programmeId, distinct, before.length);
  await recordAct(trx, {
    actorId,
    programmeId,
    act: "programme.industries",
    subject: programmeId,
    details: { added: distinct.length },
  });
}

async function insertIndustries(trx: Tx, programmeId: string, industries: Texts[], from: number): Promise<void> {
  if (industries.length === 0) return;
  const rows = industries.map((names, at) => ({ programmeId, names: json(names), position: from + at }));
  await trx.insertInto("industries").values(rows).execute();
}

function row({
  name,
  locales,
  defaultLocale,
  timeZone,
  startsOn,
  endsOn,
  contactName,
  contactEmail,
}: ProgrammeDetails) {
  return { name, locales: json(locales), defaultLocale, timeZone, startsOn, endsOn, contactName, contactEmail };
}
