// The files of each tool brought in through the pages: exactly the answers that went in, or the rows and columns that are
// wrong and nothing changed.
import { afterAll, beforeAll, expect, test } from "vitest";
import { getQuestionnaire, listSentAnswers, listSurveys, type AnswerValue } from "../../../src/surveys/index.ts";
import type { Question } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { writeEuSurvey, writeGoogleForms, writeKobo, writeMsForms, writeTable } from "../files/form-writers.ts";
import type { KnownAnswer, KnownKind, KnownQuestion, KnownSurvey } from "../files/known-answers.ts";
import { writeLimeSurvey, writeVv } from "../files/limesurvey-writer.ts";
import { asCsv, type CsvForm, type Written } from "../files/writing.ts";
import { map, settle, upload, type Say } from "../importing-steps.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

async function aPlanner(): Promise<{ id: string; planner: Browser; base: string }> {
  const { id } = await aProgramme(product.db);
  return { id, planner: await product.signedIn("planner", id), base: `/programmes/${id}/surveys/import` };
}

// Eight people: every choice alone, in company, and all of them once; the last one was not shown anything, and stopped.
const choices = [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]];
const days = ["2026-11-22", "2026-12-31", "2027-01-13", "2027-02-02", "2027-03-03", "2027-04-04", "2027-05-14"];
const answers: Record<KnownKind, KnownAnswer[]> = {
  multiple: choices.map((options) => ({ options, other: null })),
  single: [0, 1, 0, 1, 2, 2, 0].map((option) => ({ option, other: null })),
  text: choices.map((_, at) => ({ value: `Meillä on, kuten sanoin; ${at + 2} "päivää" viikossa` })),
  number: ["1", "2.5", "40", "-3", "0", "12.125", "7"].map((value) => ({ value })),
  date: days.map((value) => ({ value })),
  ratings: [[0, 1], [1, 1], [2, 0], [0, 0], [1, null], [2, 2], [null, 1]].map((rows) => ({ rows })), // prettier-ignore
  ranking: [[0, 1], [1, 0], [2, 1], [0, 2], [1, 2, 0], [2], [0, 1, 2]].map((order) => ({ order })), // prettier-ignore
};
const withOther: KnownAnswer[] = choices.map((options, at) => ({ options, other: at === 3 ? "Päikky" : null }));

function aSurvey(kinds: readonly KnownKind[], hasOther: boolean): KnownSurvey {
  const questions = kinds.map((kind, at): KnownQuestion => {
    const isOther = hasOther && kind === "multiple";
    return {
      ...{ kind, text: `Kysymys ${at + 1}`, options: ["Kanta", "Canva", "Wilma"], rows: ["Kuvat", "Videot"] },
      ...{ hasOther: isOther, answers: [...(isOther ? withOther : answers[kind]), "notShown"] },
    };
  });
  return { people: 8, unfinished: [false, false, false, false, false, false, false, true], questions };
}

const joined: KnownKind[] = ["multiple", "single", "text", "number", "date"];
const all: KnownKind[] = [...joined, "ratings", "ranking"];
const comma: CsvForm = { separator: ",", encoding: "utf-8-bom", isQuoted: true, lineEnd: "\r\n" };
const semicolon: CsvForm = { separator: ";", encoding: "windows-1252", isQuoted: false, lineEnd: "\n" };
const tab: CsvForm = { separator: "\t", encoding: "utf-8", isQuoted: false, lineEnd: "\n" };
const lime = (survey: KnownSurvey) => writeLimeSurvey(survey, { style: "code-and-text", notShown: "N/A", ticks: ["Kyllä", "Ei"] }); // prettier-ignore

const formats: [string, KnownKind[], (survey: KnownSurvey) => Written, CsvForm, boolean][] = [
  ["LimeSurvey", all, lime, comma, true],
  ["LimeSurvey vv", all, writeVv, tab, true],
  ["MS Forms", joined, writeMsForms, semicolon, false],
  ["Google Forms", [...joined, "ratings"], (survey) => writeGoogleForms(survey, ", "), comma, false],
  ["EUSurvey", joined, writeEuSurvey, semicolon, false],
  ["Kobo", joined, (survey) => writeKobo(survey, "both"), comma, false],
  ["a table", joined, (survey) => writeTable(survey, "; "), semicolon, false],
];

/** What looks like a list of choices is a text here; all else is as it is offered first. */
const asText: Say = ({ choices: offered, typed }) =>
  ["text", "whole"].find((each) => offered.includes(each)) ?? offered[0] ?? typed;

test.each(formats)("%s: exactly the answers that went in", async (name, kinds, write, form, tellsNotShown) => {
  const { id, planner, base } = await aPlanner();
  const survey = aSurvey(kinds, name.startsWith("LimeSurvey"));
  const draft = await upload(planner, base, "vastaukset.csv", asCsv(write(survey).lines, form));
  expect(await countsOf(id)).toEqual({ surveys: 0, responses: 0, organisations: 0 });
  const preview = await settle(planner, draft, await map(planner, draft, { unfinished: "in" }), asText);
  expect(preview.text).toContain(`8 vastaajaa, ${kinds.length} kysymystä.`);
  const done = await planner.post(`${draft}/answers`);
  expect(done.headers["location"]).toMatch(/\?added=8&updated=0&removed=0$/);

  const [made] = await listSurveys(product.db, id);
  const { sections } = await getQuestionnaire(product.db, made?.id ?? "");
  const questions = sections.flatMap((section): Question[] => section.questions);
  const sent = await listSentAnswers(product.db, id, made?.id ?? "");
  const inOrder = sent.toSorted((a, b) =>
    a.organisationName.localeCompare(b.organisationName, "fi", { numeric: true }),
  );
  expect(inOrder).toHaveLength(8);
  // Kobo writes codes alone, and so does LimeSurvey where a column has no text.
  const partCode = (place: number) => `SQ00${place + 1}`;
  const optionName = (known: KnownQuestion) => (place: number) => {
    if (name === "Kobo") return `vaihtoehto_${place + 1}`;
    return name.endsWith("vv") && known.kind === "multiple" ? partCode(place) : (known.options[place] ?? "");
  };
  for (const [at, known] of survey.questions.entries()) {
    const question = questions[at];
    expect([at, question?.kind]).toEqual([at, known.kind]);
    const read = inOrder.map((response) => inWords(question!, response.answers[question?.key ?? ""]));
    const written = known.answers.map((answer) =>
      knownInWords(
        name.endsWith("vv") ? { ...known, rows: known.rows.map((_, row) => partCode(row)) } : known,
        answer,
        optionName(known),
        tellsNotShown,
      ),
    );
    expect({ at, read }).toEqual({ at, read: written });
  }

  const again = await upload(planner, base, "vastaukset.csv", asCsv(write(survey).lines, form));
  await settle(planner, again, await map(planner, again, { unfinished: "in" }), asText);
  const second = await planner.post(`${again}/answers`);
  expect(second.headers["location"]).toBe(`/programmes/${id}/surveys/${made?.id ?? ""}?added=0&updated=0&removed=0`);
  expect(await listSentAnswers(product.db, id, made?.id ?? "")).toEqual(sent);
});

/** An answer as it was known before it was written. */
function knownInWords(
  question: KnownQuestion,
  answer: KnownAnswer,
  option: (place: number) => string,
  tellsNotShown: boolean,
): unknown {
  // prettier-ignore
  if (answer === "blank") return null;
  if (answer === "notShown") return tellsNotShown ? "not shown" : null;
  if ("value" in answer) return answer.value;
  if ("option" in answer) return option(answer.option);
  if ("options" in answer)
    return { chosen: answer.options.map(option).concat(answer.other === null ? [] : ["#"]), other: answer.other };
  if ("order" in answer) return answer.order.map(option);
  return Object.fromEntries(answer.rows.map((step, row) => [question.rows[row], step === null ? null : option(step)]));
}

/** A stored answer in the words of its question. */
function inWords(question: Question, answer: AnswerValue | undefined): unknown {
  const textOf = (key: string) => {
    const option = question.options.find((each) => each.key === key);
    return option?.other === true && question.kind === "multiple" ? "#" : option?.texts.fi;
  };
  switch (answer?.kind) {
    case undefined:
      return null;
    case "notShown":
      return "not shown";
    case "text":
      return answer.text;
    case "number":
      return answer.number;
    case "date":
      return answer.date;
    case "single":
      return answer.chosen === null ? null : textOf(answer.chosen);
    case "multiple":
      return { chosen: answer.chosen.map(textOf), other: answer.other };
    case "ranking":
      return answer.order.map(textOf);
    case "ratings": {
      if (question.kind !== "ratings") return answer;
      const { min, labels = [] } = question.settings;
      const steps = Object.entries(answer.rows).map(([row, step]) => [textOf(row), step === null ? null : labels[step - min]?.fi]); // prettier-ignore
      return Object.fromEntries(steps) as object;
    }
    default:
      return answer;
  }
}

async function countsOf(programmeId: string) {
  const count = async (table: "surveys" | "responses" | "organisations") => {
    const query = product.db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as("n"));
    return (await query.where("programmeId", "=", programmeId).executeTakeFirstOrThrow()).n;
  };
  return { surveys: await count("surveys"), responses: await count("responses"), organisations: await count("organisations") }; // prettier-ignore
}

const vvHead = "Vastaustunnus\tLähetetty\tSivu\tKieli\tMuuta\nid\tsubmitdate\tlastpage\tstartlanguage\tQ1\n";
const torn: [string, string, string, string][] = [
  ["LimeSurvey", "id,submitdate,lastpage,startlanguage,Q1\n1,2026-13-22 12:30:00,4,fi,a\n", "Rivi 2, sarake B", "Tämä ei ole päivämäärä."], // prettier-ignore
  ["LimeSurvey vv", `${vvHead}1\t\t4\tfi\ta\tb\n`, "Rivi 3, sarake F", "Rivillä on enemmän soluja kuin otsikoita."],
  ["MS Forms", "ID,Start time,Completion time,Email,Name,Q\n1,eilen,11/22/2026 12:00:00,,,x\n", "Rivi 2, sarake B", "Tämä ei ole päivämäärä."], // prettier-ignore
  ["Google Forms", "Timestamp,Q\nhuomenna,x\n", "Rivi 2, sarake A", "Tämä ei ole päivämäärä."],
  ["EUSurvey", "Alias,a\nExport Date,b\n\nUser,Q (q1)\nx,y(1),z\n", "Rivi 5, sarake C", "Rivillä on enemmän soluja"],
  ["Kobo", "_id,_uuid,q\n1,a,x\n1,b,y\n", "Rivi 3, sarake A", "Sama numero on jo aiemmalla rivillä."],
  ["a table", "Nimi,Tarve\nAda,x\nBo,y,z\n", "Rivi 3, sarake C", "Rivillä on enemmän soluja kuin otsikoita."],
  ["a quotation mark", 'Nimi,Tarve\nAda,x\n"Bo,y\n', "Rivi 3, sarake A", "lainausmerk"],
  ["XML", '<?xml version="1.0"?>\n<document>\n <rows>\n</document>', "Rivi 4", "XML-tiedosto ei ole ehjä"],
  ["a structure", '{"pages": [{"elements": [{"type": "text"}]}]}', "pages[0].elements[0].name", "puuttuu tarpeellinen kohta"], // prettier-ignore
];

test("a malformed file of each kind changes nothing and says which row and column is wrong", async () => {
  const { id, planner, base } = await aPlanner();
  for (const [name, content, place, words] of torn) {
    const sent = await planner.upload(base, "file", { name: "rikki.csv", content: Buffer.from(content) });
    expect([name, sent.status]).toEqual([name, 422]);
    expect(sent.text, name).toContain(place);
    expect(sent.text, name).toContain(words);
  }
  expect(await countsOf(id)).toEqual({ surveys: 0, responses: 0, organisations: 0 });
  const drafts = product.db.selectFrom("importDrafts").select("id").where("programmeId", "=", id);
  expect(await drafts.execute()).toEqual([]);
});
