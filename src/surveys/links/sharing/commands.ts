import { Temporal } from "temporal-polyfill";
import { recordAct } from "../../../platform/audit-log.ts";
import { newToken, tokenHash } from "../../../platform/browser-session.ts";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";
import { Forbidden, NotFound } from "../../../platform/errors.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Mail } from "../../../platform/mail.ts";
import { holdSurvey, invitationOf, takeTurnOf, type Asked, type Respondent } from "../../answering/queries.ts";
import type { Posting } from "../../publishing/letters/commands.ts";
import { getQuestionnaire } from "../../questionnaire/queries.ts";
import type { StoredSection } from "../../questionnaire/stored.ts";
import { isOpen } from "../../survey-life.ts";
import { newSurveyLink } from "../commands.ts";
import { findContact, listLinks, listShares, type Share } from "../queries.ts";
import type { SharingWish } from "./forms.ts";
import { doneLetter, sharingLetter } from "./letter.ts";
import { sharingRefusal, type SharingRefusal } from "./sharing.ts";

/**
 * Hands sections to a colleague: a link that opens these and no others, sent by mail. The same again within a minute (a
 * form sent twice) writes once.
 */
export async function shareSections(
  posting: Posting,
  asked: Asked,
  wish: SharingWish,
): Promise<SharingRefusal | "closed" | null> {
  const { respondent } = asked;
  return await posting.db.transaction().execute(async (trx) => {
    const now = await takeWholeTurn(trx, respondent);
    if (now === "closed") return now;
    const { sections } = await getQuestionnaire(trx, respondent.surveyId);
    const shares = await listShares(trx, invitationOf(respondent));
    const refused = sharingRefusal(
      { sectionIds: wish.sections },
      { sectionIds: new Set(sections.map(({ id }) => id)), colleagues: shares.length },
    );
    if (refused !== null) return refused;
    if (shares.some((share) => isSame(share, wish, now))) return null;
    const token = newToken();
    const link = { invitationId: invitationOf(respondent), tokenHash: tokenHash(token), madeFor: "share" as const };
    const { id: linkId } = await trx
      .insertInto("surveyLinks")
      .values({ ...link, colleagueName: wish.name, colleagueEmail: wish.email })
      .returning("id")
      .executeTakeFirstOrThrow();
    const shared = sections.filter(({ id }) => wish.sections.includes(id));
    const rows = shared.map(({ id: sectionId }) => ({ linkId, sectionId }));
    await trx.insertInto("surveyLinkSections").values(rows).execute();
    await posting.postMail(trx, await writeSharing(trx, posting, asked, { wish, sections: shared, token }));
    await recordAct(trx, act("survey.share", respondent, linkId));
    return null;
  });
}

function isSame(share: Share, wish: SharingWish, now: Temporal.Instant): boolean {
  const isRecent = Temporal.Instant.compare(share.createdAt, now.subtract({ minutes: 1 })) > 0;
  const sections = new Set(share.sectionIds);
  return isRecent && share.email === wish.email && new Set(wish.sections).symmetricDifference(sections).size === 0;
}

async function writeSharing(
  trx: Tx,
  { texts, publicUrl }: Posting,
  { respondent, survey, programme }: Asked,
  { wish, sections, token }: { wish: SharingWish; sections: StoredSection[]; token: string },
): Promise<Mail> {
  const locale = programme.locales.includes(wish.locale) ? wish.locale : programme.defaultLocale;
  const letter = sharingLetter(texts[locale], {
    programme: programme.name,
    organisation: respondent.organisationName ?? "",
    title: textIn(survey.titles, locale),
    contact: [programme.contactName, programme.contactEmail].filter((part) => part !== "").join(", "),
    name: wish.name,
    sender: (await findContact(trx, invitationOf(respondent)))?.name ?? "",
    words: wish.words,
    sections: sections.map(({ titles }) => textIn(titles, locale)),
    link: linkUrl(publicUrl, token, locale),
    closes: survey.closesAt === null ? "" : formatInstant(survey.closesAt, locale, programme.timeZone),
  });
  return { programmeId: programme.id, toName: wish.name, toAddress: wish.email, locale, ...letter };
}

/** Ends a colleague's link, and what it has opened in any browser. What they answered stays. */
export async function endShare(db: Db, respondent: Respondent, linkId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const now = await takeWholeTurn(trx, respondent);
    if (now === "closed") return;
    const link = (await listLinks(trx, invitationOf(respondent))).find(({ id }) => id === linkId);
    if (link === undefined || link.colleague === null) throw new NotFound("link of a colleague");
    if (link.revokedAt !== null) return;
    await trx.updateTable("surveyLinks").set({ revokedAt: now }).where("id", "=", linkId).execute();
    await recordAct(trx, act("survey.end-link", respondent, linkId));
  });
}

/** Told again within this time, it has been told once. */
const tellingPause = { minutes: 10 };

/** Tells the organisation's contact by mail that a colleague's sections are done. */
export async function tellDone(posting: Posting, asked: Asked): Promise<"closed" | null> {
  const { respondent } = asked;
  return await posting.db.transaction().execute(async (trx) => {
    const now = await takeTurn(trx, respondent);
    if (now === "closed") return now;
    const shares = await listShares(trx, invitationOf(respondent));
    const mine = shares.find(({ linkId }) => linkId === respondent.linkId);
    if (mine === undefined) throw new Forbidden("only who has sections of their own");
    if (mine.doneAt !== null && Temporal.Instant.compare(mine.doneAt, now.subtract(tellingPause)) > 0) return null;
    await trx.updateTable("surveyLinks").set({ doneAt: now }).where("id", "=", mine.linkId).execute();
    const mail = await writeDone(trx, posting, asked, mine);
    if (mail !== null) await posting.postMail(trx, mail);
    await recordAct(trx, act("survey.share-done", respondent, mine.linkId));
    return null;
  });
}

async function writeDone(
  trx: Tx,
  { texts, publicUrl }: Posting,
  { respondent, survey, programme }: Asked,
  { name: colleague, sectionIds }: Share,
): Promise<Mail | null> {
  const contact = await findContact(trx, invitationOf(respondent));
  if (contact === undefined) return null;
  const locale = programme.locales.includes(contact.locale) ? contact.locale : programme.defaultLocale;
  const { sections } = await getQuestionnaire(trx, respondent.surveyId);
  const token = await newSurveyLink(trx, invitationOf(respondent), { madeFor: "again" });
  const letter = doneLetter(texts[locale], {
    programme: programme.name,
    organisation: respondent.organisationName ?? "",
    title: textIn(survey.titles, locale),
    contact: [programme.contactName, programme.contactEmail].filter((part) => part !== "").join(", "),
    name: contact.name,
    colleague,
    sections: sections.filter(({ id }) => sectionIds.includes(id)).map(({ titles }) => textIn(titles, locale)),
    link: linkUrl(publicUrl, token, locale),
  });
  return { programmeId: programme.id, toName: contact.name, toAddress: contact.email, locale, ...letter };
}

/** The turn of who answers for the whole organisation; nobody else hands sections on. */
async function takeWholeTurn(trx: Tx, respondent: Respondent): Promise<Temporal.Instant | "closed"> {
  if (respondent.sectionIds !== null || respondent.organisationId === null)
    throw new Forbidden("only who answers for the whole organisation");
  return await takeTurn(trx, respondent);
}

async function takeTurn(trx: Tx, respondent: Respondent): Promise<Temporal.Instant | "closed"> {
  const survey = await holdSurvey(trx, respondent.surveyId);
  if (!(await takeTurnOf(trx, respondent))) throw new Forbidden("the link has been ended");
  const now = await databaseNow(trx);
  return isOpen(survey, now) ? now : "closed";
}

function linkUrl(publicUrl: URL, token: string, locale: Locale): string {
  return new URL(`/s/${token}?lang=${locale}`, publicUrl).href;
}

function act(name: string, { programmeId }: Respondent, linkId: string) {
  return { actorId: null, programmeId, act: name, subject: linkId };
}
