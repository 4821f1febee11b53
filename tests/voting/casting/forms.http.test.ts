// Each form of a paper, as a browser without scripts sends it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { json } from "../../../src/platform/database.ts";
import { openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { aVoter, letTimePass, papersOf, voteWith } from "../ballots.ts";
import { aWrittenBallot, type WrittenBallot } from "../written-ballot.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

type Settings = NonNullable<Parameters<typeof aWrittenBallot>[2]>;

interface Sitting extends WrittenBallot {
  voter: Browser;
  url: string;
  /** The ids of its five options. */
  ids: [string, string, string, string, string];
}

async function sitDown(settings: Settings, voters = 1): Promise<Sitting> {
  const ballot = await aWrittenBallot(product.db, { voters, options: 5 }, settings);
  const ids = ballot.optionIds as Sitting["ids"];
  return { ...ballot, ids, voter: await aVoter(product, ballot.tokens[0]!), url: `/ballot/${ballot.ballotId}` };
}

async function marksOf({ ballotId }: Sitting): Promise<unknown[]> {
  return (await papersOf(product.db, ballotId)).map(({ marks }) => marks);
}

test("at most so many approvals: one more is refused in words and nothing of it is lost", async () => {
  const sitting = await sitDown({ form: "limited", mostMarks: 2 });
  const { voter, url, ballotId, ids } = sitting;
  expect((await voter.get(url)).text).toContain("Valittu 0 / 2.");
  const refused = await voteWith(voter, ballotId, { [ids[0]]: 1, [ids[1]]: 1, [ids[2]]: 1 });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("Valitsit liian monta aihetta. Valitse enintään 2.");
  expect(refused.text).toContain("Valittu 3, enintään 2. Poista valintoja: 1.");
  expect([...refused.text.matchAll(/name="marks-([^"]+)" value="1" checked/g)].map(([, id]) => id).sort()).toEqual(
    ids.slice(0, 3).sort(),
  );
  expect(await marksOf(sitting)).toEqual([]);
  await voteWith(voter, ballotId, { [ids[0]]: 1, [ids[1]]: 1 });
  expect(await marksOf(sitting)).toEqual([{ [ids[0]]: 1, [ids[1]]: 1 }]);
});

test("scores: nought is said, what is not rated is not, and the receipt tells the best first", async () => {
  const sitting = await sitDown({ form: "score", rule: "score" });
  const { voter, url, ballotId, ids } = sitting;
  const marks = { [ids[0]]: 0, [ids[1]]: 3, [ids[2]]: 5, [ids[3]]: "" };
  const sent = await voteWith(voter, ballotId, marks, { seen: ids });
  expect(sent.headers["location"]).toBe(`${url}/receipt`);
  expect(await marksOf(sitting)).toEqual([{ [ids[0]]: 0, [ids[1]]: 3, [ids[2]]: 5 }]);
  const receipt = (await voter.get(`${url}/receipt`)).text;
  expect([...receipt.matchAll(/<li>(Aihe[^<]+)<\/li>/g)].map(([, line]) => line)).toEqual([
    "Aihe 2: 5 / 5",
    "Aihe 1: 3 / 5",
    "Aihe 0: 0 / 5",
  ]);
  const page = (await voter.get(url)).text;
  expect(page).toContain(`name="marks-${ids[2]}" value="5" checked`);
  expect(page).toContain(`name="marks-${ids[3]}" value="" checked`);

  const refused = await voteWith(voter, ballotId, { [ids[0]]: 6, [ids[1]]: 2 });
  expect(refused.text).toContain("Anna kokonaisluku, enintään 5, tai jätä tyhjäksi.");
  expect(refused.text).toContain(`href="#m-${ids[0]}"`);
  expect(refused.text).toContain(`name="marks-${ids[1]}" value="2" checked`);
  // Nothing but noughts supports nothing, and that is asked about.
  expect((await voteWith(voter, ballotId, { [ids[0]]: 0 })).text).toContain("Et valinnut yhtään aihetta.");
  expect((await marksOf(sitting)).length).toBe(1);
});

test("dots: more than there are is refused, what is no number is told at its field, none is no mark", async () => {
  const sitting = await sitDown({ form: "dots", rule: "score", mostMarks: 10 });
  const { voter, ballotId, ids } = sitting;
  const over = await voteWith(voter, ballotId, { [ids[0]]: 8, [ids[1]]: 3 });
  expect(over.text).toContain("Jaoit liikaa pisteitä. Jaa enintään 10.");
  expect(over.text).toContain("Jaettu 11, enintään 10 pistettä. Vähennä pisteitä: 1.");
  const wrong = await voteWith(voter, ballotId, { [ids[0]]: "-4", [ids[1]]: 3 });
  expect(wrong.text).toContain(`name="marks-${ids[0]}" value="-4"`);
  expect(wrong.text).toContain("Anna pisteet kokonaislukuna tai jätä tyhjäksi.");
  expect(await marksOf(sitting)).toEqual([]);
  await voteWith(voter, ballotId, { [ids[0]]: 7, [ids[1]]: 3, [ids[2]]: 0 });
  expect(await marksOf(sitting)).toEqual([{ [ids[0]]: 7, [ids[1]]: 3 }]);
});

test("a ranking with ties and unranked ones; its buttons move without scripts and store nothing", async () => {
  const sitting = await sitDown({ form: "ranking", rule: "schulze" });
  const { voter, url, ballotId, ids } = sitting;
  const placesOf = (text: string) =>
    Object.fromEntries(
      [...text.matchAll(/<select[^>]*name="marks-([^"]+)"[^>]*>(.*?)<\/select>/g)].map(([, id = "", options = ""]) => [
        id,
        /value="([^"]*)" selected/.exec(options)?.[1],
      ]),
    );
  const moved = await voteWith(voter, ballotId, { [ids[0]]: 1, [ids[1]]: 1, [ids[2]]: 4 }, { move: `up.${ids[2]}` });
  expect(moved.status).toBe(200);
  expect(placesOf(moved.text)).toEqual({ [ids[2]]: "1", [ids[0]]: "2", [ids[1]]: "2", [ids[3]]: "", [ids[4]]: "" });
  expect(moved.text).toContain("Aihe 2: nyt sijalla 1");
  expect(moved.text).toMatch(new RegExp(`value="up.${ids[2]}"[^>]* autofocus`));
  const order = [...moved.text.matchAll(/<select[^>]*name="marks-([^"]+)"/g)].map(([, id]) => id);
  expect(order[0]).toBe(ids[2]);
  expect(await marksOf(sitting)).toEqual([]);

  const beyond = await voteWith(voter, ballotId, { [ids[0]]: 1, [ids[1]]: 6 });
  expect(beyond.text).toContain("Anna kokonaisluku, enintään 5, tai jätä tyhjäksi.");
  await voteWith(voter, ballotId, { [ids[2]]: 1, [ids[0]]: 2, [ids[1]]: 2 });
  expect(await marksOf(sitting)).toEqual([{ [ids[0]]: 2, [ids[1]]: 2, [ids[2]]: 1 }]);
  const receipt = (await voter.get(`${url}/receipt`)).text;
  expect([...receipt.matchAll(/<li>(\d[^<]+)<\/li>/g)].map(([, line]) => line)).toEqual([
    "1. Aihe 2",
    "2. Aihe 0",
    "2. Aihe 1",
  ]);
  expect(receipt).toContain('<ul class="vote-chosen list-unstyled">');
});

test("an option that was taken out meanwhile is named with the reason, and the other marks stay", async () => {
  const sitting = await sitDown({ form: "approval" });
  const { voter, ballotId, ids } = sitting;
  const hidden = { isHidden: true, hiddenReason: "Ei koske hanketta." };
  await product.db.updateTable("ballotOptions").set(hidden).where("id", "=", ids[1]).execute();
  const refused = await voteWith(voter, ballotId, { [ids[0]]: 1, [ids[1]]: 1 });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("”Aihe 1” on poistettu äänestyksestä. Syy: Ei koske hanketta.");
  expect(refused.text).toContain(`name="marks-${ids[0]}" value="1" checked`);
  expect(refused.text).not.toContain(`name="marks-${ids[1]}"`);
  expect(await marksOf(sitting)).toEqual([]);
});

test("what has been taken out of a paper is named there, takes none of its marks, and leaves a ranking without gaps", async () => {
  const sitting = await sitDown({ form: "limited", mostMarks: 2 });
  const { voter, url, ballotId, ids } = sitting;
  const [proposed, ...others] = await product.db
    .insertInto("ballotOptions")
    .values(
      ["Podcast puhelimella", "Toisen ehdotus", "Kolmannen ehdotus"].map((proposal, at) => ({
        ballotId,
        proposal,
        origin: "voter" as const,
        position: 8 + at,
      })),
    ) // prettier-ignore
    .returning("id")
    .execute();
  await voteWith(voter, ballotId, { [ids[0]]: 1, [proposed!.id]: 1 });
  const hide = async (id: string, hiddenReason: string) => {
    await product.db.updateTable("ballotOptions").set({ isHidden: true, hiddenReason }).where("id", "=", id).execute();
  };
  await hide(proposed!.id, "Ei koske hanketta.");
  for (const { id } of others) await hide(id, "Sama aihe on jo.");
  await hide(ids[4], "Kouluttaja ei pääse.");
  const page = (await voter.get(url)).text;
  expect(page).toContain("Valittu 1 / 2.");
  expect(page).toContain("”Podcast puhelimella” on poistettu äänestyksestä. Syy: Ei koske hanketta.");
  expect(page).toContain("”Aihe 4” on poistettu äänestyksestä. Syy: Kouluttaja ei pääse.");
  expect(page).toContain("2 ehdotusta on piilotettu. Syy: Sama aihe on jo.");
  expect(page).not.toContain("Toisen ehdotus");
  const receipt = (await voter.get(`${url}/receipt`)).text;
  expect([...receipt.matchAll(/<li>([^<]+)<\/li>/g)].map(([, line]) => line)).toEqual(["Aihe 0"]);
  expect(receipt).toContain("”Podcast puhelimella” on poistettu äänestyksestä. Syy: Ei koske hanketta.");
  expect(receipt).not.toContain("Aihe 4");

  const ranked = await sitDown({ form: "ranking", rule: "schulze" });
  const places = Object.fromEntries(ranked.ids.map((id, at) => [id, at + 1]));
  await voteWith(ranked.voter, ranked.ballotId, places);
  await hide(ranked.ids[1], "Ei koske hanketta.");
  await product.db
    .updateTable("ballotOptions")
    .set({ mergedInto: ranked.ids[0] })
    .where("id", "=", ranked.ids[2])
    .execute();
  // A page that was opened before sends places that there are no longer; the paper as it is shown has none of them.
  const sent = Object.fromEntries(Object.entries(places).filter(([id]) => id !== ranked.ids[1]));
  expect((await voteWith(ranked.voter, ranked.ballotId, sent)).status).toBe(303);
  const again = (await ranked.voter.get(ranked.url)).text;
  const shown = [...again.matchAll(/name="marks-([^"]+)"[^>]*>.*?value="(\d*)" selected/g)].map(([, id, place]) => [
    id,
    place,
  ]);
  expect(shown).toEqual([[ranked.ids[0], "1"], [ranked.ids[3], "2"], [ranked.ids[4], "3"]]); // prettier-ignore
  expect((await voteWith(ranked.voter, ranked.ballotId, { [ranked.ids[0]]: 9 })).status).toBe(422);
});

test("when every option has been taken out the page says so, and one that is left can be voted for by every form", async () => {
  for (const settings of [
    { form: "approval" },
    { form: "limited", mostMarks: 3 },
    { form: "score", rule: "score" },
    { form: "dots", rule: "score", mostMarks: 3 },
    { form: "ranking", rule: "irv" },
  ] as const) {
    const { voter, url, ballotId, ids } = await sitDown(settings);
    const options = product.db.updateTable("ballotOptions").where("ballotId", "=", ballotId);
    await options.set({ isHidden: true, hiddenReason: "Ei" }).where("id", "<>", ids[0]).execute();
    expect((await voteWith(voter, ballotId, { [ids[0]]: 1 }, { seen: ids })).status).toBe(303);
    await options.set({ isHidden: true, hiddenReason: "Ei" }).execute();
    expect((await voter.get(url)).text).toContain("Äänestyksessä ei ole nyt yhtään aihetta.");
    expect((await voteWith(voter, ballotId, {}, { blank: "yes" })).status).toBe(303);
    expect((await voter.get(`${url}/receipt`)).text).toContain("Äänestit tyhjää.");
  }
});

test("a mark on an option that was merged meanwhile is kept and goes to what it was merged into, as the pages tell", async () => {
  const sitting = await sitDown({ form: "limited", mostMarks: 3 });
  const { voter, url, ballotId, ids } = sitting;
  await product.db.updateTable("ballotOptions").set({ mergedInto: ids[0] }).where("id", "=", ids[1]).execute();
  await product.db.updateTable("ballotOptions").set({ mergedInto: ids[1] }).where("id", "=", ids[2]).execute();
  // Three marks, but on two options by now.
  const sent = await voteWith(voter, ballotId, { [ids[1]]: 1, [ids[2]]: 1, [ids[3]]: 1 });
  expect(sent.status).toBe(303);
  expect(await marksOf(sitting)).toEqual([{ [ids[1]]: 1, [ids[2]]: 1, [ids[3]]: 1 }]);
  const said = "”Aihe 2” on yhdistetty aiheeseen ”Aihe 0”. Merkintäsi on nyt siinä.";
  const receipt = (await voter.get(`${url}/receipt`)).text;
  expect(receipt).toContain(said);
  expect([...receipt.matchAll(/<li>(Aihe[^<]+)<\/li>/g)].map(([, line]) => line)).toEqual(["Aihe 0", "Aihe 3"]);
  const page = (await voter.get(url)).text;
  expect(page).toContain(said);
  expect(page).toContain(`name="marks-${ids[0]}" value="1" checked`);
  expect(page).toContain("Valittu 2 / 3.");
});

test("parted again, options leave no more on a paper than it may hold, whatever was sent while they were one", async () => {
  for (const [settings, sent, kept] of [
    [{ form: "limited", mostMarks: 2 }, [1, 1, 1], [1, undefined, 1]],
    [{ form: "dots", rule: "score", mostMarks: 5 }, [3, 5, undefined], [5, undefined, undefined]],
  ] as const) {
    const sitting = await sitDown(settings);
    const { voter, ballotId, ids } = sitting;
    const of = (marks: readonly (number | undefined)[]) =>
      Object.fromEntries(marks.flatMap((mark, at) => (mark === undefined ? [] : [[ids[at]!, mark]])));
    const merge = (mergedInto: string | null) =>
      product.db.updateTable("ballotOptions").set({ mergedInto }).where("id", "=", ids[1]).execute();
    await merge(ids[0]);
    expect((await voteWith(voter, ballotId, of(sent))).status).toBe(303);
    await merge(null);
    expect(await marksOf(sitting)).toEqual([of(kept)]);
  }
});

test("another language keeps every mark that is not sent yet, and stores nothing", async () => {
  const sitting = await sitDown({ form: "dots", rule: "score", mostMarks: 10 });
  const { voter, url, ids } = sitting;
  const shown = await voter.post(`${url}/vote?lang=sv`, {
    [`marks-${ids[0]}`]: "7",
    proposal: "Oma aihe",
    again: "yes",
  });
  expect(shown.text).toContain('lang="sv"');
  expect(shown.text).toContain("Fördelat 7 / 10 poäng.");
  expect(shown.text).toContain(`name="marks-${ids[0]}" value="7"`);
  expect(await marksOf(sitting)).toEqual([]);
});

test("two different votes of one voter at once leave one whole paper", async () => {
  const sitting = await sitDown({ form: "score", rule: "score" });
  const { voter, ballotId, ids } = sitting;
  const votes = [{ [ids[0]]: 5, [ids[1]]: 1 }, { [ids[2]]: 4 }];
  const sent = await Promise.all([...votes, ...votes].map((marks) => voteWith(voter, ballotId, marks)));
  expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([303]));
  const papers = await marksOf(sitting);
  expect(papers.length).toBe(1);
  expect(votes).toContainEqual(papers[0]);
});

test(
  "500 options: the page is searched, places are typed, and all of them are taken in",
  { timeout: 60_000 },
  async () => {
    const ballot = await aWrittenBallot(product.db, { voters: 1, options: 500 }, { form: "ranking", rule: "schulze" });
    const voter = await aVoter(product, ballot.tokens[0]!);
    const page = (await voter.get(`/ballot/${ballot.ballotId}`)).text;
    expect(page).toContain("Siirry 500 aiheen ohi lähettämiseen");
    expect(page).toContain('data-filter="options"');
    expect(page.length).toBeLessThan(1_200_000);
    const marks = Object.fromEntries(ballot.optionIds.map((id, at) => [id, at + 1]));
    const sent = await voteWith(voter, ballot.ballotId, marks, { seen: ballot.optionIds });
    expect(sent.status).toBe(303);
    const [paper] = await papersOf(product.db, ballot.ballotId);
    expect(paper?.marks).toEqual(marks);
    expect(paper?.seen.length).toBe(500);
  },
);

test("an open vote says so before and while one votes, and its papers have voters; a secret one has none", async () => {
  const open = await sitDown({ form: "approval", isSecret: false });
  const start = (await product.browser().get(`/v/${open.tokens[0]}`)).text;
  expect(start).toContain("Äänestys on avoin: hankkeen väki näkee, kuka valitsi mitä.");
  expect((await open.voter.get(open.url)).text).toContain("Äänestys on avoin: hankkeen väki näkee, kuka valitsi mitä.");
  expect(start).not.toContain("salainen");
  const secret = await sitDown({ form: "approval" });
  for (const { voter, ballotId, ids } of [open, secret]) await voteWith(voter, ballotId, { [ids[0]]: 1 });
  const voters = await product.db.selectFrom("voters").select("id").where("ballotId", "=", open.ballotId).execute();
  expect((await papersOf(product.db, open.ballotId)).map(({ voterId }) => voterId)).toEqual(voters.map(({ id }) => id));
  expect((await papersOf(product.db, secret.ballotId)).map(({ voterId }) => voterId)).toEqual([null]);
  // An open vote keeps its papers; after the close none of them can be changed, and the page is the result's.
  expect((await open.voter.get(`${open.url}/receipt`)).text).toContain("Voit muuttaa ääntäsi samasta linkistä");
  await letTimePass(product.db, open.ballotId);
  expect((await open.voter.get(`${open.url}/receipt`)).headers["location"]).toBe(open.url);
});

test("an option that came after the vote is new, and not seen until the voter votes again", async () => {
  const sitting = await sitDown({ form: "score", rule: "score" });
  const { voter, url, ballotId, programmeId, ids } = sitting;
  await voteWith(voter, ballotId, { [ids[0]]: 4 }, { seen: ids });
  const names = json({ fi: "Uusi aihe", sv: "", en: "" });
  const topic = {
    programmeId,
    key: "uusi",
    names,
    descriptions: json({ fi: "", sv: "", en: "" }),
    kind: "open" as const,
    position: 9,
  };
  const { id: topicId } = await product.db.insertInto("topics").values(topic).returning("id").executeTakeFirstOrThrow();
  await product.db.insertInto("ballotOptions").values({ ballotId, topicId, position: 9 }).execute();
  const page = (await voter.get(url)).text;
  expect(page.match(/<span class="chip">uusi<\/span>/g)?.length).toBe(1);
  expect((await papersOf(product.db, ballotId))[0]?.seen).toEqual(ids);
});
