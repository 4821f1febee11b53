import { Temporal } from "temporal-polyfill";
import { csrfToken, newToken, tokenHash } from "../../src/platform/browser-session.ts";
import { json, type Db } from "../../src/platform/database.ts";
import type { BallotState } from "../../src/voting/ballot-life.ts";
import type { BallotSettings } from "../../src/voting/settings.ts";
import { lotCommitment } from "../../src/voting/method/lot.ts";
import { aProgramme } from "../support/app.ts";

export interface WrittenBallot {
  programmeId: string;
  ballotId: string;
  optionIds: string[];
  tokens: string[];
}

/** An open ballot with many voters, written row by row: for what happens when many vote at once. */
export async function aWrittenBallot(
  db: Db,
  size: { voters: number; options: number },
  settings: Partial<BallotSettings> & { state?: BallotState; joinCode?: string; opensAt?: Temporal.Instant } = {},
): Promise<WrittenBallot> {
  const { id: programmeId } = await aProgramme(db);
  const texts = (text: string) => json({ fi: text, sv: text, en: text });
  const seed = "5eed";
  const ballot = {
    programmeId,
    titles: texts("Mistä aiheesta seuraava työpaja?"),
    state: "open" as const,
    openedAt: Temporal.Now.instant().subtract({ hours: 1 }),
    closesAt: Temporal.Now.instant().add({ hours: 24 }),
    lotSeed: seed,
    lotCommitment: lotCommitment(seed),
    ...settings,
  };
  const { id: ballotId } = await db.insertInto("ballots").values(ballot).returning("id").executeTakeFirstOrThrow();
  const topics = Array.from({ length: size.options }, (_, position) => ({
    programmeId,
    key: `t${position}`,
    names: texts(`Aihe ${position}`),
    descriptions: texts(""),
    kind: "open" as const,
    position,
  }));
  const topicRows = await db.insertInto("topics").values(topics).returning("id").execute();
  const options = topicRows.map(({ id: topicId }, position) => ({ ballotId, topicId, position }));
  const optionRows = await db.insertInto("ballotOptions").values(options).returning("id").execute();
  const { id: organisationId } = await db
    .insertInto("organisations")
    .values({ programmeId, name: "Iso Oy" })
    .returning("id")
    .executeTakeFirstOrThrow();
  const people = Array.from({ length: size.voters }, (_, at) => ({
    programmeId,
    organisationId,
    name: `Osallistuja ${at}`,
    email: `o${at}@example.org`,
  }));
  const participants = await db.insertInto("participants").values(people).returning("id").execute();
  const tokens = participants.map(() => newToken());
  await db
    .insertInto("voters")
    .values(
      participants.map(({ id: participantId }, at) => ({
        ballotId,
        participantId,
        tokenHashes: [tokenHash(tokens[at]!)],
      })),
    )
    .execute();
  return { programmeId, ballotId, optionIds: optionRows.map(({ id }) => id), tokens };
}

/** A voter's browser reduced to its two cookies: quick enough for hundreds at once. */
export class QuickVoter {
  readonly #ballot: Pick<WrittenBallot, "ballotId">;
  readonly #token: string;
  #sid = "";

  constructor(ballot: Pick<WrittenBallot, "ballotId">, token: string, sid = "") {
    this.#ballot = ballot;
    this.#token = token;
    this.#sid = sid;
  }

  /** Opens the link as a person does. */
  async openLink(url: string): Promise<void> {
    this.#keep(await fetch(`${url}/v/${this.#token}`));
    const pressed = await this.#post(`${url}/v/${this.#token}`, []);
    if (pressed.status !== 303) throw new Error(`the link answered ${pressed.status}`);
    this.#keep(pressed);
  }

  async vote(url: string, approved: string[]): Promise<Response> {
    return await this.mark(url, Object.fromEntries(approved.map((id) => [id, 1])));
  }

  /** The same with any marks, by the options' ids, on a page that has shown these options. */
  async mark(url: string, marks: Record<string, number>, seen: readonly string[] = []): Promise<Response> {
    const marked = Object.entries(marks).map(([id, mark]): [string, string] => [`marks-${id}`, String(mark)]);
    const fields = [...marked, ...seen.map((id): [string, string] => ["seen", id])];
    return await this.#post(`${url}/ballot/${this.#ballot.ballotId}/vote`, [...fields, ["blank", "yes"]]);
  }

  async page(url: string): Promise<string> {
    return await (
      await fetch(`${url}/ballot/${this.#ballot.ballotId}`, { headers: { cookie: this.#cookies() } })
    ).text();
  }

  async #post(address: string, fields: [string, string][]): Promise<Response> {
    const body = new URLSearchParams([["csrf", csrfToken(this.#sid)], ...fields]);
    return await fetch(address, { method: "POST", body, redirect: "manual", headers: { cookie: this.#cookies() } });
  }

  #cookies(): string {
    return `sid=${this.#sid}; ballot-link=${this.#token}`;
  }

  #keep(response: Response): void {
    const sid = response.headers.getSetCookie().flatMap((cookie) => /^sid=([^;]+)/.exec(cookie)?.[1] ?? [])[0];
    if (sid !== undefined) this.#sid = sid;
  }
}
