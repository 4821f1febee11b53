import { recordAct } from "../../../platform/audit-log.ts";
import { json, type Db, type Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Mail } from "../../../platform/mail.ts";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import { lockSurvey, type Survey } from "../../queries.ts";
import type { Recipient } from "../recipients.ts";
import { missingLetters, type LetterTexts, type WordedKind } from "./letter.ts";
import { getLetterTexts } from "./queries.ts";
import { letterLocale, writeLetter, type LetterKind, type Tongue } from "./writing.ts";

/** What mails with personal links are made of. */
export type Posting = Pick<Deps, "db" | "publicUrl" | "texts" | "postMail" | "postMails" | "jobs">;

/** What is sent, and on whose behalf. */
export interface Edition {
  survey: Survey;
  programme: Programme;
}

/** One of the letters: to whom, with which link's token, for which invitation or person's access. */
export type Letter = { recipient: Recipient; token: string } & ({ invitationId: string } | { accessId: string });

/** Puts the letters in the outbox, in the act's own transaction, each in its recipient's language. */
export async function postLetters(
  trx: Tx,
  posting: Posting,
  { survey, programme }: Edition,
  kind: LetterKind,
  letters: readonly Letter[],
): Promise<void> {
  const own = await getLetterTexts(trx, survey.id);
  const tongues = new Map<Locale, Tongue>();
  const tongueIn = (locale: Locale) => {
    const known = tongues.get(locale) ?? tongueOf(posting, { survey, programme }, locale);
    tongues.set(locale, known);
    return known;
  };
  const mails = letters.map(({ recipient, token, ...bearer }): Mail => {
    const tongue = tongueIn(letterLocale(programme, recipient.locale));
    const links = linksOf(posting.publicUrl, token, tongue.locale);
    return {
      programmeId: programme.id,
      toName: recipient.name,
      toAddress: recipient.email,
      locale: tongue.locale,
      ...writeLetter(kind, { own, programme }, tongue, { recipient, ...links }),
      ...("accessId" in bearer
        ? { surveyAccessId: bearer.accessId, isPrivate: true }
        : { surveyInvitationId: bearer.invitationId }),
    };
  });
  await posting.postMails(trx, mails);
}

function tongueOf({ texts }: Posting, { survey, programme }: Edition, locale: Locale): Tongue {
  const closes = survey.closesAt === null ? "" : formatInstant(survey.closesAt, locale, programme.timeZone);
  const isAnonymous = survey.anonymity === "anonymous";
  return { t: texts[locale], locale, title: textIn(survey.titles, locale), closes, isAnonymous };
}

function linksOf(publicUrl: URL, token: string, locale: Locale): { link: string; declineLink: string } {
  return {
    link: new URL(`/s/${token}?lang=${locale}`, publicUrl).href,
    declineLink: new URL(`/s/${token}/reminders?lang=${locale}`, publicUrl).href,
  };
}

export type LettersRefusal = "languages-missing";

interface Place {
  programmeId: string;
  surveyId: string;
  kind: WordedKind;
}

/** Words a letter anew. A draft's may still lack languages; what is being sent may not. */
export async function wordLetter(
  db: Db,
  { programmeId, surveyId, kind }: Place,
  { subjects, bodies }: LetterTexts,
  actorId: string,
): Promise<LettersRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    const { locales } = await getProgramme(trx, programmeId);
    if (survey.state !== "draft" && missingLetters({ subjects, bodies }, locales).length > 0)
      return "languages-missing";
    const texts = { subjects: json(subjects), bodies: json(bodies) };
    await trx
      .insertInto("surveyLetters")
      .values({ surveyId, kind, ...texts })
      .onConflict((conflict) => conflict.columns(["surveyId", "kind"]).doUpdateSet(texts))
      .execute();
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "survey.letter", subject: surveyId },
      details: { kind },
    });
    return null;
  });
}

/** Goes back to the product's own words. */
export async function unwordLetter(db: Db, { programmeId, surveyId, kind }: Place, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockSurvey(trx, programmeId, surveyId);
    await trx.deleteFrom("surveyLetters").where("surveyId", "=", surveyId).where("kind", "=", kind).execute();
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "survey.letter.own-words-removed", subject: surveyId },
      details: { kind },
    });
  });
}
