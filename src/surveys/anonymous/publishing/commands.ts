import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import { getProgramme } from "../../../programmes/index.ts";
import type { Mailed } from "../../publishing/commands.ts";
import type { Posting } from "../../publishing/letters/commands.ts";
import { newLinkRefusal, type NewLinkRefusal } from "../../publishing/recipients.ts";
import { lockSurvey } from "../../queries.ts";
import { isOpen } from "../../survey-life.ts";
import { invitePeople, writeAgain } from "../inviting/commands.ts";
import { chosenOf, notAskedYet, type Choice } from "../inviting/people.ts";
import { listAsked, listPeople } from "../inviting/queries.ts";

interface Place {
  programmeId: string;
  surveyId: string;
}

/** Asks those of the chosen people who have not been asked yet. */
export async function askMore(
  posting: Posting,
  { programmeId, surveyId, choice }: Place & { choice: Choice },
  actorId: string,
): Promise<Mailed<"not-open">> {
  return await posting.db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    const isPersonal = survey.anonymity === "anonymous" && survey.access === "invited";
    if (!isPersonal || !isOpen(survey, await databaseNow(trx))) return { refused: "not-open" };
    const asked = (await listAsked(trx, programmeId, surveyId)).map(({ recipient }) => recipient);
    const added = notAskedYet(chosenOf(await listPeople(trx, programmeId), choice), asked);
    await invitePeople(trx, posting, { survey, programme: await getProgramme(trx, programmeId) }, added);
    const act = { actorId, programmeId, act: "survey.invite", subject: surveyId };
    await recordAct(trx, { ...act, details: { invited: added.length } });
    return { mailed: added.length };
  });
}

export type AccessLinkRefusal = NewLinkRefusal | "has-answered";

/**
 * Posts a person a new link. To one who has answered none: it would open nothing, since only the link that was used leads
 * to the answer.
 */
export async function sendAccessLink(
  posting: Posting,
  { programmeId, surveyId, accessId }: Place & { accessId: string },
  actorId: string,
): Promise<Mailed<AccessLinkRefusal>> {
  return await posting.db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    const asked = (await listAsked(trx, programmeId, surveyId)).find(({ invitation }) => invitation.id === accessId);
    if (asked === undefined) throw new NotFound("access");
    const { mailedAt, isSent } = asked.invitation;
    const now = await databaseNow(trx);
    const plan = { isOpen: isOpen(survey, now), hasContact: asked.recipient.email !== "", mailedAt };
    const refused = newLinkRefusal(plan, now) ?? (isSent ? "has-answered" : null);
    if (refused !== null) return { refused };
    const edition = { survey, programme: await getProgramme(trx, programmeId) };
    await writeAgain(trx, posting, edition, { kind: "newLink", due: [asked], now });
    await recordAct(trx, { actorId, programmeId, act: "survey.new-link", subject: accessId });
    return { mailed: 1 };
  });
}
