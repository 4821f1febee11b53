import type { Asking } from "../../../../platform/asking.ts";
import { formatTime, saidIn, textIn, type Said as SaidText } from "../../../../platform/i18n.ts";
import type { FormState } from "../../../../platform/forms.ts";
import type { Page } from "../../../../platform/pages.ts";
import { anchorWords } from "../../../pages.ts";
import type { Tool } from "../../../queries.ts";
import { ownAnswerUrl, ownUrl } from "../../addresses.ts";
import type { Outcome } from "../commands.ts";
import { aboutModel, closesText, saidLines, whoseMark } from "../pages.ts";
import type { Own } from "../queries.ts";
import { isUnsent, markOf, nothing, type Said } from "../said.ts";

/** What the page was sent with that could not be stored as it is. */
export interface Sent {
  form: FormState;
  /** What was changed in another window meanwhile, by the tool's id. */
  clashes: ReadonlyMap<string, Said>;
}

export const notSent: Sent = { form: { values: {}, mistakes: {} }, clashes: new Map() };

/** The tools of the unit, each with the anchors of its scale in words. */
export function fillingPage(own: Own, sent: Sent, asking: Asking): Page {
  const { t, locale } = asking;
  const questions = own.tools.map((tool, at) => questionModel(own, tool, at + 1, sent, asking));
  const mistakes = questions.flatMap(({ id, region, name }) =>
    region.mistake === null ? [] : [{ id, text: `${textOf(name)}: ${region.mistake}` }],
  );
  const answers = [...own.said.values()];
  const isChanged = own.ask.sentAt !== null && answers.some(isUnsent);
  const last = answers
    .map(({ savedAt }) => savedAt)
    .sort((a, b) => a.epochMilliseconds - b.epochMilliseconds)
    .at(-1);
  return {
    view: "maturity/own/filling",
    title: t("selfAssessing.form.title"),
    hasMistakes: mistakes.length > 0,
    languageForm: { id: "questions", url: ownUrl(own.unit.id, "answers") },
    model: {
      ...aboutModel(own, asking),
      mistakes,
      closes: t("selfAssessing.form.closes", { closes: closesText(own, asking) }),
      isChanged,
      isEmpty: own.tools.length === 0,
      questions,
      saveUrl: ownUrl(own.unit.id, "answers"),
      whose: whoseMark(own),
      saved:
        last === undefined
          ? ""
          : t("selfAssessing.form.savedBefore", { time: formatTime(last, locale, own.programme.timeZone) }),
    },
  };
}

function questionModel(own: Own, tool: Tool, number: number, { form, clashes }: Sent, asking: Asking) {
  const { t, locale } = asking;
  const stored = own.said.get(tool.id) ?? nothing;
  const values = form.values;
  const answer = values[`answer.${tool.id}`] ?? stored.answer;
  const note = values[`note.${tool.id}`] ?? stored.note;
  const mistake = form.mistakes[`note.${tool.id}`];
  const description = saidIn(tool.descriptions, locale);
  const id = `tool-${tool.id}`;
  const option = (value: string, words: SaidText) => ({ value, words, isChosen: answer === value });
  const theirs = clashes.get(tool.id);
  return {
    id,
    number,
    count: own.tools.length,
    name: saidIn(tool.names, locale),
    description: textOf(description) === "" ? null : description,
    saveUrl: ownAnswerUrl(own.unit.id, tool.id),
    params: `csrf,answer.${tool.id},note.${tool.id},was.${tool.id}`,
    answerName: `answer.${tool.id}`,
    options: [
      ...anchorWords(tool.anchors, asking).map(({ score, words }) => option(String(score), words)),
      option("unknown", t("selfAssessing.form.unknown")),
    ],
    note: { id: `note-${tool.id}`, name: `note.${tool.id}`, value: note, isOpen: note !== "" || mistake !== undefined },
    region: {
      wasName: `was.${tool.id}`,
      was: theirs === undefined ? (values[`was.${tool.id}`] ?? markOf(stored)) : markOf(theirs),
      mistake: mistake === undefined ? null : t(mistake),
      clash: theirs === undefined ? null : clashText(tool, theirs, asking),
    },
  };
}

/** What htmx swaps after one answer was sent: the mark of what is stored, its message, and the page's status line. */
export function answerPage(own: Own, tool: Tool, { outcome, savedAt }: Answered, asking: Asking): Page {
  const { t, locale } = asking;
  const { decision, stored } = outcome;
  const time = formatTime(savedAt, locale, own.programme.timeZone);
  const isClash = decision === "clash";
  return {
    view: "maturity/own/_answer",
    title: t("selfAssessing.form.title"),
    model: {
      region: {
        wasName: `was.${tool.id}`,
        was: markOf(stored ?? nothing),
        mistake: decision === "gone" ? t("selfAssessing.form.goneTool") : null,
        clash: isClash ? clashText(tool, stored ?? nothing, asking) : null,
      },
      status:
        decision === "gone"
          ? t("selfAssessing.form.goneTool")
          : t(isClash ? "selfAssessing.form.clashHere" : "selfAssessing.form.saved", { time }),
    },
  };
}

export interface Answered {
  outcome: Outcome;
  savedAt: Parameters<typeof formatTime>[0];
}

/** The same where the answer could not be stored as it was sent: why not. */
export function refusedAnswerPage(tool: Tool, was: string, text: string, { t }: Asking): Page {
  const region = { wasName: `was.${tool.id}`, was, mistake: text, clash: null };
  return { view: "maturity/own/_answer", title: t("selfAssessing.form.title"), model: { region, status: text } };
}

function clashText(tool: Tool, theirs: Said, asking: Asking): string {
  const said = saidLines(tool, theirs, asking).map(textOf).join(" ");
  return asking.t("selfAssessing.form.clash", { tool: textIn(tool.names, asking.locale), said });
}

function textOf(said: SaidText): string {
  return typeof said === "string" ? said : said.text;
}
