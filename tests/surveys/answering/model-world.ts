// One response as it must be, beside the one that the product keeps.
import type { KyselyPlugin } from "kysely";
import { expect } from "vitest";
import { newToken, tokenHash } from "../../../src/platform/browser-session.ts";
import type { Db } from "../../../src/platform/database.ts";
import { openByLink, saveAnswers, sendAnswers, type Saved } from "../../../src/surveys/answering/commands.ts";
import { getAsked, getFilled, type Respondent } from "../../../src/surveys/answering/queries.ts";
import type { TypedAnswer } from "../../../src/surveys/answering/questions/saving.ts";
import { seenNow, type Seen } from "../../../src/surveys/answering/questions/seen.ts";
import { writeGrantKey } from "../../../src/surveys/links/grant-key.ts";
import { endShare } from "../../../src/surveys/links/sharing/commands.ts";
import { anInvitation, openUntil, type AskedSurvey, type Invited } from "./asked.ts";
import { answers, names, type Name, type Step, type Tab } from "./model-steps.ts";

/** How often each thing happened, over all walks: none may be missing. */
export const seenOften = { write: 0, keep: 0, clash: 0, late: 0, sent: 0, sentAgain: 0, killed: 0, lost: 0, refusedColleague: 0, notOpen: 0 }; // prettier-ignore

interface Stored {
  value: number;
  revision: number;
}

export class World {
  readonly stored = new Map<Name, Stored>();
  /** What each tab shows. */
  readonly tabs: Map<Name, Seen>[] = [];
  isOpen = true;
  isSent = false;
  isChanged = false;
  sendings = 0;
  isShared = true;
  /** What was stored of each question when the answers were sent. */
  sentAnswers: Name[] = [];
  readonly db: Db;
  readonly survey: AskedSurvey;
  readonly invited: Invited;
  readonly contact: Respondent;
  colleague: Respondent;

  private constructor(db: Db, survey: AskedSurvey, invited: Invited, contact: Respondent, colleague: Respondent) {
    this.db = db;
    this.survey = survey;
    this.invited = invited;
    this.contact = contact;
    this.colleague = colleague;
    for (const tab of [0, 1, 2] as const) this.tabs[tab] = new Map(names.map((name) => [name, this.#seenNow(name)]));
  }

  /** A new organisation in the survey, which is open, with a colleague who has the second section. */
  static async start(db: Db, survey: AskedSurvey): Promise<World> {
    await openUntil(db, survey, 3_600);
    const invited = await anInvitation(db, survey);
    const { respondent } = await getAsked(db, survey.surveyId, writeGrantKey({ invitationId: invited.invitationId, linkId: null })); // prettier-ignore
    return new World(db, survey, invited, respondent, await shared(db, survey, invited, respondent));
  }

  async take(step: Step): Promise<void> {
    switch (step.act) {
      case "open":
        await this.#open(step.tab);
        break;
      case "save":
        await this.#save(step.tab, { [step.name]: step.value });
        break;
      case "lost": {
        // The answer to it never arrives: the tab goes on showing what it showed.
        const shown = new Map(this.tabs[step.tab]);
        await this.#save(step.tab, { [step.name]: step.value });
        this.tabs[step.tab] = shown;
        seenOften.lost += 1;
        break;
      }
      case "keepMine":
        await this.#open(step.tab);
        await this.#save(step.tab, { [step.name]: step.value });
        break;
      case "page":
        await this.#save(step.tab, Object.fromEntries(names.map((name, at) => [name, step.values[at] ?? null])));
        break;
      case "kill":
        await this.#kill(step);
        break;
      case "race":
        await this.#race(step.name, step.other);
        break;
      case "submit":
        await this.#submit(1);
        break;
      case "submitTwice":
        await this.#submit(2);
        break;
      case "device":
        await this.#openOnDevice();
        break;
      case "share":
        this.colleague = await shared(this.db, this.survey, this.invited, this.contact);
        this.isShared = true;
        break;
      case "endShare":
        await endShare(this.db, this.contact, this.colleague.linkId ?? "");
        if (this.isOpen) this.isShared = false;
        break;
      case "close":
      case "reopen":
        await openUntil(this.db, this.survey, step.act === "close" ? -1 : 3_600);
        this.isOpen = step.act === "reopen";
    }
  }

  /** The link opens on any device until the close. */
  async #openOnDevice(): Promise<void> {
    const opened = await openByLink(this.db, this.invited.token, newToken());
    if (!this.isOpen) seenOften.notOpen += 1;
    expect("refused" in opened ? opened.refused : "opened").toBe(this.isOpen ? "opened" : "not-open");
  }

  /** The tab loads its page anew. */
  async #open(tab: Tab): Promise<void> {
    const { stored } = await getFilled(this.db, this.#who(tab));
    this.tabs[tab] = new Map(names.map((name) => [name, seenNow(this.survey[name], stored.get(this.survey[name].id))]));
  }

  async #save(tab: Tab, values: Partial<Record<Name, number | null>>): Promise<void> {
    const given = Object.entries(values) as [Name, number | null][];
    if (tab === 2 && !this.isShared) {
      await expect(this.#send(tab, given)).rejects.toThrow();
      seenOften.refusedColleague += 1;
      return;
    }
    const shown = new Map(this.tabs[tab]);
    const saved = await this.#send(tab, given);
    if (!this.isOpen) {
      seenOften.late += 1;
      expect(saved).toBe("closed");
      return;
    }
    const said = decisions(saved);
    for (const [at, [name, value]] of given.entries()) {
      const wanted = this.#wanted(name, value, shown.get(name)!);
      expect([name, said[at]?.kind]).toEqual([name, wanted]);
      seenOften[wanted] += 1;
      if (wanted === "write") this.#write(name, value ?? 0);
      if (wanted === "clash") this.#showsBoth(said[at], name, value ?? 0);
      // What was acknowledged is what the tab shows from now on; what came along untouched, it does not look at.
      else if (value !== null) this.tabs[tab]!.set(name, this.#seenNow(name));
    }
  }

  /** Nothing is known of a save that the program died in, but that it was made as a whole or not at all. */
  async #kill({ tab, name, value, statement }: Extract<Step, { act: "kill" }>): Promise<void> {
    if (tab === 2 && !this.isShared) return;
    const dying = this.db.withPlugin(dyingAt(statement));
    const saved = await this.#send(tab, [[name, value]], dying).catch((error: unknown) => {
      if (error instanceof Killed) return "killed" as const;
      throw error;
    });
    if (saved === "killed") seenOften.killed += 1;
    else if (this.isOpen && this.#wanted(name, value, this.tabs[tab]!.get(name)!) === "write") this.#write(name, value);
    // Its page is gone with it.
    await this.#open(tab);
  }

  async #race(name: Name, other: Tab): Promise<void> {
    if (other === 2 && !this.isShared) return;
    for (const tab of [0, other] as const) await this.#open(tab);
    const [one, two] = [0, 1, 2].filter((each) => each !== (this.stored.get(name)?.value ?? 0)) as [number, number];
    const sides = [[0, one], [other, two]] as const; // prettier-ignore
    const saved = await Promise.all(sides.map(([tab, value]) => this.#send(tab, [[name, value]])));
    if (!this.isOpen) {
      expect(saved).toEqual(["closed", "closed"]);
      return;
    }
    const said = saved.map((each) => decisions(each)[0]);
    expect(said.map((each) => each?.kind).sort()).toEqual(["clash", "write"]);
    const isFirst = said[0]?.kind === "write";
    this.#write(name, isFirst ? one : two);
    this.#showsBoth(said[isFirst ? 1 : 0], name, isFirst ? two : one);
  }

  async #submit(times: number): Promise<void> {
    const sending = () => sendAnswers(this.db, this.contact, this.survey.questionnaire);
    const sent = await Promise.all(Array.from({ length: times }, sending));
    const isAnswered = (this.stored.get("services")?.value ?? 0) !== 0;
    for (const each of sent) {
      if (!this.isOpen) expect(each).toBe("closed");
      else if (!isAnswered)
        expect(each).toEqual({ missing: [{ section: "first", question: "services", reason: "required" }] }); // prettier-ignore
      else expect(each).toHaveProperty("sentAt");
    }
    if (!this.isOpen || !isAnswered) return;
    if (this.isSent) seenOften.sentAgain += 1;
    if (!this.isSent || this.isChanged) this.sendings += 1;
    seenOften.sent += 1;
    [this.isSent, this.isChanged] = [true, false];
    this.sentAnswers = [...this.stored.keys()];
  }

  /** One response at the most; every acknowledged answer is in it, and nothing else; what was sent has been saved. */
  async check(): Promise<void> {
    const rows = await this.db
      .selectFrom("responses")
      .leftJoin("answers", "answers.responseId", "responses.id")
      .select(["responses.id", "responses.savedAt", "responses.sentAt", "questionId", "value", "revision"])
      .where("surveyId", "=", this.survey.surveyId)
      .where("organisationId", "=", this.invited.organisationId)
      .execute();
    expect(new Set(rows.map(({ id }) => id)).size).toBe(this.stored.size === 0 ? 0 : 1);
    const nameOf = new Map(names.map((name) => [this.survey[name].id, name]));
    const kept = rows.map(({ questionId, value, revision }) => [nameOf.get(questionId ?? ""), { value, revision }]);
    const wanted = [...this.stored].map(([name, { value, revision }]) => [name, { value: answers[name][value], revision }]); // prettier-ignore
    expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(wanted));
    for (const { sentAt, savedAt } of rows) {
      expect(sentAt !== null).toBe(this.isSent);
      if (sentAt !== null) expect(savedAt.epochNanoseconds > sentAt.epochNanoseconds).toBe(this.isChanged);
    }
    expect(this.sentAnswers.filter((name) => !this.stored.has(name))).toEqual([]);
  }

  /** Each sending that said something new, and no other, is on record. */
  async checkSendings(): Promise<void> {
    const { sendings } = await this.db
      .selectFrom("auditLog")
      .innerJoin("responses", (join) => join.onRef("subject", "=", (eb) => eb.cast("responses.id", "text")))
      .select(({ fn }) => fn.countAll<number>().as("sendings"))
      .where("act", "=", "survey.answers.send")
      .where("organisationId", "=", this.invited.organisationId)
      .executeTakeFirstOrThrow();
    expect(sendings).toBe(this.sendings);
  }

  #who(tab: Tab): Respondent {
    return tab === 2 ? this.colleague : this.contact;
  }

  async #send(tab: Tab, values: [Name, number | null][], db = this.db): Promise<Saved> {
    const typed = values.map(([name, value]): TypedAnswer => ({
      ...{ question: this.survey[name], seen: this.tabs[tab]!.get(name)!, isTouched: value !== null },
      raw: answers[name][value ?? this.#shownValue(tab, name)],
    }));
    return await saveAnswers(db, this.#who(tab), "fi", typed);
  }

  /** Which of the answers the tab shows; one that came along untouched is sent as it is shown. */
  #shownValue(tab: Tab, name: Name): number {
    const { digest } = this.tabs[tab]!.get(name)!;
    const question = this.survey[name];
    return answers[name].findIndex((value) => seenNow(question, { value, revision: 1 }).digest === digest);
  }

  #wanted(name: Name, value: number | null, shown: Seen): "write" | "keep" | "clash" {
    const now = this.stored.get(name);
    if (value === null || (now === undefined ? value === 0 : now.value === value)) return "keep";
    return shown.revision === (now?.revision ?? 0) ? "write" : "clash";
  }

  #write(name: Name, value: number): void {
    this.stored.set(name, { value, revision: (this.stored.get(name)?.revision ?? 0) + 1 });
    this.isChanged = true;
  }

  #showsBoth(decision: ReturnType<typeof decisions>[number] | undefined, name: Name, mine: number): void {
    const theirs = this.stored.get(name)!;
    expect(decision).toEqual({
      ...{ kind: "clash", mine: answers[name][mine] },
      theirs: { value: answers[name][theirs.value], revision: theirs.revision },
    });
  }

  #seenNow(name: Name): Seen {
    const now = this.stored.get(name);
    return seenNow(this.survey[name], now && { value: answers[name][now.value]!, revision: now.revision });
  }
}

function decisions(saved: Saved) {
  if (saved === "closed") throw new Error("closed too early");
  return saved.outcomes.map(({ decision }) => decision);
}

/** Hands the second section to a colleague by a link of their own. */
async function shared(
  db: Db,
  survey: AskedSurvey,
  { invitationId }: Invited,
  contact: Respondent,
): Promise<Respondent> {
  const link = { invitationId, tokenHash: tokenHash(newToken()), madeFor: "share" as const };
  const { id: linkId } = await db
    .insertInto("surveyLinks")
    .values({ ...link, colleagueName: "Kalle", colleagueEmail: "kalle@example.org" })
    .returning("id")
    .executeTakeFirstOrThrow();
  const sectionId = survey.questionnaire.sections[1]!.id;
  await db.insertInto("surveyLinkSections").values({ linkId, sectionId }).execute();
  return { ...contact, linkId, sectionIds: [sectionId] };
}

class Killed extends Error {}

/** Lets the connection live for so many statements. */
function dyingAt(statement: number): KyselyPlugin {
  let left = statement;
  return {
    transformQuery: ({ node }) => {
      left -= 1;
      if (left < 0) throw new Killed();
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
}
