import { afterAll, beforeAll, expect, test } from "vitest";
import { editQuestion, moveQuestion, removeQuestion } from "../../../src/surveys/building/acts/questions.ts";
import { emptyQuestionnaire } from "../../../src/surveys/building/acts/starting.ts";
import { correctTexts, edit, redoEdit, undoEdit } from "../../../src/surveys/building/edits/commands.ts";
import type { Change } from "../../../src/surveys/building/edits/edit.ts";
import { standOf } from "../../../src/surveys/building/edits/digest.ts";
import { loadWorking } from "../../../src/surveys/building/edits/queries.ts";
import { json } from "../../../src/platform/database.ts";
import { insertSurvey } from "../../../src/surveys/commands.ts";
import type { Question, Questionnaire } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { getQuestionnaire } from "../../../src/surveys/questionnaire/queries.ts";
import { allQuestions } from "../../../src/surveys/questionnaire/stored.ts";
import { aProgramme, openTestApp, type TestApp } from "../../support/app.ts";
import { everyKind, single, text } from "../questions.ts";

let product: TestApp;
let actor: string;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

// The programme of these tests has no catalogue.
const withoutTies = (question: Question): Question =>
  ({
    ...question,
    options: question.options.map((option) => ({
      key: option.key,
      texts: option.texts,
      ...(option.exclusive === true ? { exclusive: true } : {}),
      ...(option.other === true ? { other: true } : {}),
    })),
  }) as Question;
const kinds = everyKind.map((question, at) => withoutTies({ ...question, key: `${question.key}-${at}` }));

async function aDraft(questionnaire: Questionnaire = emptyQuestionnaire()) {
  const { id: programmeId, ownerId } = await aProgramme(product.db);
  actor = ownerId;
  const surveyId = await product.db.transaction().execute((trx) => insertSurvey(trx, programmeId, questionnaire));
  return { programmeId, surveyId };
}

async function make(place: { programmeId: string; surveyId: string }, change: Change<string>) {
  return await edit(product.db, place, actor, { act: "question.edit", subject: "" }, change);
}

const load = ({ programmeId, surveyId }: { programmeId: string; surveyId: string }) =>
  loadWorking(product.db, programmeId, surveyId);

test("a draft's edits are taken back and made again one by one, exactly, and each question stays the same row", async () => {
  const place = await aDraft();
  const seen = [(await load(place)).questionnaire];
  for (let first = 0; first < kinds.length; first += 4) {
    const added = kinds.slice(first, first + 4);
    await make(place, ({ sections: [section], ...now }) => ({
      ...now,
      sections: [{ ...section!, questions: [...section!.questions, ...added] }],
    }));
    seen.push((await load(place)).questionnaire);
  }
  expect(seen.at(-1)?.sections[0]?.questions).toEqual(kinds);
  const rows = allQuestions(await getQuestionnaire(product.db, place.surveyId)).map(({ id }) => id);
  await make(place, (now) => moveQuestion(now, kinds[3]!.key, { section: "section-1", before: kinds[0]!.key }));
  await undoEdit(product.db, place, actor);
  expect(allQuestions(await getQuestionnaire(product.db, place.surveyId)).map(({ id }) => id)).toEqual(rows);

  for (const before of seen.slice(0, -1).reverse()) {
    await undoEdit(product.db, place, actor);
    expect((await load(place)).questionnaire).toEqual(before);
  }
  expect((await load(place)).undo).toBeNull();
  await undoEdit(product.db, place, actor);
  for (const after of seen.slice(1)) {
    await redoEdit(product.db, place, actor);
    expect((await load(place)).questionnaire).toEqual(after);
  }
  await undoEdit(product.db, place, actor);
  await make(place, (now) => removeQuestion(now, kinds[0]!.key));
  expect((await load(place)).redo).toBeNull();
});

test("what respondents see of a published survey waits for staff; a text is put right at once, also in what waits", async () => {
  const asked = { ...single, key: "size", texts: text("Kuinka swuri?") };
  const place = await aDraft({ ...emptyQuestionnaire(), sections: [{ ...emptyQuestionnaire().sections[0]!, questions: [asked, kinds[1]!] }] }); // prettier-ignore
  await product.db.updateTable("surveys").set({ state: "closed" }).where("id", "=", place.surveyId).execute();
  await make(place, (now) => removeQuestion(now, kinds[1]!.key));
  const working = await load(place);
  expect(working).toMatchObject({ isPublished: true, hasUnusedEdits: true, editNumber: 1 });
  expect(allQuestions(await getQuestionnaire(product.db, place.surveyId))).toHaveLength(2);

  const right = (now: Questionnaire): Questionnaire => {
    const next = editQuestion(now, { ...asked, texts: text("Kuinka suuri?") });
    return "refused" in next ? now : next;
  };
  await correctTexts(product.db, place, actor, { act: "texts.edit", subject: "" }, right);
  const [seen] = allQuestions(await getQuestionnaire(product.db, place.surveyId));
  expect(seen?.texts.fi).toBe("Kuinka suuri?");
  await undoEdit(product.db, place, actor);
  const { questionnaire, hasUnusedEdits } = await load(place);
  expect(questionnaire.sections[0]?.questions.map(({ texts }) => texts.fi)).toEqual(["Kuinka suuri?", "?"]);
  expect(hasUnusedEdits).toBe(false);
});

test("a condition that could not be followed any more refuses the edit, or goes with it", async () => {
  const place = await aDraft({
    ...emptyQuestionnaire(),
    sections: [
      {
        ...emptyQuestionnaire().sections[0]!,
        questions: [single, { ...kinds[12]!, key: "why", condition: { question: "size", op: "is", value: "large" } }],
      },
    ],
  });
  expect(await make(place, (now) => removeQuestion(now, "size"))).toEqual({
    refused: { conditions: [{ on: { question: "why" }, about: "size", reason: "unknown-question" }] },
  });
  const planner = await product.signedIn("planner", place.programmeId);
  const refused = await planner.post(`${urlOf(place)}/questions/size/removal`);
  expect(refused.text).toMatch(/Ehto koskee kysymystä ”[^”]+”, joka poistuisi\./);
  expect((await load(place)).editNumber).toBe(0);
  await edit(product.db, place, actor, { act: "question.remove", subject: "" }, (now) => removeQuestion(now, "size"), {
    mayDropConditions: true,
  });
  const [left] = (await load(place)).questionnaire.sections[0]!.questions;
  expect(left?.key).toBe("why");
  expect(left?.condition).toBeUndefined();
});

const urlOf = ({ programmeId, surveyId }: { programmeId: string; surveyId: string }) =>
  `/programmes/${programmeId}/surveys/${surveyId}/building`;
const inThree = (name: string, words: string) => ({
  [`${name}.fi`]: words,
  [`${name}.sv`]: words,
  [`${name}.en`]: words,
});

test("a survey is built from nothing on the pages: questions, their options, order, copies and what is still to do", async () => {
  const place = await aDraft();
  const planner = await product.signedIn("planner", place.programmeId);
  const url = urlOf(place);
  const empty = await planner.get(url);
  expect(empty.text).toContain("Kyselyssä ei ole vielä yhtään kysymystä.");
  expect((await planner.get(`${url}/new-question?section=section-1`)).text).toContain(
    "Vastaaja valitsee yhden vaihtoehdon.",
  );

  const typed = {
    section: "section-1",
    kind: "single",
    block: "background",
    ...inThree("texts", "Minkä kokoinen?"),
    ...inThree("helps", ""),
  };
  const row = (at: number, words: string) => ({ [`o${at}.key`]: "", ...inThree(`o${at}.texts`, words) });
  const pasted = await planner.post(`${url}/new-question`, {
    ...typed,
    ...row(0, "Pieni"),
    press: "paste",
    "lines-to-add": "Suuri|Stor|Large\nMuu",
  });
  expect(pasted.status).toBe(200);
  expect(pasted.text).toContain('name="o1.texts.sv" type="text" value="Stor"');
  expect((await load(place)).editNumber).toBe(0);
  const turned = await planner.post(`${url}/new-question`, {
    ...typed,
    ...row(0, "Pieni"),
    ...row(1, "Suuri"),
    press: "down.0",
  });
  expect(turned.text.indexOf('value="Suuri"')).toBeLessThan(turned.text.indexOf('value="Pieni"'));
  const wrong = await planner.post(`${url}/new-question`, { ...typed, ...inThree("texts", ""), ...row(0, "Pieni") });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("Kirjoita teksti ainakin yhdellä kielellä.");
  expect(wrong.text).toContain('value="Pieni"');

  // Lines that are still where they were pasted are kept by other buttons, and become options when the question is saved.
  const waiting = await planner.post(`${url}/new-question`, { ...typed, press: "add", "lines-to-add": "Odottava" });
  expect(waiting.text).toContain("Odottava</textarea>");

  const options = { ...row(0, "Pieni"), "lines-to-add": "Suuri | Suuri | Suuri\nMuu | Muu | Muu" };
  const added = await planner.post(`${url}/new-question`, { ...typed, ...options, required: "on" });
  expect(added.headers["location"]).toBe(`${url}?done=question.add#question-minka-kokoinen`);
  const [question] = (await load(place)).questionnaire.sections[0]!.questions;
  expect(question).toMatchObject({ key: "minka-kokoinen", kind: "single", required: true, block: "background" });
  expect(question?.options.map(({ key }: { key: string }) => key)).toEqual(["pieni", "suuri", "muu"]);

  await planner.post(`${url}/questions/minka-kokoinen/copy`);
  await planner.post(`${url}/new-section`, { ...inThree("titles", "Lopuksi"), ...inThree("helps", "") });
  const places = await planner.get(`${url}/questions/minka-kokoinen/place`);
  expect(places.text).toContain('<optgroup label="Lopuksi"><option value="lopuksi/">Osion alkuun</option></optgroup>');
  expect(places.text).toMatch(/<option value="[^"]*" selected>Osion alkuun \(nyt tässä\)<\/option>/);
  await planner.post(`${url}/questions/minka-kokoinen/place`, { to: "lopuksi/" });
  const { sections } = (await load(place)).questionnaire;
  expect(sections.map(({ questions }) => questions.map(({ key }) => key))).toEqual([
    ["minka-kokoinen-2"],
    ["minka-kokoinen"],
  ]);
  const moved = await planner.agent
    .post(`${url}/questions/minka-kokoinen-2/place`)
    .set("HX-Request", "true")
    .type("form")
    .send({ csrf: await planner.csrf(), way: "down" });
  expect(moved.text).toMatch(/^<div id="building"/);
  expect(moved.text).toContain("Kysymys on siirretty.");
  expect(moved.text).toContain("Osiossa ei ole kysymyksiä:");
  const standing = () => load(place).then(standOf);
  const stale = await standing();
  await make(place, (now) => ({ ...now, intros: text("Kollega kirjoitti.") }));
  const kept = await planner.post(`${url}/undo`, { seen: stale });
  expect(kept.status).toBe(409);
  expect(kept.text).toContain("Joku on muokannut kysymyksiä sillä aikaa");
  expect((await load(place)).questionnaire.intros.fi).toBe("Kollega kirjoitti.");
  await planner.post(`${url}/undo`, { seen: await standing() });
  const undone = await planner.post(`${url}/undo`, { seen: await standing() });
  expect(undone.headers["location"]).toBe(`${url}?done=undo`);
  const page = await planner.get(url);
  expect(page.text).toContain("Yksi vaihtoehto");
  expect(page.text).toContain("3 vaihtoehtoa");
  expect(page.text).toContain('aria-label="Tee uudelleen: kysymyksen siirto: Minkä kokoinen?"');
  await planner.post(`${url}/sections/lopuksi/removal`);
  expect((await load(place)).questionnaire.sections).toHaveLength(1);
});

test("what is added by a button pressed twice is added once, and what is added anew is added again", async () => {
  const place = await aDraft();
  const planner = await product.signedIn("planner", place.programmeId);
  const url = urlOf(place);
  const sinceIn = async (path: string) =>
    /name="since" value="([^"]+)"/.exec((await planner.get(`${url}${path}`)).text)?.[1] ?? "";
  const questionForm = "/new-question?section=section-1&kind=text";
  const typed = { section: "section-1", kind: "text", block: "open", lines: "long", ...inThree("helps", "") };
  const question = async (words: string, since: string, section = "section-1") =>
    (await planner.post(`${url}/new-question`, { ...typed, section, since, ...inThree("texts", words) })).headers[
      "location"
    ];
  const keys = async () =>
    (await load(place)).questionnaire.sections.map(({ questions }) => questions.map(({ key }) => key));

  const opened = await sinceIn(questionForm);
  const twice = await Promise.all([question("Miksi?", opened), question("Miksi?", opened)]);
  expect(twice).toEqual(Array(2).fill(`${url}?done=question.add#question-miksi`));
  // Other words from the same form, and the same from a new one, are others.
  await question("Miten?", opened);
  await question("Miksi?", await sinceIn(questionForm));
  expect(await keys()).toEqual([["miksi", "miten", "miksi-2"]]);

  const copied = await sinceIn("");
  for (let press = 0; press < 2; press += 1)
    expect((await planner.post(`${url}/questions/miten/copy`, { since: copied })).headers["location"]).toBe(
      `${url}?done=question.copy`,
    );
  expect(await keys()).toEqual([["miksi", "miten", "miten-2", "miksi-2"]]);

  const section = { since: await sinceIn("/new-section"), ...inThree("titles", "Lopuksi"), ...inThree("helps", "") };
  for (let press = 0; press < 2; press += 1)
    expect((await planner.post(`${url}/new-section`, section)).headers["location"]).toContain("#section-lopuksi");
  expect(await keys()).toHaveLength(2);
  // The same words in another section are no repetition; what was taken back can be added again.
  expect(await question("Miten?", opened, "lopuksi")).toContain("#question-miten-3");
  await planner.post(`${url}/undo`, { seen: standOf(await load(place)) });
  await question("Miten?", opened, "lopuksi");
  expect((await keys())[1]).toHaveLength(1);
});

test("in a programme without Finnish a mistake is told at its first language, and pasted lines are in its languages", async () => {
  const place = await aDraft();
  const changed = { locales: json(["sv", "en"]), defaultLocale: "sv" } as const;
  await product.db.updateTable("programmes").set(changed).where("id", "=", place.programmeId).execute();
  const planner = await product.signedIn("planner", place.programmeId);
  const url = `${urlOf(place)}/new-question`;
  const typed = { section: "section-1", kind: "single", block: "background", "lines-to-add": "Liten | Small" };
  const wrong = await planner.post(url, typed);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('href="#f-texts-sv"');
  expect(wrong.text).toContain('name="o0.texts.en" type="text" value="Small"');
});

test("two who change one question see each other's; changes of two questions merge", async () => {
  const [first, second] = [
    { ...single, key: "size" },
    { ...kinds[12]!, key: "why" },
  ];
  const place = await aDraft({
    ...emptyQuestionnaire(),
    sections: [{ ...emptyQuestionnaire().sections[0]!, questions: [first, second] }],
  });
  const [ada, bo] = [
    await product.signedIn("planner", place.programmeId),
    await product.signedIn("planner", place.programmeId),
  ];
  const url = urlOf(place);
  const form = await ada.get(`${url}/questions/size`);
  const other = await bo.get(`${url}/questions/why`);
  const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? "";
  const size = (words: string, seen: string) => ({
    kind: "single",
    block: "background",
    seen,
    ...inThree("texts", words),
    ...inThree("helps", ""),
    "o0.key": "small",
    ...inThree("o0.texts", "Pieni"),
  });
  expect((await bo.post(`${url}/questions/size`, size("Bon kysymys", seenIn(form.text)))).status).toBe(303);
  // Whoever edited something else last is not who changed this one.
  await make(place, (now) => ({ ...now, intros: text("Tervetuloa.") }));
  const clash = await ada.post(`${url}/questions/size`, size("Adan kysymys", seenIn(form.text)));
  expect(clash.status).toBe(409);
  expect(clash.text).toContain("Bon kysymys");
  const [changer, last] = await namesOfEditors(place);
  expect([changer, last].map((name) => clash.text.includes(`${name} tallensi tämän`))).toEqual([true, false]);
  expect(clash.text).toContain("Adan kysymys</textarea>");
  expect(findText(await load(place), "size")).toBe("Bon kysymys");
  const why = {
    kind: "text",
    block: "open",
    lines: "long",
    seen: seenIn(other.text),
    ...inThree("texts", "Miksi?"),
    ...inThree("helps", ""),
  };
  expect((await bo.post(`${url}/questions/why`, why)).status).toBe(303);
  expect((await ada.post(`${url}/questions/size`, size("Adan kysymys", seenIn(clash.text)))).status).toBe(303);
  expect([findText(await load(place), "size"), findText(await load(place), "why")]).toEqual(["Adan kysymys", "Miksi?"]);
  // A change that was taken back is nobody's any more.
  const reopened = await ada.get(`${url}/questions/size`);
  await bo.post(`${url}/undo`, { seen: standOf(await load(place)) });
  const undone = await ada.post(`${url}/questions/size`, size("Vielä toisin", seenIn(reopened.text)));
  expect([undone.status, undone.text.includes("Kysymys on nyt tällainen")]).toEqual([409, true]);
  await bo.post(`${url}/questions/size/removal`);
  const gone = await ada.post(`${url}/questions/size`, size("Vielä kerran", "0"));
  expect(gone.status).toBe(409);
  expect(gone.text).toContain("Voit tallentaa kirjoittamasi uutena kysymyksenä.");
  expect(gone.text).toContain(`action="${url}/new-question"`);
  const pressedToo = await ada.post(`${url}/questions/size`, { ...size("Vielä kerran", "0"), press: "add" });
  expect(pressedToo.text).toContain("Vielä kerran</textarea>");
  expect(pressedToo.text).toContain(`action="${url}/new-question"`);
});

/** Who made each of the survey's edits, from the first. */
async function namesOfEditors({ surveyId }: { surveyId: string }): Promise<string[]> {
  const edits = product.db.selectFrom("surveyEdits").innerJoin("users", "users.id", "actorId").select("name");
  const rows = await edits.where("surveyId", "=", surveyId).where("number", ">", 0).orderBy("number").execute();
  return rows.map(({ name }) => name);
}

const findText = ({ questionnaire }: Awaited<ReturnType<typeof load>>, wanted: string) =>
  questionnaire.sections.flatMap((section): Question[] => section.questions).find(({ key }) => key === wanted)?.texts
    .fi;

test("a viewer does not build, another programme's survey is not found, and a draft with gaps is not published", async () => {
  const place = await aDraft();
  const url = urlOf(place);
  expect((await (await product.signedIn("viewer", place.programmeId)).get(url)).status).toBe(403);
  const stranger = await aProgramme(product.db);
  const owner = await product.signedIn("owner", stranger.id);
  expect((await owner.get(url.replace(place.programmeId, stranger.id))).status).toBe(404);
  expect((await owner.post(url.replace(place.programmeId, stranger.id) + "/undo", { seen: "" })).status).toBe(404);
  const planner = await product.signedIn("planner", place.programmeId);
  const publication = await planner.get(url.replace("/building", "/publication"));
  expect(publication.text).toContain("Kysymyksissä on puutteita, joiden takia kyselyä ei voi vielä julkaista.");
  const survey = await planner.get(url.replace("/building", ""));
  expect(survey.text).toContain(`<a class="btn btn-primary" href="${url}">Muokkaa kysymyksiä</a>`);
});
