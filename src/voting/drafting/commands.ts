import { Temporal } from "temporal-polyfill";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, json, type Db, type Tx } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import { listOrganisations } from "../../organisations/index.ts";
import { getProgramme } from "../../programmes/index.ts";
import { listTopics } from "../../workshops/index.ts";
import type { AudienceChoice, AudienceNames } from "../holding/audience.ts";
import { instantOf } from "../holding/closing-time.ts";
import { getAudience } from "../holding/queries.ts";
import { titleKey } from "../proposals.ts";
import { listOptions, lockBallotOf, type Ballot, type BallotOption } from "../queries.ts";
import { settingsRefusals, type SettingsRefusal } from "../settings.ts";
import { findChain } from "./queries.ts";
import type { BallotDetails } from "./forms.ts";

interface Place {
  programmeId: string;
  ballotId: string;
}

export type DraftRefusal =
  | SettingsRefusal
  | "topic-unknown"
  | "closing-time-past"
  | "organisations-missing"
  | "organisation-unknown"
  | "chain-unknown";

/** Makes a ballot ready; nobody sees it before it is opened. */
export async function draftBallot(
  db: Db,
  programmeId: string,
  { audience: choice, ...details }: BallotDetails & { audience: AudienceChoice },
  names: AudienceNames,
  actorId: string,
): Promise<{ id: string } | { refused: DraftRefusal }> {
  return await db.transaction().execute(async (trx) => {
    const { groupId, afterWorkshopId, names: audienceNames } = await getAudience(trx, programmeId, choice, names);
    const audienceKind = choice.kind;
    const refused = await refusalOf(trx, programmeId, details, audienceKind);
    if (refused !== null) return { refused };
    const { id } = await trx
      .insertInto("ballots")
      .values({
        programmeId,
        audienceKind,
        groupId,
        afterWorkshopId,
        audienceNames: json(audienceNames),
        ...(await row(trx, programmeId, details, audienceKind)),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await writeParts(trx, { programmeId, ballotId: id }, details, { audienceKind, before: [] });
    await recordAct(trx, { actorId, programmeId, act: "ballot.draft", subject: id });
    return { id };
  });
}

/** Changes a ballot that nobody has been told of; what staff have said of options that stay is kept. */
export async function editBallot(
  db: Db,
  place: Place,
  details: BallotDetails,
  actorId: string,
): Promise<DraftRefusal | "not-draft" | null> {
  const { programmeId, ballotId } = place;
  return await db.transaction().execute(async (trx) => {
    const { state, audienceKind } = await lockBallotOf(trx, programmeId, ballotId);
    if (state !== "draft") return "not-draft";
    const refused = await refusalOf(trx, programmeId, details, audienceKind);
    if (refused !== null) return refused;
    const values = await row(trx, programmeId, details, audienceKind);
    await trx.updateTable("ballots").set(values).where("id", "=", ballotId).execute();
    const before = await listOptions(trx, ballotId);
    await trx.deleteFrom("ballotOptions").where("ballotId", "=", ballotId).execute();
    await trx.deleteFrom("ballotOrganisations").where("ballotId", "=", ballotId).execute();
    await writeParts(trx, place, details, { audienceKind, before });
    await recordAct(trx, { actorId, programmeId, act: "ballot.edit", subject: ballotId });
    return null;
  });
}

/** Throws away a ballot that nobody has been told of. */
export async function removeBallot(
  db: Db,
  { programmeId, ballotId }: Place,
  actorId: string,
): Promise<"not-draft" | null> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    if (ballot.state !== "draft") return "not-draft";
    await trx.deleteFrom("ballots").where("id", "=", ballotId).execute();
    await recordAct(trx, { actorId, programmeId, act: "ballot.remove", subject: ballotId });
    return null;
  });
}

async function refusalOf(
  trx: Tx,
  programmeId: string,
  { settings, topics, organisations, chainId, closesOn, closesAt }: BallotDetails,
  audienceKind: Ballot["audienceKind"],
): Promise<DraftRefusal | null> {
  const [unfit] = settingsRefusals(settings);
  if (unfit !== undefined) return unfit;
  const known = new Set((await listTopics(trx, programmeId)).map(({ id }) => id));
  if (!topics.every((id) => known.has(id))) return "topic-unknown";
  const { timeZone } = await getProgramme(trx, programmeId);
  const close = instantOf(closesOn, closesAt, timeZone);
  if (Temporal.Instant.compare(close, await databaseNow(trx)) <= 0) return "closing-time-past";
  if (chainId !== null && (await findChain(trx, programmeId, chainId)) === undefined) return "chain-unknown";
  if (audienceKind !== "list") return null;
  if (organisations.length === 0) return "organisations-missing";
  const all = new Set((await listOrganisations(trx, programmeId)).map(({ id }) => id));
  return organisations.every((id) => all.has(id)) ? null : "organisation-unknown";
}

async function row(
  trx: Tx,
  programmeId: string,
  { titles, settings, closesOn, closesAt, chainId }: BallotDetails,
  audienceKind: Ballot["audienceKind"],
) {
  const { timeZone } = await getProgramme(trx, programmeId);
  return {
    titles: json(titles),
    closesAt: instantOf(closesOn, closesAt, timeZone),
    opensAt: null,
    chainId: settings.purpose === "series" ? chainId : null,
    ...settings,
    weighting: audienceKind === "everyone" ? settings.weighting : ("person" as const),
  };
}

interface Parts {
  audienceKind: Ballot["audienceKind"];
  /** The options as they were. */
  before: readonly BallotOption[];
}

async function writeParts(
  trx: Tx,
  { programmeId, ballotId }: Place,
  { topics, ownTopics, organisations, settings }: BallotDetails,
  { audienceKind, before }: Parts,
): Promise<void> {
  const durations = new Map(
    (await listTopics(trx, programmeId)).map(({ id, durationMinutes }) => [id, durationMinutes]),
  );
  const said = new Map(before.map((option) => [keyOf(option), option.costMinutes]));
  const named = [
    ...topics.map((topicId) => ({ topicId, ownNames: null })),
    ...ownTopics.map((names) => ({ topicId: null, ownNames: names })),
  ];
  const options = named.map(({ topicId, ownNames }, position) => ({
    ballotId,
    topicId,
    ownNames: ownNames === null ? null : json(ownNames),
    position,
    costMinutes:
      settings.purpose !== "hours"
        ? null
        : (said.get(keyOf({ topicId, names: ownNames })) ??
          (topicId === null ? null : (durations.get(topicId) ?? null))),
  }));
  if (options.length > 0) await trx.insertInto("ballotOptions").values(options).execute();
  if (audienceKind !== "list") return;
  const rows = [...new Set(organisations)].map((organisationId) => ({ ballotId, organisationId }));
  await trx.insertInto("ballotOrganisations").values(rows).execute();
}

/** What an option is known by from one writing to the next. */
function keyOf({ topicId, names }: { topicId: string | null; names: Texts | null }): string {
  return topicId ?? `own:${titleKey(names?.fi ?? "")}`;
}
