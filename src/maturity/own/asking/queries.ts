import { listParticipants, ownName, type Participant } from "../../../organisations/index.ts";
import { databaseNow, type Db } from "../../../platform/database.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { suggestedClosing } from "../../../surveys/index.ts";
import { listUnits, type Unit } from "../../assessing/queries.ts";
import { listTools } from "../../queries.ts";
import { findLatestRound, listAsks, listAsksWithAnswers, listEverSent } from "../queries.ts";
import { contactsOf, isDue, isOpen } from "../round.ts";
import { askableUnits, meantUnits, type Who } from "./choosing.ts";

/** How the latest round of asking goes. */
export async function loadStanding(db: Db, programmeId: string) {
  const round = (await findLatestRound(db, programmeId)) ?? null;
  const asks = round === null ? [] : await listAsksWithAnswers(db, round.id);
  const now = await databaseNow(db);
  const isRoundOpen = round !== null && isOpen(round, now);
  const contacts = contactsOf(await listParticipants(db, programmeId));
  const due = asks.filter((ask) => {
    const contact = contacts.get(ask.unitId);
    return contact !== undefined && isDue(ask, contact, now);
  });
  return {
    programme: await getProgramme(db, programmeId),
    units: await listUnits(db, programmeId),
    ...{ round, isOpen: isRoundOpen, asks },
    due: isRoundOpen ? due.length : 0,
    hasTools: (await listTools(db, programmeId)).some(({ isEnded }) => !isEnded),
  };
}

/** Whom there is to ask: units that have not been asked in the open round. */
export async function loadChoices(db: Db, programmeId: string) {
  const programme = await getProgramme(db, programmeId);
  const units = await listUnits(db, programmeId);
  const now = await databaseNow(db);
  const latest = await findLatestRound(db, programmeId);
  const round = latest !== undefined && isOpen(latest, now) ? latest : null;
  const before = new Set(round === null ? [] : (await listAsks(db, round.id)).map(({ unitId }) => unitId));
  const askable = askableUnits(units, await listTools(db, programmeId)).filter(({ id }) => !before.has(id));
  const contacts = contactsOf(await listParticipants(db, programmeId));
  const everSent = await listEverSent(db, programmeId);
  const reachable = askable.filter(({ id }) => contacts.has(id));
  return {
    ...{ programme, units, round },
    counts: { all: reachable.length, never: reachable.filter(({ id }) => !everSent.has(id)).length },
    first: firstOf(reachable, contacts),
    withoutContact: askable.filter(({ id }) => !contacts.has(id)),
    suggested: suggestedClosing(now, programme.timeZone),
  };
}

function firstOf(units: readonly Unit[], contacts: ReadonlyMap<string, Participant>) {
  const [unit] = units;
  const contact = unit === undefined ? undefined : contacts.get(unit.id);
  return unit === undefined || contact === undefined ? null : { unit: ownName(unit.name), name: contact.name };
}

/** The ids of the units that a form means. */
export async function listMeant(
  db: Db,
  programmeId: string,
  { who, unitIds: branchIds }: { who: Who; unitIds: readonly string[] },
): Promise<string[]> {
  const units = await listUnits(db, programmeId);
  const askable = askableUnits(units, await listTools(db, programmeId));
  const everSent = await listEverSent(db, programmeId);
  return meantUnits(units, askable, { who, branchIds, everSent }).map(({ id }) => id);
}
