import { recordAct } from "../../../platform/audit-log.ts";
import { newToken, tokenHash } from "../../../platform/browser-session.ts";
import { databaseNow, type Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Mail } from "../../../platform/mail.ts";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import type { Posting } from "../../publishing/letters/commands.ts";
import { getSurvey } from "../../queries.ts";
import { getQuestionnaire } from "../../questionnaire/queries.ts";
import { newAccessLinks } from "../../anonymous/inviting/commands.ts";
import { newSurveyLink } from "../commands.ts";
import { findOpeningOf } from "../queries.ts";
import { againLetter, type OpenSurvey } from "./letter.ts";
import { listOpenAccesses, listOpenOf, listOpenShares, whoseEmail } from "./queries.ts";
import type { OpenAccess, OpenInvitation } from "./queries.ts";
import { againQueue } from "./queue.ts";

/**
 * Sees to it that whoever has that e-mail gets links to what they are asked to answer. An e-mail that is nobody's costs
 * the same here, and the rest is done in a job: neither the answer nor its time tells who is known.
 */
export async function askForLinks({ db, jobs }: Pick<Deps, "db" | "jobs">, email: string): Promise<void> {
  const whose = await whoseEmail(db, email);
  await db.transaction().execute((trx) => jobs.enqueue(trx, againQueue, whose));
}

/** Sends the links that were asked for, one mail for each programme; those in earlier mails work on. */
export async function sendLinksAgain(
  { db, ...posting }: Posting,
  { participantIds, linkIds }: { participantIds: string[]; linkIds: string[] },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const now = await databaseNow(trx);
    const all = [
      ...(await listOpenOf(trx, participantIds, now)),
      ...(await listOpenShares(trx, linkIds, now)),
      ...(await listOpenAccesses(trx, participantIds, now)),
    ];
    for (const [programmeId, surveys] of Map.groupBy(all, (each) => each.programmeId))
      await postLinks(trx, posting, await getProgramme(trx, programmeId), surveys);
  });
}

async function postLinks(
  trx: Tx,
  { texts, publicUrl, postMail }: Omit<Posting, "db">,
  programme: Programme,
  asked: (OpenInvitation | OpenAccess)[],
): Promise<void> {
  const [first] = asked;
  if (first === undefined) return;
  const locale = letterLocale(programme, asked);
  const surveys: OpenSurvey[] = [];
  for (const each of asked) {
    const token = await ("accessId" in each ? accessLinkFor(trx, each) : linkFor(trx, each));
    const link = token === null ? null : new URL(`/s/${token}?lang=${locale}`, publicUrl).href;
    surveys.push({ ...(await describe(trx, each, programme, locale)), link });
    const { programmeId } = each;
    const subject = "accessId" in each ? each.accessId : each.invitationId;
    await recordAct(trx, { actorId: null, programmeId, act: "survey.ask-link", subject });
  }
  const { programmeId, name: toName, email: toAddress } = first;
  const contact = [programme.contactName, programme.contactEmail].filter((part) => part !== "").join(", ");
  const letter = againLetter(texts[locale], { name: toName, programme: programme.name, contact, surveys });
  await postMail(trx, { programmeId, toName, toAddress, locale, ...letter, ...secrecyOf(asked) });
}

/** What a link to an anonymous survey opens, staff do not see; and at the close the mail about it alone is erased. */
function secrecyOf(asked: (OpenInvitation | OpenAccess)[]): Pick<Mail, "isPrivate" | "surveyAccessId"> {
  const [first, ...others] = asked;
  if (!asked.some((each) => "accessId" in each)) return {};
  const isAlone = first !== undefined && "accessId" in first && others.length === 0;
  return { isPrivate: true, ...(isAlone && { surveyAccessId: first.accessId }) };
}

async function accessLinkFor(trx: Tx, { accessId, hasAnswered }: OpenAccess): Promise<string | null> {
  return hasAnswered ? null : ((await newAccessLinks(trx, [accessId])).get(accessId) ?? null);
}

/** The person's language, where the register knows it and the programme speaks it. */
function letterLocale({ locales, defaultLocale }: Programme, asked: (OpenInvitation | OpenAccess)[]): Locale {
  const known = asked.find(({ locale }) => locale !== null)?.locale ?? defaultLocale;
  return locales.includes(known) ? known : defaultLocale;
}

/** A new link that opens what the person has: all, or what the link opens that was handed to them. */
async function linkFor(trx: Tx, { invitationId, linkId }: OpenInvitation): Promise<string> {
  if (linkId === null) return await newSurveyLink(trx, invitationId, { madeFor: "again" });
  const token = newToken();
  const link = { invitationId, tokenHash: tokenHash(token), madeFor: "again" as const, ofLinkId: linkId };
  await trx.insertInto("surveyLinks").values(link).execute();
  return token;
}

async function describe(
  trx: Tx,
  open: OpenInvitation | OpenAccess,
  { timeZone }: Programme,
  locale: Locale,
): Promise<Omit<OpenSurvey, "link">> {
  const { programmeId, surveyId } = open;
  const survey = await getSurvey(trx, programmeId, surveyId);
  const closes = survey.closesAt === null ? "" : formatInstant(survey.closesAt, locale, timeZone);
  const title = textIn(survey.titles, locale);
  if ("accessId" in open) return { title, organisation: null, sections: [], closes };
  const { organisationName, linkId } = open;
  if (linkId === null) return { title, organisation: organisationName, sections: [], closes };
  const ids = (await findOpeningOf(trx, linkId))?.sectionIds ?? [];
  const { sections } = await getQuestionnaire(trx, surveyId);
  const names = sections.filter(({ id }) => ids.includes(id)).map(({ titles }) => textIn(titles, locale));
  return { title, organisation: organisationName, sections: names, closes };
}
