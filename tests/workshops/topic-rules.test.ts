import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogueTemplates, type TemplateTopic } from "../../src/catalogue/index.ts";
import { tellingStems } from "../../src/needs/index.ts";
import { hasSkills, parseSkills, spelledAs, unitedSkills } from "../../src/workshops/skills.ts";
import { topicDrafts, type DraftMaterial } from "../../src/workshops/topics/drafts/draft.ts";
import { findTopics, type TopicsAsked } from "../../src/workshops/topics/finding.ts";
import { mergedTopic } from "../../src/workshops/topics/merging/merged.ts";
import type { Topic } from "../../src/workshops/topics/queries.ts";
import { likeness, similarTo, similarTopics, type ComparedTopic } from "../../src/workshops/topics/similar.ts";

const texts = (fi: string, sv = "", en = "") => ({ fi, sv, en });

const topic = (more: Partial<Topic> = {}): Topic => ({
  ...{ id: "t", key: "t", names: texts("Aihe"), descriptions: texts(""), kind: "themed", durationMinutes: 120 },
  ...{ costEuros: 0, levels: ["basics"], skills: [], placeMode: "either", leastPeople: null, mostPeople: null },
  ...{ position: 0, covers: [], ...more },
});

describe("skills", () => {
  test("are tags parted by commas, semicolons and lines, each once whatever its case and blanks", () => {
    expect(parseSkills(" Videot,  kuvan  käsittely;videot\n, Excel")).toEqual(["Videot", "kuvan käsittely", "Excel"]);
    expect(
      unitedSkills([
        ["Videot", "excel"],
        ["Excel", "arviointi"],
      ]),
    ).toEqual(["arviointi", "excel", "Videot"]);
    expect(spelledAs(["VIDEOT", "uusi"], ["Videot"])).toEqual(["Videot", "uusi"]);
  });

  test("are had when every one wanted is", () => {
    expect(hasSkills(["Videot"], ["excel", "videot"])).toBe(true);
    expect(hasSkills(["Videot", "some"], ["videot"])).toBe(false);
    expect(hasSkills([], [])).toBe(true);
  });
});

describe("similar topics", () => {
  const template = catalogueTemplates.digivointi.topics.map(({ key, names, levels, covers }: TemplateTopic) => {
    const covered = covers.map(({ need, strength }) => ({ needId: need, strength }));
    return { id: key, names, levels, covers: covered } satisfies ComparedTopic;
  });

  test("of the 23 are those that were held again or gone on with, and no limit is near any other pair", () => {
    const found = [...similarTopics(template, tellingStems)].map(([id, others]) => [id, others.toSorted()]);
    expect(Object.fromEntries(found)).toEqual({
      "basic-digital-skills-first-town": ["basic-digital-skills-second-town"],
      "basic-digital-skills-second-town": ["basic-digital-skills-first-town"],
      "videos-and-reels": ["deeper-videos-care", "deeper-videos-physiotherapy"],
      "deeper-videos-physiotherapy": ["deeper-videos-care", "videos-and-reels"],
      "deeper-videos-care": ["deeper-videos-physiotherapy", "videos-and-reels"],
      "year-clock-physiotherapy": ["year-clock-care"],
      "year-clock-care": ["year-clock-physiotherapy"],
    });
    const pairs = template.flatMap((one, at) =>
      template.slice(at + 1).map((other) => likeness(one, other, tellingStems)),
    );
    expect(pairs.filter(({ covers }) => covers > 0.84 && covers < 0.97)).toEqual([]);
    expect(pairs.filter(({ words }) => words > 0.46 && words < 0.66)).toEqual([]);
  });

  test("at levels that have nothing in common are steps, not the same again; with one name they are", () => {
    const covers = [{ needId: "n", strength: 1 }];
    const basics = { id: "a", names: texts("Some"), levels: ["basics" as const], covers };
    const advanced = { id: "b", names: texts("Mainonta"), levels: ["advanced" as const], covers };
    expect(similarTo(basics, [advanced], tellingStems)).toEqual([]);
    expect(similarTo(basics, [{ ...advanced, levels: ["basics"] }], tellingStems)).toEqual(["b"]);
    expect(similarTo(basics, [{ ...advanced, names: texts("Somea"), covers: [] }], tellingStems)).toEqual(["b"]);
    const touched = { ...basics, covers: [{ needId: "n", strength: 0.3 }] };
    expect(similarTo(basics, [{ ...touched, id: "b", names: texts("Mainonta") }], tellingStems)).toEqual([]);
    expect(similarTo(basics, [{ ...basics, names: texts("", "Some"), covers: [] }], tellingStems)).toEqual([]);
  });
});

describe("topics looked for", () => {
  const all = [
    topic({ id: "video", names: texts("Videot"), skills: ["kuvaus"], placeMode: "room", durationMinutes: 180 }),
    topic({ id: "kanta", names: texts("Kanta"), kind: "open", placeMode: "remote", mostPeople: 20 }),
    topic({ id: "some", names: texts("Some"), levels: ["advanced"], covers: [{ needId: "n", strength: 0.3 }] }),
  ];
  const find = (asked: Partial<TopicsAsked>) =>
    findTopics(all, { text: "", order: "kind", ...asked }, "fi").map(({ id }) => id);

  test("have all that is asked for; either place suits both", () => {
    expect(find({})).toEqual(["video", "kanta", "some"]);
    expect(find({ text: "KUVAUS vid" })).toEqual(["video"]);
    expect(find({ place: "remote" })).toEqual(["kanta", "some"]);
    expect(find({ level: "advanced", need: "n" })).toEqual(["some"]);
    expect(find({ kind: "open", need: "n" })).toEqual([]);
  });

  test("come in the order asked for, by name among equals", () => {
    expect(find({ order: "name" })).toEqual(["kanta", "some", "video"]);
    expect(find({ order: "length" })).toEqual(["kanta", "some", "video"]);
    expect(find({ order: "people" })).toEqual(["kanta", "some", "video"]);
  });
});

test("of two topics merged, the better cover of each need stays, and so does what the one that stays has to say", () => {
  const stays = topic({ names: texts("Jää"), skills: ["a"], covers: [{ needId: "n", strength: 0.3 }], costEuros: 5 });
  const covers = [
    { needId: "n", strength: 0.6 },
    { needId: "m", strength: 1 },
  ];
  const goes = topic({ id: "u", names: texts("Lähtee", "Går"), skills: ["A", "b"], levels: ["advanced"], covers });
  expect(mergedTopic(stays, goes)).toEqual({
    ...stays,
    ...{ names: texts("Jää", "Går"), skills: ["a", "b"], levels: ["basics", "advanced"], covers },
  });
});

describe("draft topics", () => {
  const need = (id: string, name: string, stems: string[] = [id]) => ({
    ...{ id, names: texts(name, `${name} sv`), descriptions: texts("") },
    ...{ stems: { fi: stems, sv: [], en: [] }, keywords: [] as DraftMaterial["needs"][number]["keywords"] },
  });
  const material = (more: Partial<DraftMaterial> = {}): DraftMaterial => ({
    needs: [need("a", "Verkkosivut"), need("b", "Kanta"), need("c", "Some")],
    wants: [
      [true, true, null],
      [true, false, false],
    ],
    levels: [
      [0, 2, 1],
      [1, 2, 1],
    ],
    topics: [],
    ...more,
  });

  test("are there for each need that somebody has and no topic meets, what most have first", () => {
    expect(topicDrafts(material()).map(({ key, wanting, answered }) => [key, wanting, answered])).toEqual([
      ["need:a", 2, 2],
      ["need:b", 1, 2],
    ]);
    const topicsOn = (strength: number) => [
      { covers: [{ needId: "a", strength }], durationMinutes: 90, costEuros: 300 },
    ];
    const touched = topicDrafts(material({ topics: topicsOn(0.4) }));
    expect(touched.map(({ needId, isTouched }) => [needId, isTouched])).toEqual([
      ["a", true],
      ["b", false],
    ]);
    expect(topicDrafts(material({ topics: topicsOn(0.6) }))).toEqual([
      {
        ...{ key: "need:b", needId: "b", names: texts("Kanta", "Kanta sv"), descriptions: texts(""), kind: "themed" },
        ...{ levels: ["advanced"], durationMinutes: 90, costEuros: 300, skills: [], placeMode: "either" },
        ...{ leastPeople: null, mostPeople: null, covers: [{ needId: "b", strength: 1 }], wanting: 1, answered: 2 },
        isTouched: false,
      },
    ]);
  });

  test("are at the levels of those who have the need; at every level where none is known", () => {
    const one = (levels: (number | null)[]) =>
      topicDrafts({
        ...material({ needs: [need("a", "A")] }),
        wants: [...levels.map(() => [true]), [false]],
        levels: [...levels.map((level) => [level]), [2]],
      })[0]?.levels;
    expect(one([0, 0, 0, 1])).toEqual(["basics", "intermediate"]);
    expect(one([0, 0, 0, 0, 1])).toEqual(["basics"]);
    expect(one([null, 2])).toEqual(["advanced"]);
    expect(one([null, null])).toEqual(["basics", "intermediate", "advanced"]);
  });

  test("have a name that the keywords of many sharpen, in the keywords' language, and those of few do not", () => {
    const keywords = [
      { word: "hakukone", lang: "fi" as const, organisations: 6 },
      { word: "verkkosivu", lang: "fi" as const, organisations: 6 },
      { word: "wordpress", lang: "sv" as const, organisations: 4 },
    ];
    const [draft] = topicDrafts(material({ needs: [{ ...need("a", "Verkkosivut"), keywords }] }));
    expect(draft?.names).toEqual(texts("Verkkosivut: hakukone", "Verkkosivut sv"));
  });

  test("meet what is spoken of with the same words partly, and what the same people have a little", () => {
    const needs = [need("a", "A", ["x", "y"]), need("b", "B", ["x", "z"]), need("c", "C", ["w"])];
    const wants = [...Array.from({ length: 5 }, () => [true, false, true]), [false, true, false], [false, true, false]];
    const levels = wants.map(() => [null, null, null]);
    const drafts = topicDrafts({ needs, wants, levels, topics: [] });
    expect(drafts.find(({ needId }) => needId === "a")?.covers).toEqual([
      { needId: "a", strength: 1 },
      { needId: "b", strength: 0.6 },
      { needId: "c", strength: 0.3 },
    ]);
  });

  test("are as many as the needs that somebody has, each with a level and no need covered twice", () => {
    const wants = fc.array(fc.tuple(...[1, 2, 3].map(() => fc.option(fc.boolean()))), { maxLength: 12 });
    fc.assert(
      fc.property(wants, (rows) => {
        const drafts = topicDrafts(material({ wants: rows, levels: rows.map(() => [0, 1, 2]) }));
        for (const { covers, wanting, answered, levels } of drafts) {
          expect(new Set(covers.map(({ needId }) => needId)).size).toBe(covers.length);
          expect(wanting).toBeGreaterThan(0);
          expect(answered).toBeGreaterThanOrEqual(wanting);
          expect(levels.length).toBeGreaterThan(0);
        }
        const wanted = [0, 1, 2].filter((at) => rows.some((row) => row[at] === true)).length;
        expect(drafts.length).toBe(wanted);
      }),
    );
  });
});
