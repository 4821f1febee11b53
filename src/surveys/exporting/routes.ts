import { actorId, asking } from "../../platform/asking.ts";
import { recordExport } from "../../platform/audit-log.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { NotFound } from "../../platform/errors.ts";
import { textIn, type Translate } from "../../platform/i18n.ts";
import type { Locale } from "../../platform/locales.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { writeCsv, writeXlsx } from "../../platform/spreadsheets.ts";
import { zipStored } from "../../platform/unzip.ts";
import { getProgramme } from "../../programmes/index.ts";
import { settled } from "../anonymous/closing/commands.ts";
import { SurveyParams } from "../forms.ts";
import { getStanding, getSurvey, type Survey } from "../queries.ts";
import { getQuestionnaire } from "../questionnaire/queries.ts";
import { textsOf } from "../survey-texts.ts";
import { withheld } from "./anonymous-rows.ts";
import type { Exported } from "./exported.ts";
import { ExportQuery, type ExportWanted } from "./forms.ts";
import { vvFile } from "./limesurvey/vv.ts";
import { codebookHeaders, exportPage, spssWords, tableWords, type Available } from "./pages.ts";
import { countAnonymous, loadAnonymous, loadNamed } from "./queries.ts";
import { dataName, spssFiles, syntaxName } from "./spss/syntax.ts";
import { surveyJs } from "./surveyjs/surveyjs.ts";
import { codebook } from "./tables/codebook.ts";
import { codeTable } from "./tables/code-table.ts";
import { textTable } from "./tables/text-table.ts";

const base = "/programmes/:programmeId/surveys/:surveyId/export";
const act = { act: "survey.export" };

/** Taking answers, or the survey itself, along for other tools. */
export function exportingRoutes({ db, texts }: Deps): Route[] {
  return [
    get(base, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      await sendPage(req, res, exportPage(await loadAvailable(programmeId, surveyId), asking(res)));
    }),

    get(`${base}/answers`, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const wanted = parseStrictly(ExportQuery, req.query);
      const { survey, isAnonymous, withheld: refused } = await loadAvailable(programmeId, surveyId);
      if (refused !== null || (wanted.form === "own-words" && !isAnonymous)) throw new NotFound("answers");

      const { defaultLocale, timeZone } = await getProgramme(db, programmeId);
      const { form: kind, cells, unfinished } = wanted;
      const isOfCodes = (kind === "csv" || kind === "xlsx") && cells === "codes";
      const locale = wanted.language ?? defaultLocale;
      // A file of codes is brought in again: there industries go by the programme's own language.
      const exported = isAnonymous
        ? await loadAnonymous(db, survey)
        : await loadNamed(db, survey, { unfinished, locale: isOfCodes ? defaultLocale : locale });
      const { length: responses } = exported.responses;
      const file = await fileOf(exported, wanted, { t: texts[locale], locale, timeZone, survey });
      const taken = { kind, ...(kind === "csv" || kind === "xlsx" ? { cells } : {}), unfinished, responses };
      await recordExport(db, { ...act, actorId: actorId(res), programmeId, subject: surveyId, details: taken });
      sendFile(res, file);
    }),

    get(`${base}/survey.json`, "planner", async (req, res) => {
      const { programmeId, surveyId } = parseParams(SurveyParams, req.params);
      const survey = await getSurvey(db, programmeId, surveyId);
      const { defaultLocale } = await getProgramme(db, programmeId);
      const unknown = textsOf((locale) => texts[locale]("exporting.words.unknown"));
      const json = surveyJs(await getQuestionnaire(db, surveyId), defaultLocale, unknown);
      const details = { kind: "surveyjs" };
      await recordExport(db, { ...act, actorId: actorId(res), programmeId, subject: surveyId, details });
      const name = `${textIn(survey.titles, defaultLocale)}.json`;
      sendFile(res, { name, type: "application/json; charset=utf-8", content: `${JSON.stringify(json, null, 2)}\n` });
    }),
  ];

  async function loadAvailable(programmeId: string, surveyId: string): Promise<Available> {
    const standing = await getStanding(db, programmeId, surveyId);
    const { sent: named, begun } = standing.turnout;
    const isAnonymous = standing.survey.anonymity === "anonymous";
    if (!isAnonymous)
      return { survey: standing.survey, sent: named, unfinished: begun - named, isAnonymous, withheld: null };
    // Its keys are dropped by the first who looks after the close.
    const survey = await settled(db, standing.survey);
    const sent = await countAnonymous(db, surveyId);
    const areKeysDropped = survey.keysDroppedAt !== null;
    return { survey, sent, unfinished: 0, isAnonymous, withheld: withheld({ areKeysDropped, sent }) };
  }
}

interface InLanguage {
  t: Translate;
  locale: Locale;
  timeZone: string;
  survey: Survey;
}

async function fileOf(exported: Exported, wanted: ExportWanted, { t, locale, timeZone, survey }: InLanguage) {
  const name = textIn(survey.titles, locale);
  const words = tableWords(t, locale, timeZone);
  const inOwnWords = ownWordsTable(exported, words.textIn, t);
  const csv = { name: `${name}.csv`, type: "text/csv; charset=utf-8" };
  switch (wanted.form) {
    case "csv":
    case "xlsx": {
      const { choices } = wanted;
      const table = wanted.cells === "codes" ? codeTable(exported, choices) : textTable(exported, choices, words);
      if (wanted.form === "csv") return { ...csv, content: writeCsv(table.header, table.rows) };
      const codes = codebook(exported, choices, words.textIn, codebookHeaders(t));
      const content = await writeXlsx([
        { name, ...table },
        ...(wanted.cells === "codes" ? [{ name: t("exporting.codebook.sheet"), ...codes }] : []),
        ...(inOwnWords.rows.length > 0 ? [{ name: t("exporting.ownWords.sheet"), ...inOwnWords }] : []),
      ]);
      return { name: `${name}.xlsx`, type: "xlsx", content };
    }
    case "own-words":
      return { ...csv, content: writeCsv(inOwnWords.header, inOwnWords.rows) };
    case "vv":
      return {
        name: `${name}.vv.txt`,
        type: "text/tab-separated-values; charset=utf-8",
        content: vvFile(exported, words.textIn, locale),
      };
    case "spss": {
      const { data, syntax } = spssFiles(exported, spssWords(t, locale));
      const files = [
        { name: dataName, data: Buffer.from(data) },
        { name: syntaxName, data: Buffer.from(syntax) },
        ...(inOwnWords.rows.length > 0
          ? [{ name: "own-words.csv", data: writeCsv(inOwnWords.header, inOwnWords.rows) }]
          : []),
      ];
      return { name: `${name}.zip`, type: "zip", content: zipStored(files) };
    }
  }
}

function ownWordsTable({ ownWords }: Exported, textOf: Parameters<typeof codebook>[2], t: Translate) {
  return {
    header: [t("exporting.codebook.question"), t("exporting.ownWords.answer")],
    rows: ownWords.flatMap(({ question, texts }) => texts.map((text) => [textOf(question.texts), text])),
  };
}
