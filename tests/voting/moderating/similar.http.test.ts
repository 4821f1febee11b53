import { afterAll, beforeAll, expect, test } from "vitest";
import type { Locale } from "../../../src/platform/locales.ts";
import { json, type Db } from "../../../src/platform/database.ts";
import { listDuplicates, similarOptions } from "../../../src/voting/moderating/similar/queries.ts";
import { listOptions } from "../../../src/voting/queries.ts";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { aWrittenBallot } from "../written-ballot.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

/** A ballot whose voters have proposed these. */
async function proposed(db: Db, titles: readonly string[]) {
  const { ballotId: id, programmeId } = await aWrittenBallot(db, { voters: 1, options: 1 });
  if (titles.length === 0) return { id, programmeId, idOf: () => "" };
  const rows = titles.map((proposal, at) => ({ ballotId: id, proposal, position: at + 1, origin: "voter" as const }));
  const options = await db.insertInto("ballotOptions").values(rows).returning(["id", "proposal"]).execute();
  return { id, programmeId, idOf: (title: string) => options.find(({ proposal }) => proposal === title)!.id };
}

const offered = [
  "Videot ja reelsit",
  "Tekoäly kirjaamisen apuna",
  "Excelin perusteet",
  "Markkinoinnin vuosikello",
  "Sosiaalisen median markkinointi",
  "Hyvä kirjaaminen ja tietosuoja",
  "Etätyön sovellukset",
  "Työssä jaksaminen",
  "Tulevaisuuden hyvinvointiteknologiat",
  "Sosiaalipalvelut ja Kanta",
  "Digitaaliset esitysmateriaalit",
  "Verkkokauppa",
  "Informationssäkerhet inom vården",
  "Dataskydd och god dokumentation",
  "Grunderna i Canva",
  "Basic digital skills",
  "Social media marketing",
];

// What a participant may write, and what it is like: inflected, misspelt, in another order, or a part of it.
const alike: [typed: string, title: string][] = [
  ["reelsit", "Videot ja reelsit"],
  ["Vidoet ja reelsit", "Videot ja reelsit"],
  ["tekoälyä kirjaamiseen", "Tekoäly kirjaamisen apuna"],
  ["Tekoäly", "Tekoäly kirjaamisen apuna"],
  ["Excel perusteita", "Excelin perusteet"],
  ["Markkinointi", "Markkinoinnin vuosikello"],
  ["markkinointi sosiaalisessa mediassa", "Sosiaalisen median markkinointi"],
  ["Tietosuoja kirjaamisessa", "Hyvä kirjaaminen ja tietosuoja"],
  ["sovelluksia etätyöhön", "Etätyön sovellukset"],
  ["Jaksaminen työssä, digi apuna", "Työssä jaksaminen"],
  ["HYVINVOINTITEKNOLOGIA", "Tulevaisuuden hyvinvointiteknologiat"],
  ["Säkerhet i vården", "Informationssäkerhet inom vården"],
  ["Dataskydd", "Dataskydd och god dokumentation"],
  ["Canvagrunder", "Grunderna i Canva"],
  ["marketing in social media", "Social media marketing"],
  ["Digital skills: the basics", "Basic digital skills"],
];

// What only begins alike, ends alike, or has its most usual word in common.
const apart: [typed: string, title: string][] = [
  ["Canvan perusteet", "Excelin perusteet"],
  ["Digin perusteet", "Excelin perusteet"],
  ["Grunderna i Excel", "Grunderna i Canva"],
  ["Tekoäly markkinoinnissa", "Tekoäly kirjaamisen apuna"],
  ["Etävastaanotto videolla", "Videot ja reelsit"],
  ["Sosiaalisen median markkinointi", "Sosiaalipalvelut ja Kanta"],
  ["Digitaaliset työkalut", "Digitaaliset esitysmateriaalit"],
  ["Verkkosivut", "Verkkokauppa"],
  ["Excel basics", "Basic digital skills"],
  ["Social services and Kanta", "Social media marketing"],
  ["Remote meetings in care", "Social media marketing"],
];

test("what a participant writes finds what says nearly the same, in its own inflection and language, and nothing else", async () => {
  const ballot = await proposed(product.db, offered);
  const found = async (typed: string) =>
    (await similarOptions(product.db, ballot, typed, "fi")).map(({ name }) => name);
  const missed: string[] = [];
  for (const [typed, title] of alike) if (!(await found(typed)).includes(title)) missed.push(`${typed} – ${title}`);
  expect(missed).toEqual([]);
  const wrong: string[] = [];
  for (const [typed, title] of apart) if ((await found(typed)).includes(title)) wrong.push(`${typed} – ${title}`);
  expect(wrong).toEqual([]);
  expect(await found("Ratsastus")).toEqual([]);
  expect(await found("!!! ??? ---")).toEqual([]);
  expect(await found("'; drop table ballots; --")).toEqual([]);
});

test("the best comes first and says why; a merged option stands for its other one, a hidden one for nothing", async () => {
  const { db } = product;
  const ballot = await proposed(db, ["Tekoälyn käyttö kirjaamisessa", "Tekoäly", "Tekoälyä kirjaamiseen"]);
  const [use, word, into] = ["Tekoälyn käyttö kirjaamisessa", "Tekoäly", "Tekoälyä kirjaamiseen"].map(ballot.idOf);
  const similar = async (text: string) =>
    (await similarOptions(db, ballot, text, "fi")).map(({ name, why }) => [name, why]);
  expect((await similar("tekoälyn käytöstä kirjaamisessa"))[0]).toEqual(["Tekoälyn käyttö kirjaamisessa", "words"]);
  expect((await similar("tekoalya kirjaamiseen"))[0]).toEqual(["Tekoälyä kirjaamiseen", "spelling"]);

  const change = (id: string | undefined, values: { isHidden?: boolean; mergedInto?: string }) =>
    db.updateTable("ballotOptions").set(values).where("id", "=", id!).execute();
  await change(use, { mergedInto: into! });
  await change(word, { isHidden: true });
  expect(await similar("tekoälyn käyttö")).toEqual([["Tekoälyä kirjaamiseen", "words"]]);
});

test("topics of the catalogue are found in the language in which they are asked for, unless they are options already", async () => {
  const { db } = product;
  const ballot = await proposed(db, []);
  const names = {
    fi: "Asiakaspalautteen kerääminen",
    sv: "Att samla in kundrespons",
    en: "Collecting client feedback",
  };
  const topic = { programmeId: ballot.programmeId, key: "feedback", names: json(names), descriptions: json({ fi: "", sv: "", en: "" }), kind: "open" as const, position: 9 }; // prettier-ignore
  const { id: topicId } = await db.insertInto("topics").values(topic).returning("id").executeTakeFirstOrThrow();
  const found = (text: string, locale: Locale) => similarOptions(db, ballot, text, locale);
  const like = (name: string) => [{ kind: "topic", topicId, name, why: "words" }];
  expect(await found("samla kundrespons", "sv")).toEqual(like(names.sv));
  expect(await found("Feedback of clients collected", "en")).toEqual(like(names.en));
  expect(await found("asiakaspalautetta keräämään", "fi")).toEqual(like(names.fi));
  // A topic that an option is called like is not offered beside it.
  await db.insertInto("ballotOptions").values({ ballotId: ballot.id, proposal: "asiakaspalautteen kerääminen", position: 1 }).execute(); // prettier-ignore
  expect((await found("asiakaspalautetta keräämään", "fi")).map(({ kind }) => kind)).toEqual(["option"]);
  await db.deleteFrom("ballotOptions").where("ballotId", "=", ballot.id).where("position", "=", 1).execute();
  const { id: optionId } = await db
    .insertInto("ballotOptions")
    .values({ ballotId: ballot.id, topicId, position: 2 })
    .returning("id")
    .executeTakeFirstOrThrow();
  expect(await found("samla kundrespons", "fi")).toEqual([{ kind: "option", optionId, name: names.fi, why: "words" }]);
});

test("staff are shown each pair of likely duplicates once, the most alike first", async () => {
  const { db } = product;
  const ballot = await proposed(db, [
    "Tietosuoja kirjaamisessa",
    ...offered,
    "tekoälyä kirjaamiseen",
    "reelsit!",
    "Reelsit",
  ]);
  const duplicates = await listDuplicates(db, await listOptions(db, ballot.id));
  expect(duplicates.map(({ first, second }) => `${first.names.fi} – ${second.names.fi}`)).toEqual([
    "reelsit! – Reelsit",
    "Tekoäly kirjaamisen apuna – tekoälyä kirjaamiseen",
    "Tietosuoja kirjaamisessa – Hyvä kirjaaminen ja tietosuoja",
    "Videot ja reelsit – reelsit!",
    "Videot ja reelsit – Reelsit",
  ]);
});
