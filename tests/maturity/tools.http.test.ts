import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { usualTools } from "../../src/maturity/tools/usual-tools.ts";
import { listTools } from "../../src/maturity/queries.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

async function aPlanner(): Promise<{ id: string; ownerId: string; home: string; url: string; planner: Browser }> {
  const { id, ownerId } = await aProgramme(product.db);
  const home = `/programmes/${id}`;
  return { id, ownerId, home, url: `${home}/maturity/tools`, planner: await product.signedIn("planner", id) };
}

const blank = Object.fromEntries(
  ["names", "descriptions", ...[0, 100, 200, 300, 400, 500].map((score) => `anchors.${score}`)].flatMap((name) =>
    ["fi", "sv", "en"].map((locale) => [`${name}.${locale}`, ""]),
  ),
);
const tool = (name: string, more: Record<string, string> = {}) => ({ ...blank, "names.fi": name, ...more });

async function aUnit(programmeId: string, name: string, parentId: string | null = null): Promise<string> {
  const kind = parentId === null ? ("organisation" as const) : ("unit" as const);
  const row = { programmeId, name, kind, parentId };
  return (await product.db.insertInto("organisations").values(row).returning("id").executeTakeFirstOrThrow()).id;
}

async function judge(row: {
  programmeId: string;
  unitId: string;
  toolId: string;
  score: number | null;
  correctsId?: string;
  judge?: "unit";
}): Promise<string> {
  const assessment = { judge: "mentor" as const, assessedOn: "2021-05-03", ...row };
  return (await product.db.insertInto("assessments").values(assessment).returning("id").executeTakeFirstOrThrow()).id;
}

describe("a programme without tools", () => {
  test("is offered digital maturity by its own page, and the usual tools in one press, taken once", async () => {
    const { id, home, url, planner } = await aPlanner();
    const viewer = await product.signedIn("viewer", id);
    const offer = `<a href="${url}">Seuraa digimaturiteettia</a>`;
    expect((await planner.get(home)).text).toContain(offer);
    expect((await viewer.get(home)).text).not.toContain("digimaturiteettia");
    expect((await viewer.get(url)).text).not.toContain("Ota nämä työkalut");
    expect((await planner.get(url)).text).toContain("Ota nämä työkalut");
    await Promise.all([1, 2].map(() => planner.post(`${url}/usual`)));
    expect((await listTools(product.db, id)).map(({ names, position }) => [names.en, position])).toEqual(
      usualTools.map(({ names }, at) => [names.en, at]),
    );
    const after = (await planner.get(home)).text;
    expect(after).not.toContain(offer);
    expect(after).toMatch(/8<\/span><span class="name">Digimaturiteetti<\/span><span class="state">ei vielä arvioita/);
    const seen = (await viewer.get(url)).text;
    expect(seen).toContain("Seurannassa on 8 työkalua.");
    expect(seen).not.toContain(`action="${url}`);
  });

  test("and without units is told where to add them", async () => {
    const { home, url, planner } = await aPlanner();
    await planner.post(`${url}/usual`);
    expect((await planner.get(url)).text).toContain(`<a href="${home}/organisations">Organisaatiot</a></p>`);
  });
});

describe("a tool", () => {
  test("has the product's words for the scale where it has none of its own", async () => {
    const { id, url, planner } = await aPlanner();
    const own = { "anchors.300.fi": "Puolet <vuoroista> kirjaa mobiilisti", "descriptions.fi": "Kirjaaminen" };
    const sent = await planner.post(url, tool("Mobiili", own));
    const [added] = await listTools(product.db, id);
    expect(sent.headers["location"]).toBe(`${url}#tool-${added?.id ?? ""}`);
    const nothing = { fi: "", sv: "", en: "" };
    expect(added?.anchors).toEqual(
      [0, 100, 200, 300, 400, 500].map((score) =>
        score === 300 ? { ...nothing, fi: "Puolet <vuoroista> kirjaa mobiilisti" } : nothing,
      ),
    );
    const page = (await planner.get(url)).text;
    expect(page).toContain("Koskee kaikkia yksiköitä");
    const words = page.slice(page.indexOf("tool-words"), page.indexOf("</details>", page.indexOf("tool-words")));
    expect([...words.matchAll(/<dd>(.*?)<\/dd>/g)].map(([, text]) => text)).toEqual([
      "Työkalua ei tunneta yksikössä",
      "Työkalu tunnetaan, mutta sitä ei käytetä",
      "Työkalua kokeillaan",
      "Puolet &lt;vuoroista&gt; kirjaa mobiilisti",
      "Työkalu on säännöllisessä käytössä",
      "Työkalu on laajassa käytössä ja olennainen osa työtä",
    ]);
    await planner.post(`${url}/${added?.id ?? ""}`, tool("Mobiilikirjaaminen"));
    expect(await listTools(product.db, id)).toEqual([
      { ...added, names: { ...nothing, fi: "Mobiilikirjaaminen" }, descriptions: nothing, anchors: null },
    ]);
  });

  test("without a name, or of a name that another has, comes back with what was typed", async () => {
    const { id, url, planner } = await aPlanner();
    await planner.post(url, tool("Teams"));
    const before = await listTools(product.db, id);
    const nameless = await planner.post(url, tool("", { "anchors.0.sv": "Okänt" }));
    expect(nameless.status).toBe(422);
    expect(nameless.text).toContain('<a href="#f-names-fi">Anna nimi ainakin yhdellä kielellä.</a>');
    expect(nameless.text).toMatch(/name="anchors\.0\.sv"[^>]*>Okänt<\/textarea>/);
    const taken = await planner.post(url, tool("TEAMS", { "descriptions.fi": "Kokoukset" }));
    expect(taken.status).toBe(422);
    expect(taken.text).toContain('<a href="#f-names-fi">Tämänniminen työkalu on jo olemassa.</a>');
    expect(taken.text).toContain(">Kokoukset</textarea>");
    expect(await listTools(product.db, id)).toEqual(before);
    // Its own name is no other's.
    expect((await planner.post(`${url}/${before[0]?.id ?? ""}`, tool("teams"))).status).toBe(303);
  });

  test("moves among those followed; one that is ended comes last, and back at the end", async () => {
    const { id, url, planner } = await aPlanner();
    for (const name of ["A", "B", "C"]) await planner.post(url, tool(name));
    const [a, b, c] = (await listTools(product.db, id)).map((each) => each.id);
    const order = async () =>
      (await listTools(product.db, id)).map(({ names, isEnded }) => (isEnded ? `(${names.fi})` : names.fi)).join("");
    const region = await planner.agent
      .post(`${url}/${c ?? ""}/position`)
      .set("HX-Request", "true")
      .type("form")
      .send({ csrf: await planner.csrf(), direction: "up" });
    expect(region.text.trimStart()).toMatch(/^<div id="tools">/);
    expect(await order()).toBe("ACB");
    for (const act of ["ending", "ending"]) await planner.post(`${url}/${a ?? ""}/${act}`);
    expect(await order()).toBe("CB(A)");
    await planner.post(`${url}/${a ?? ""}/position`, { direction: "up" });
    await planner.post(`${url}/${b ?? ""}/position`, { direction: "up" });
    expect(await order()).toBe("BC(A)");
    expect((await planner.get(url)).text).toContain("Ei enää seurannassa");
    for (const act of ["return", "return"]) await planner.post(`${url}/${a ?? ""}/${act}`);
    expect(await order()).toBe("BCA");
  });
});

describe("the units that a tool concerns", () => {
  test("are chosen from the tree: what is below a chosen part comes along, and all is all again", async () => {
    const { id, url, planner } = await aPlanner();
    await planner.post(url, tool("Chatbot"));
    const [{ id: toolId } = { id: "" }] = await listTools(product.db, id);
    const whole = await aUnit(id, "Yhtymä");
    const sector = await aUnit(id, "Yhtymä › Terveys", whole);
    const unit = await aUnit(id, "Yhtymä › Terveys › Vastaanotto", sector);
    const strange = await aUnit((await aProgramme(product.db)).id, "Vieras");
    const choose = (unitIds: string[]) => planner.post(`${url}/${toolId}/units`, { reach: "chosen", unitIds });
    const chosen = async () => {
      const [{ concernsAll, unitIds } = { concernsAll: null, unitIds: [] }] = await listTools(product.db, id);
      return concernsAll === true ? "all" : unitIds;
    };
    const none = await choose([]);
    expect([none.status, await chosen()]).toEqual([422, "all"]);
    expect(none.text).toContain('<a href="#f-unitIds">Valitse ainakin yksi yksikkö.</a>');
    const unknown = await choose([unit, strange]);
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain("Tarkista valinnat.");
    expect(unknown.text).toContain(`value="${unit}" checked`);
    expect(await chosen()).toBe("all");
    expect((await choose([unit, sector])).status).toBe(303);
    expect(await chosen()).toEqual([sector]);
    expect((await planner.get(url)).text).toContain("Koskee: Terveys<");
    const page = (await planner.get(`${url}/${toolId}/units`)).text;
    expect(page).toContain(`value="${sector}" checked`);
    expect(page).toContain('<details open><summary>Näytä yksi osa<span class="visually-hidden"> Yhtymä<');
    await planner.post(`${url}/${toolId}/units`, { reach: "all", unitIds: [sector] });
    expect(await chosen()).toBe("all");
    // A unit that goes takes its place in a tool's reach with it.
    await choose([unit]);
    await planner.post(`/programmes/${id}/organisations/${unit}/removal`);
    expect(await chosen()).toEqual([]);
    expect((await planner.get(url)).text).toContain("Ei koske mitään yksikköä");
  });
});

describe("what has been judged", () => {
  test("counts on the path, and keeps its tool and its unit, even when taken back", async () => {
    const { id, home, url, planner } = await aPlanner();
    for (const name of ["Teams", "Chat", "Turha"]) await planner.post(url, tool(name));
    const [teams = "", chat = "", needless = ""] = (await listTools(product.db, id)).map((each) => each.id);
    const units = [await aUnit(id, "Aamu"), await aUnit(id, "Ilta"), await aUnit(id, "Yö")] as const;
    const first = await judge({ programmeId: id, unitId: units[0], toolId: teams, score: 100 });
    await judge({ programmeId: id, unitId: units[0], toolId: teams, score: 200, correctsId: first });
    await judge({ programmeId: id, unitId: units[1], toolId: teams, score: 0 });
    const wrong = await judge({ programmeId: id, unitId: units[2], toolId: chat, score: 300 });
    await judge({ programmeId: id, unitId: units[2], toolId: chat, score: null, correctsId: wrong });
    await judge({ programmeId: id, unitId: units[2], toolId: teams, score: 500, judge: "unit" });
    expect((await planner.get(home)).text).toMatch(
      /✓<\/span><span class="name">Digimaturiteetti<[^]*?2 yksikköä arvioitu/,
    );
    const list = (await planner.get(url)).text;
    expect([...list.matchAll(/<li>(Arvioitu .*?|Ei vielä arvioita)<\/li>/g)].map(([, text]) => text)).toEqual([
      "Arvioitu 2 yksikössä",
      "Ei vielä arvioita",
      "Ei vielä arvioita",
    ]);
    for (const toolId of [teams, chat]) {
      expect((await planner.get(`${url}/${toolId}`)).text).not.toContain(`action="${url}/${toolId}/removal"`);
      const refused = await planner.post(`${url}/${toolId}/removal`);
      expect(refused.status).toBe(409);
      expect(refused.text).toContain(
        "Työkalusta on jo arvioita, lukuja tai muita merkintöjä, joten sitä ei voi poistaa.",
      );
    }
    expect((await planner.get(`${url}/${needless}`)).text).toContain(`action="${url}/${needless}/removal"`);
    await planner.post(`${url}/${needless}/removal`);
    expect((await listTools(product.db, id)).map((each) => each.id)).toEqual([teams, chat]);
    for (const unitId of units) {
      const kept = await planner.post(`${home}/organisations/${unitId}/removal`);
      expect(kept.text).toContain("Sen digimaturiteettia on arvioitu, joten sitä ei voi poistaa.");
    }
    const details = { kind: "person", parentId: units[1], industryId: "", sizeClass: "", municipality: "" };
    const person = await planner.post(`${home}/organisations/${units[0]}/details`, { name: "Aamu", ...details });
    expect(person.text).toContain("joten se ei voi olla henkilö.");
    const { assessments } = await product.db
      .selectFrom("assessments")
      .select(({ fn }) => fn.countAll<number>().as("assessments"))
      .where("programmeId", "=", id)
      .executeTakeFirstOrThrow();
    expect(assessments).toBe(6);
  });
});
