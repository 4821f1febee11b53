// The whole work in a real browser, as an owner, an organisation on a phone and two voters, with scripts and without.
import { afterEach, beforeEach, expect, test } from "vitest";
import { digivointiAnswers, type AnsweringOrganisation } from "../../seeds/digivointi-answers.ts";
import { answer } from "../../seeds/digivointi-surveying.ts";
import { castVote, openByLink } from "../../src/voting/casting/commands.ts";
import { listOptions } from "../../src/voting/queries.ts";
import { getQuestionnaire } from "../../src/surveys/questionnaire/queries.ts";
import { openTestApp } from "../support/app.ts";
import { listen } from "../support/listening.ts";
import { openBrowser } from "../support/pages.ts";
import { answerOnPhone } from "./path/answering.ts";
import { bringOrganisations, closeSurvey, publishSurvey, readLink, startProgramme } from "./path/asking.ts";
import { answersOf, keptOf } from "./path/kept.ts";
import { acceptSeries, closeVote, formGroups, holdFirst, openVote } from "./path/planning.ts";
import { follow, sitDown, type Stage } from "./path/stage.ts";
import { changeVote, openBallot, voteAndPropose, voteForProposal } from "./path/voting.ts";

const groupName = "Henkilöstön digitaidot";
const ownTopic = "Tekoäly kirjaamisen apuna";

let stage: Omit<Stage, "javaScript">;
let cleanUp: (() => Promise<void>)[] = [];
beforeEach(async () => {
  const product = await openTestApp();
  await product.startJobs();
  const served = await listen(product.app);
  const browser = await openBrowser();
  stage = { product, url: served.url, browser };
  cleanUp = [() => browser.close(), served.close, product.close];
});
afterEach(async () => {
  for (const each of cleanUp) await each();
});

test.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("from organisations to a voted next workshop, %s", async (_, javaScript) => {
  const here: Stage = { ...stage, javaScript };
  const organisations = digivointiAnswers();
  const byHand = organisations.find(({ answers, contacts }) => answers === null && contacts[0]?.locale === "fi");
  if (byHand === undefined) throw new Error("somebody is to answer by hand");
  const answeredBefore = organisations.filter(({ answers }) => answers !== null).length;

  const owner = await sitDown(here, 1280);
  await startProgramme(here, owner);
  await bringOrganisations(owner, organisations, byHand);
  await publishSurvey(owner, organisations.length);
  const surveyLink = await readLink(owner, byHand.contacts[0]?.name ?? "", /vastaisitteko/);
  await answerOnPhone(here, surveyLink, byHand.name);
  await answerTheOthers(organisations);
  await closeSurvey(owner, answeredBefore + 1);

  const mover = await formGroups(here, owner, groupName);
  await acceptSeries(here, owner);
  await holdFirst(owner);
  const voters = await openVote(owner);
  const [first = "", second = ""] = voters.map((voter) => voter.split(",")[0] ?? "");
  const firstVoter = await openBallot(here, await readLink(owner, first, /^.*Äänestä/));
  const topic = await voteAndPropose(firstVoter, ownTopic);
  const secondVoter = await openBallot(here, await readLink(owner, second, /^.*Äänestä/));
  await voteForProposal(secondVoter, ownTopic);
  await changeVote(firstVoter, topic, ownTopic);
  await voteTheOthers([first, second]);
  const result = `${ownTopic} voitti: 5 ääntä, kun äänestäjiä oli 5`;
  await closeVote(owner, ownTopic, result);
  await follow(firstVoter, "Muuta ääntäsi");
  await firstVoter.getByRole("heading", { name: result }).waitFor();

  expect(await keptOf(stage.product.db)).toEqual({
    organisations: 45,
    invitations: 45,
    sent: answeredBefore + 1,
    needs: 24,
    renamed: [groupName],
    moved: [mover],
    ballots: [`closed: Ryhmä A: ${groupName}`],
    papers: [1, 1, 1, 1, 2],
    next: [`${ownTopic}: planned after one that is held`],
    acts: [
      ...["account.setUp", "programme.start", "organisation.import", "organisation.add"],
      ...[
        "catalogue.template",
        "topics.template",
        "survey.create",
        "survey.publish",
        "survey.answers.send",
        "survey.close",
      ],
      ...["grouping.start", "grouping.done", "group.rename", "group.move"],
      ...["series.propose", "series.proposed", "topic-draft.accept", "series.accept", "workshop.hold"],
      ...["ballot.draft", "ballot.open", "ballot.close", "ballot.plan-winner"],
    ],
  });
  expect(await answersOf(stage.product.db, byHand.name)).toMatchObject({
    "services-in-use": { kind: "multiple", other: null, chosen: ["email", "website"] },
    "use-better": { kind: "multiple", other: null, chosen: ["social-media-channels"] },
    barriers: { kind: "multiple", other: null, chosen: ["lack-of-time"] },
    "support-visibility": { rows: { website: { importance: 4, level: 1 }, videos: { importance: 4, level: 1 } } },
    "biggest-help": { kind: "text", text: "Nettiajanvaraus kuntoon" },
  });
});

/** The other organisations answer as the seed has drawn, each by the link in its mail. */
async function answerTheOthers(organisations: AnsweringOrganisation[]): Promise<void> {
  const { deps, db } = stage.product;
  const { id: surveyId } = await db.selectFrom("surveys").select("id").executeTakeFirstOrThrow();
  const questionnaire = await getQuestionnaire(db, surveyId);
  const drawn = new Map(organisations.map(({ name, answers }) => [name, answers]));
  for (const { body } of await db.selectFrom("mails").select("body").execute()) {
    const token = /\/s\/([\w-]{43})/.exec(body ?? "")?.[1];
    if (token !== undefined) await answer(deps, token, questionnaire, drawn);
  }
}

/** Three more approve of what was proposed: from five voters on, the counts are shown. */
async function voteTheOthers(already: string[]): Promise<void> {
  const { db } = stage.product;
  const { id: ballotId } = await db.selectFrom("ballots").select("id").executeTakeFirstOrThrow();
  const options = await listOptions(db, ballotId);
  const approved = options.filter(({ names }) => names.fi === ownTopic).map(({ id }) => id);
  const mails = await db.selectFrom("mails").select(["body", "toName"]).where("body", "like", "%/v/%").execute();
  for (const { body } of mails.filter(({ toName }) => !already.includes(toName)).slice(0, 3)) {
    const token = /\/v\/([\w-]{43})/.exec(body ?? "")?.[1] ?? "";
    await openByLink(db, token, "none");
    const marks = Object.fromEntries(approved.map((id) => [id, 1]));
    const vote = { ballotId, token, seen: options.map(({ id }) => id), marks, proposal: "", mayBeBlank: false };
    expect(await castVote(db, vote)).toBeNull();
  }
}
