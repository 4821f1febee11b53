import { randomBytes } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { Participant } from "../../organisations/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { newToken, tokenHash } from "../../platform/browser-session.ts";
import { databaseNow, json, type Db, type Tx } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { formatInstant, textIn } from "../../platform/i18n.ts";
import type { Locale, Texts } from "../../platform/locales.ts";
import { getProgramme, type Programme } from "../../programmes/index.ts";
import { listTopics } from "../../workshops/index.ts";
import {
  ballotState,
  openingRefusal,
  rescheduleRefusal,
  type OpeningRefusal,
  type RescheduleRefusal,
} from "../ballot-life.ts";
import { closingQueue } from "../jobs.ts";
import { lotCommitment } from "../lot.ts";
import { listOptions, lockBallotOf, type Ballot } from "../queries.ts";
import { closingInstant } from "./closing-time.ts";
import type { AudienceChoice } from "./audience.ts";
import type { BallotDetails } from "./forms.ts";
import { getAudience, getElectorate, listAddressees, lockWaitingVoters, type Addressee } from "./queries.ts";

/** What opening a ballot needs besides the database. */
export type Posting = Pick<Deps, "db" | "publicUrl" | "texts" | "postMail" | "sendsMail" | "jobs">;

interface Place {
  programmeId: string;
  ballotId: string;
}

export type DraftRefusal = "topic-unknown";

/** Makes a ballot ready; nobody sees it before it is opened. */
export async function draftBallot(
  db: Db,
  programmeId: string,
  { audience: choice, ...details }: BallotDetails & { audience: AudienceChoice },
  everyone: Texts,
  actorId: string,
): Promise<{ id: string } | { refused: DraftRefusal }> {
  return await db.transaction().execute(async (trx) => {
    const { groupId, afterWorkshopId, names } = await getAudience(trx, programmeId, choice, everyone);
    if (!(await areTopics(trx, programmeId, details.topics))) return { refused: "topic-unknown" };
    const { timeZone } = await getProgramme(trx, programmeId);
    const { id } = await trx
      .insertInto("ballots")
      .values({ programmeId, groupId, afterWorkshopId, audienceNames: json(names), ...row(details, timeZone) })
      .returning("id")
      .executeTakeFirstOrThrow();
    await writeOptions(trx, id, details.topics);
    await recordAct(trx, { actorId, programmeId, act: "ballot.draft", subject: id });
    return { id };
  });
}

/** Changes a ballot that has not been opened. */
export async function editBallot(
  db: Db,
  { programmeId, ballotId }: Place,
  details: BallotDetails,
  actorId: string,
): Promise<DraftRefusal | "not-draft" | null> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    if (ballot.state !== "draft") return "not-draft";
    if (!(await areTopics(trx, programmeId, details.topics))) return "topic-unknown";
    const { timeZone } = await getProgramme(trx, programmeId);
    await trx.updateTable("ballots").set(row(details, timeZone)).where("id", "=", ballotId).execute();
    await trx.deleteFrom("ballotOptions").where("ballotId", "=", ballotId).execute();
    await writeOptions(trx, ballotId, details.topics);
    await recordAct(trx, { actorId, programmeId, act: "ballot.edit", subject: ballotId });
    return null;
  });
}

/** Throws away a ballot that has not been opened. */
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

function row({ titles, closesOn, closesAt, allowsProposals }: BallotDetails, timeZone: string) {
  return { titles: json(titles), closesAt: closingInstant(closesOn, closesAt, timeZone), allowsProposals };
}

async function areTopics(trx: Tx, programmeId: string, topicIds: readonly string[]): Promise<boolean> {
  const known = new Set((await listTopics(trx, programmeId)).map(({ id }) => id));
  return topicIds.every((id) => known.has(id));
}

async function writeOptions(trx: Tx, ballotId: string, topicIds: readonly string[]): Promise<void> {
  const options = [...new Set(topicIds)].map((topicId, position) => ({ ballotId, topicId, position }));
  await trx.insertInto("ballotOptions").values(options).execute();
}

export type Opening = { voters: number } | { refused: OpeningRefusal | "nobody-to-ask" };

/**
 * Opens the ballot, all at once or not at all: the lot is drawn and bound by its commitment, each participant gets a
 * link by mail, and the count is set for the closing time.
 */
export async function openBallot(
  posting: Posting,
  { programmeId, ballotId }: Place,
  actorId: string,
): Promise<Opening> {
  return await posting.db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    const now = await databaseNow(trx);
    const optionIds = (await listOptions(trx, ballotId)).map(({ id }) => id);
    const refused = openingRefusal(ballot, { optionIds }, now);
    if (refused !== null || ballot.closesAt === null) return { refused: refused ?? "no-closing-time" };
    const { voters } = await getElectorate(trx, ballot);
    if (voters.length === 0) return { refused: "nobody-to-ask" };

    const lotSeed = randomBytes(32).toString("hex");
    const opened = { state: "open" as const, openedAt: now, lotSeed, lotCommitment: lotCommitment(lotSeed) };
    await trx.updateTable("ballots").set(opened).where("id", "=", ballotId).execute();
    const programme = await getProgramme(trx, programmeId);
    for (const voter of voters) await invite(trx, posting, { ballot, programme, voter });
    await posting.jobs.enqueue(trx, closingQueue, { ballotId }, ballot.closesAt);
    await recordAct(trx, {
      actorId,
      programmeId,
      act: "ballot.open",
      subject: ballotId,
      details: { voters: voters.length },
    });
    return { voters: voters.length };
  });
}

interface Invitation {
  ballot: Ballot;
  programme: Programme;
  voter: Participant;
}

async function invite(
  trx: Tx,
  { publicUrl, texts, postMail, sendsMail }: Posting,
  { ballot, programme, voter }: Invitation,
): Promise<void> {
  const token = newToken();
  await trx
    .insertInto("voters")
    .values({ ballotId: ballot.id, participantId: voter.id, tokenHash: tokenHash(token) })
    .execute();
  if (voter.email === "" || ballot.closesAt === null) return;
  const locale = programme.locales.includes(voter.locale) ? voter.locale : programme.defaultLocale;
  const t = texts[locale];
  const contact = [programme.contactName, programme.contactEmail].filter((part) => part !== "").join(", ");
  const paragraphs = [
    t("voting.mail.greeting", { name: voter.name }),
    t(sendsMail ? "voting.mail.opening" : "voting.mail.openingNotSecret", {
      title: textIn(ballot.titles, locale),
      audience: textIn(ballot.audienceNames, locale),
    }),
    sendsMail ? "" : t("voting.start.notSecret"),
    voterUrl(publicUrl, token, locale),
    t("voting.mail.closes", { closes: formatInstant(ballot.closesAt, locale, programme.timeZone) }),
    contact === "" ? "" : t("voting.mail.contact", { contact }),
    programme.name,
  ];
  await postMail(trx, {
    programmeId: programme.id,
    toName: voter.name,
    toAddress: voter.email,
    locale,
    subject: t("voting.mail.subject", { title: textIn(ballot.titles, locale) }),
    body: paragraphs.filter((paragraph) => paragraph !== "").join("\n\n"),
    ballotId: ballot.id,
  });
}

function voterUrl(publicUrl: URL, token: string, locale: Locale): string {
  return new URL(`/v/${token}?lang=${locale}`, publicUrl).href;
}

/** Moves the closing time of an open ballot. */
export async function moveClosing(
  { db, jobs }: Pick<Deps, "db" | "jobs">,
  { programmeId, ballotId, closesOn, closesAt: time }: Place & { closesOn: string; closesAt: string },
  actorId: string,
): Promise<RescheduleRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    const { timeZone } = await getProgramme(trx, programmeId);
    const closesAt: Temporal.Instant = closingInstant(closesOn, time, timeZone);
    const refused = rescheduleRefusal(ballot, closesAt, await databaseNow(trx));
    if (refused !== null) return refused;
    await trx.updateTable("ballots").set({ closesAt }).where("id", "=", ballotId).execute();
    if (ballot.state === "open") await jobs.enqueue(trx, closingQueue, { ballotId }, closesAt);
    await recordAct(trx, { actorId, programmeId, act: "ballot.move-closing", subject: ballotId });
    return null;
  });
}

/** A voter's slip of paper: whose it is, and the link that stands on it and nowhere else. */
export interface Slip extends Addressee {
  url: string;
}

/**
 * Makes new links, to be printed, for everybody who has not voted; the links they had are worth nothing from then on.
 * Who has voted keeps the old link: a new one would be a second vote.
 */
export async function printSlips(
  { db, publicUrl }: Pick<Deps, "db" | "publicUrl">,
  { programmeId, ballotId }: Place,
  actorId: string,
): Promise<Slip[] | "not-open"> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    if (ballotState(ballot, await databaseNow(trx)) !== "open") return "not-open";
    const people = await listAddressees(trx, programmeId);
    const programme = await getProgramme(trx, programmeId);
    const slips: Slip[] = [];
    for (const { id, participantId } of await lockWaitingVoters(trx, ballotId)) {
      const person = people.get(participantId);
      if (person === undefined) continue;
      const token = newToken();
      await trx
        .updateTable("voters")
        .set({ tokenHash: tokenHash(token) })
        .where("id", "=", id)
        .execute();
      const locale = programme.locales.includes(person.locale) ? person.locale : programme.defaultLocale;
      slips.push({ ...person, locale, url: voterUrl(publicUrl, token, locale) });
    }
    await recordAct(trx, {
      actorId,
      programmeId,
      act: "ballot.new-links",
      subject: ballotId,
      details: { slips: slips.length },
    });
    return slips.sort(
      (a, b) => a.organisation.localeCompare(b.organisation, "fi") || a.name.localeCompare(b.name, "fi"),
    );
  });
}
