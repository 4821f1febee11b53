import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { digivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { currentGrouping } from "../../src/grouping/index.ts";
import type { StoredResult } from "../../src/grouping/stored.ts";
import { json } from "../../src/platform/database.ts";
import { sendAnswers, type AnsweredProgramme } from "../needs/answered-programme.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { grouped, groupsOf, read, runsOf, startAndDo, textOf } from "./groupings.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

test("without a grouping the page says so and leads to making one", async () => {
  const { id } = await aProgramme(product.db);
  const planner = await product.signedIn("planner", id);
  expect(await read(planner, `${groupsOf(id)}/runs`)).toContain("Yhtään ryhmittelyä ei ole vielä tehty.");
  expect(await read(planner, `${groupsOf(id)}/runs/comparison`)).toContain(
    "Vertailuun tarvitaan kaksi valmista ryhmittelyä.",
  );
});

describe("groupings that have been made", () => {
  let programme: AnsweredProgramme;
  let planner: Browser;
  let first: string;
  beforeEach(async () => {
    ({ programme, planner, runId: first } = await grouped(product));
  });
  const runsPath = () => `${groupsOf(programme.id)}/runs`;
  const compare = async (a: string, b: string, lang = "fi") =>
    await read(planner, `${runsPath()}/comparison?a=${a}&b=${b}&lang=${lang}`);

  test("are listed with who, settings, seed and the answers' mark", async () => {
    await startAndDo(product, planner, programme.id, { k: "3", seed: "7", blank: "lowest" });
    const text = await read(planner, runsPath());
    expect(text).toContain("Tehty 2 ryhmittelyä.");
    expect(text).toMatch(
      /4 ryhmää · Person [0-9a-f]+ Tavalliset asetukset Siemenluku 1, menetelmä .+?, vastausten tunniste [0-9a-f]{12}/,
    );
    expect(text).toContain("Määrä valittu käsin: 3 · tyhjä tarkoittaa, ettei tarvetta ole");
    expect(text).toContain("Siemenluku 7");
    expect(await read(planner, `${runsPath()}?lang=sv`)).toContain("2 grupperingar har gjorts.");
    await read(planner, `${runsPath()}?lang=fi`);
  });

  test("repeated, the same grouping comes out, and it is said; were it not so, that is called a defect", async () => {
    const second = await startAndDo(product, planner, programme.id, { repeat: first });
    expect(await compare(first, second)).toContain("saman tuloksen, kuten pitääkin");
    const { result } = (await runsOf(product, programme.id)).find(({ id }) => id === second)!;
    const wrong = { ...(result as StoredResult), silhouette: 0.99 };
    await product.db
      .updateTable("groupingRuns")
      .set({ result: json(wrong) })
      .where("id", "=", second)
      .execute();
    const text = await compare(first, second);
    expect(text).toContain("Vika: samat vastaukset");
    expect(text).not.toContain("saman tuloksen, kuten pitääkin");
  });

  test("compared, they tell who is elsewhere and why", async () => {
    const mine = (await currentGrouping(product.db, programme.id))!.groups;
    const [changed, gone] = [mine[0]!.organisationIds[0]!, mine[1]!.organisationIds[0]!];
    const place = { programmeId: programme.id, surveyId: programme.surveyId };
    const likeB = answersOf(mine[1]!.organisationIds[1]!);
    await product.db.deleteFrom("responses").where("organisationId", "in", [changed, gone]).execute();
    await sendAnswers(product.db, { ...place, organisationId: changed }, likeB);
    const silent = digivointiAnswers().find(({ answers }) => answers === null)!;
    await sendAnswers(product.db, { ...place, organisationId: programme.organisationIds.get(silent.name)! }, likeB);
    const second = await startAndDo(product, planner, programme.id, { k: "4" });

    const text = await compare(first, second);
    const row = (id: string) => new RegExp(`${nameOf(id)} .+?(uusi vastaaja|ei enää vastaajien joukossa|sen omat vastaukset muuttuivat)`).exec(text)?.[1]; // prettier-ignore
    expect([row(changed), row(gone), row(programme.organisationIds.get(silent.name)!)]).toEqual([
      "sen omat vastaukset muuttuivat",
      "ei enää vastaajien joukossa",
      "uusi vastaaja",
    ]);
    expect(text).toContain("Erona asetuksissa: ryhmien määrä.");
    expect(await compare(first, second, "sv")).toContain("dess egna svar ändrades");
    await compare(first, second);
  });

  test("an earlier one is taken into use again with staff's names in it, is logged, and twice is as good as once", async () => {
    const { groups } = (await currentGrouping(product.db, programme.id))!;
    const second = await startAndDo(product, planner, programme.id, { k: "2" });
    expect((await currentGrouping(product.db, programme.id))!.runId).toBe(second);
    for (let times = 0; times < 2; times++)
      expect((await planner.post(`${runsPath()}/${first}/use`)).headers["location"]).toBe(groupsOf(programme.id));
    expect((await currentGrouping(product.db, programme.id))!).toMatchObject({ runId: first, groups });
    const acts = await product.db
      .selectFrom("auditLog")
      .select("act")
      .where("subject", "=", first)
      .orderBy("id")
      .execute();
    expect(acts.filter(({ act }) => act === "grouping.use")).toHaveLength(1);
    expect((await runsOf(product, programme.id)).filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
  });

  test("of very many all are counted, and the one in use is listed however old it is", async () => {
    const old = await product.db
      .selectFrom("groupingRuns")
      .selectAll()
      .where("id", "=", first)
      .executeTakeFirstOrThrow();
    const later = Array.from({ length: 101 }, (__, at) => ({
      ...old,
      id: randomUUID(),
      ...{
        createdAt: old.createdAt.add({ seconds: 1 + at }),
        isCurrent: false,
        state: "failed" as const,
        result: null,
      },
      settings: json(old.settings),
    }));
    await product.db.insertInto("groupingRuns").values(later).execute();
    const text = await read(planner, runsPath());
    expect(text).toMatch(/Tehty 102 ryhmittelyä\. Käytössä on .+? tehty: 4 ryhmää\./);
    expect(text.match(/ei onnistunut ·/g)).toHaveLength(100);
    expect(text).toContain("4 ryhmää · Person");
  });

  test("one that was not finished cannot be used or compared", async () => {
    await planner.post(runsPath());
    const { id } = (await runsOf(product, programme.id)).at(-1)!;
    await planner.post(`${runsPath()}/${id}/cancellation`);
    const refused = await planner.post(`${runsPath()}/${id}/use`);
    expect([refused.status, textOf(refused.text).includes("Tämä ryhmittely ei valmistunut")]).toEqual([409, true]);
    expect((await currentGrouping(product.db, programme.id))!.runId).toBe(first);
    expect((await planner.get(`${runsPath()}/comparison?a=${first}&b=${id}`)).status).toBe(404);
    expect(await read(planner, runsPath())).toContain("keskeytetty");
  });

  test("are planners' only, and another programme's are not there", async () => {
    const viewer = await product.signedIn("viewer", programme.id);
    expect([(await viewer.get(runsPath())).status, (await viewer.post(`${runsPath()}/${first}/use`)).status]).toEqual([403, 403]); // prettier-ignore
    const { id } = await aProgramme(product.db);
    const other = await product.signedIn("planner", id);
    const elsewhere = `${groupsOf(id)}/runs`;
    expect((await other.post(`${elsewhere}/${first}/use`)).status).toBe(404);
    expect((await other.get(`${elsewhere}/comparison?a=${first}&b=${first}`)).status).toBe(404);
    expect((await other.get(`${elsewhere}/comparison?a=rubbish`)).status).toBe(400);
  });

  const nameOf = (id: string) => [...programme.organisationIds].find(([, each]) => each === id)![0];
  const answersOf = (id: string) => digivointiAnswers().find(({ name }) => name === nameOf(id))!.answers!;
});
