import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { digivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { currentGrouping } from "../../src/grouping/index.ts";
import { sendAnswers, type AnsweredProgramme } from "../needs/answered-programme.ts";
import { aFilledProgramme } from "../support/filled-programme.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { grouped, groupsOf, read } from "./groupings.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

describe("why is it here", () => {
  let programme: AnsweredProgramme;
  let planner: Browser;
  let groups: { id: string; organisationIds: string[] }[];
  beforeEach(async () => {
    ({ programme, planner } = await grouped(product));
    // By name: ids are drawn anew each time, and a test is to be about the same member.
    const byName = (a: string, b: string) => (nameOf(a) < nameOf(b) ? -1 : 1);
    groups = (await currentGrouping(product.db, programme.id))!.groups.map(({ id, organisationIds }) => ({
      id,
      organisationIds: organisationIds.toSorted(byName),
    }));
  });
  const pageOf = (organisationId: string) => `${groupsOf(programme.id)}/members/${organisationId}`;
  const nameOf = (id: string) => [...programme.organisationIds].find(([, each]) => each === id)![0];
  /** As another page than this one puts it there. */
  const put = async (organisationId: string, groupId: string | null) => {
    await product.db
      .updateTable("groupMembers")
      .set({ groupId })
      .where("organisationId", "=", organisationId)
      .execute();
  };

  test("the page answers with figures, names the needs and what would move it, in the reader's language", async () => {
    const [id] = groups[0]!.organisationIds as [string];
    const fi = await read(planner, pageOf(id));
    expect(fi).toContain(`Miksi ${nameOf(id)} on ryhmässä A?`);
    expect(fi).toMatch(
      /Sen vastaukset ovat lähimpänä ryhmää A: läheisyys on 0,\d\d, ja seuraavaksi lähimpään ryhmään [B-D] se on −?0,\d\d\./,
    );
    expect(fi).toMatch(/: tarvitsee – ryhmässä A \d+ \/ \d+, ryhmässä [B-D] \d+ \/ \d+ \+0,\d\d/);
    expect(fi).toMatch(
      /Jos .+, se olisi lähimpänä ryhmää [B-D] \(läheisyys 0,\d\d, nykyiseen ryhmään 0,\d\d\)\.|Paikka ryhmässä A on selvä/,
    );
    const sv = await read(planner, `${pageOf(id)}?lang=sv`);
    expect(sv).toContain(`Varför är ${nameOf(id)} i grupp A?`);
    expect(sv).toMatch(/Dess svar ligger närmast grupp A: närheten är 0,\d\d/);
  });

  test("the parts of the difference add up to what the closenesses differ by", async () => {
    for (const id of groups.flatMap(({ organisationIds }) => organisationIds).slice(0, 6)) {
      const text = await read(planner, pageOf(id));
      const number = (found: string) => Number(found.replace(",", ".").replace("−", "-"));
      const [, own, other] = /läheisyys on (−?\d,\d\d), ja .+? se on (−?\d,\d\d)\./.exec(text)!;
      const [, sum] = /Kaikkien tarpeiden summa on \+?(−?\d,\d\d)/.exec(text)!;
      expect(Math.abs(number(own!) - number(other!) - number(sum!))).toBeLessThanOrEqual(0.0151);
    }
  });

  test("one that staff have moved is said to be nearer elsewhere, and is among the borderline cases", async () => {
    const [mover] = groups[0]!.organisationIds as [string];
    expect(await read(planner, `${groupsOf(programme.id)}/borderline`)).toMatch(
      /Ei kukaan: jokainen jäsen on selvästi lähimpänä omaa ryhmäänsä\. Lähimpänä rajaa/,
    );
    await put(mover, groups[1]!.id);
    const text = await read(planner, pageOf(mover));
    expect(text).toContain(`Miksi ${nameOf(mover)} on ryhmässä B?`);
    expect(text).toContain("Se on siirretty tähän ryhmään käsin. Laskennan mukaan se kuuluisi ryhmään A.");
    expect(text).toMatch(/Sen vastaukset ovat lähempänä ryhmää A \(läheisyys 0,\d\d\) kuin omaa ryhmää B/);
    expect(text).toContain("Toinen ryhmä on jo nyt lähempänä.");
    const borderline = await read(planner, `${groupsOf(programme.id)}/borderline`);
    expect(borderline).toContain("1 organisaatio on lähempänä toista ryhmää kuin omaansa.");
    expect(borderline).toMatch(new RegExp(`${nameOf(mover)} B −?0,\\d\\d A 0,\\d\\d`));
    expect((await planner.get(`${groupsOf(programme.id)}/borderline`)).text).toContain(`href="${pageOf(mover)}"`);
    await put(mover, null);
    expect(await read(planner, pageOf(mover))).toContain(
      "Se on otettu pois ryhmästä A käsin. Sen vastauksia lähin on ryhmä A",
    );
  });

  test("a lock and links are told, with whom", async () => {
    const [id, other] = [...groups[0]!.organisationIds].sort() as [string, string];
    await product.db.updateTable("groupMembers").set({ isLocked: true }).where("organisationId", "=", id).execute();
    await product.db
      .insertInto("groupingLinks")
      .values({ programmeId: programme.id, organisationA: id, organisationB: other, kind: "must" })
      .execute();
    const text = await read(planner, pageOf(id));
    expect(text).toContain("Se on lukittu ryhmäänsä.");
    expect(text).toContain(`Se on määrätty samaan ryhmään kuin ${nameOf(other)}.`);
    expect(await read(planner, pageOf(other))).toContain(`Se on määrätty samaan ryhmään kuin ${nameOf(id)}.`);
  });

  test("that it would stay all the same is said only where a lock or a link keeps it from the other group", async () => {
    const movable = groups.flatMap(({ organisationIds }) => organisationIds);
    const texts = await Promise.all(movable.map(async (id) => await read(planner, pageOf(id))));
    const target = (text: string) =>
      [...text.matchAll(/se olisi lähimpänä ryhmää ([A-D])/g)].map(([, letter]) => letter!);
    const at = texts.findIndex((text) => target(text).length === 1);
    const [id, letter] = [movable[at]!, target(texts[at]!)[0]!];
    const there = groups["ABCD".indexOf(letter)]!.organisationIds[0]!;
    const elsewhere = groups.find(
      ({ organisationIds }) => !organisationIds.includes(id) && !organisationIds.includes(there),
    )!.organisationIds[0]!;
    const stays = "Lukituksen tai kytköksen takia se pysyisi silti ryhmässä";
    const apartFrom = async (other: string) => {
      const [organisationA, organisationB] = [id, other].sort() as [string, string];
      const link = { programmeId: programme.id, organisationA, organisationB, kind: "cannot" as const };
      await product.db.insertInto("groupingLinks").values(link).execute();
    };
    await apartFrom(elsewhere);
    expect(await read(planner, pageOf(id))).toContain(`Se on määrätty eri ryhmään kuin ${nameOf(elsewhere)}.`);
    expect(await read(planner, pageOf(id))).not.toContain(stays);
    await apartFrom(there);
    expect(await read(planner, pageOf(id))).toContain(stays);
  });

  test("with one group left there is no border, and one taken out of a group that is gone is told so", async () => {
    const [first, second] = groups as [{ id: string }, { id: string; organisationIds: string[] }];
    for (const { id, organisationIds } of groups.slice(1)) {
      for (const organisationId of organisationIds) await put(organisationId, first.id);
      await product.db.updateTable("needGroups").set({ isRemoved: true }).where("id", "=", id).execute();
    }
    expect(await read(planner, `${groupsOf(programme.id)}/borderline`)).toContain(
      "Ei kukaan, sillä vertailtavia ryhmiä on korkeintaan yksi.",
    );
    const [id] = second.organisationIds as [string];
    await put(id, null);
    expect(await read(planner, pageOf(id))).toContain(
      "Se on otettu käsin pois ryhmästä, jota ei enää ole. Vertailtavia ryhmiä on vain yksi",
    );
  });

  test("who answered later has a nearest group, who answered too little is told what is missing", async () => {
    const answered = digivointiAnswers().find(({ answers }) => answers !== null)!;
    const silent = digivointiAnswers().filter(({ answers }) => answers === null);
    const place = { programmeId: programme.id, surveyId: programme.surveyId };
    const [late, brief] = silent.slice(0, 2).map(({ name }) => programme.organisationIds.get(name)!) as [
      string,
      string,
    ];
    await sendAnswers(product.db, { ...place, organisationId: late }, answered.answers!);
    await sendAnswers(product.db, { ...place, organisationId: brief }, {});
    const text = await read(planner, pageOf(late));
    expect(text).toContain(`Miksi ${nameOf(late)} ei ole ryhmässä?`);
    expect(text).toMatch(
      /Se on vastannut vasta ryhmittelyn jälkeen\. Sen vastauksia lähin on ryhmä [A-D] \(läheisyys 0,\d\d\)/,
    );
    expect(text).toContain("Sijoita ryhmään");
    expect(await read(planner, pageOf(brief))).toContain("on vain 0. Vertailuun tarvitaan vielä 3 vastausta.");
    await product.db.deleteFrom("responses").where("organisationId", "=", groups[0]!.organisationIds[0]!).execute();
    expect(await read(planner, pageOf(groups[0]!.organisationIds[0]!))).toContain("Sen vastauksia ei enää ole");
  });

  test("viewers see neither page, and nobody sees another programme's organisation or one without answers", async () => {
    const viewer = await product.signedIn("viewer", programme.id);
    const [id] = groups[0]!.organisationIds as [string];
    expect([(await viewer.get(pageOf(id))).status, (await viewer.get(`${groupsOf(programme.id)}/borderline`)).status]).toEqual([403, 403]); // prettier-ignore
    const { organisationId } = await aFilledProgramme(product.db);
    const silent = digivointiAnswers().find(({ answers }) => answers === null)!;
    const statuses = [organisationId!, programme.organisationIds.get(silent.name)!, "rubbish"].map(async (each) => (await planner.get(pageOf(each))).status); // prettier-ignore
    expect(await Promise.all(statuses)).toEqual([404, 404, 404]);
  });

  test("without groups there is nothing to ask about", async () => {
    const { id } = await aProgramme(product.db);
    const other = await product.signedIn("planner", id);
    expect((await other.get(`${groupsOf(id)}/borderline`)).status).toBe(404);
  });
});
