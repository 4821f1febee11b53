import { ownName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import { formatDay, formatInstant, formatNumber, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import { pairUrl, unitUrl } from "../../addresses.ts";
import { anchorOf } from "../../anchors.ts";
import { signed } from "../../levels/growth/pages.ts";
import { daysBetween } from "../../method/pairs.ts";
import type { Tool } from "../../queries.ts";
import { wordsOf, judgeText, scoreFields, wordFields } from "../pages.ts";
import type { Assessment, Unit } from "../queries.ts";
import { chainsOf, mayCorrect } from "./chains.ts";
import type { Actor } from "./commands.ts";
import type { HistoryDone } from "./forms.ts";

/** Of which unit and tool the history is. */
interface Place {
  programme: Programme;
  unit: Unit;
  tool: Tool;
}

const doneText: Record<HistoryDone, Key> = {
  corrected: "maturity.assessing.history.done.corrected",
  "taken-back": "maturity.assessing.history.done.takenBack",
  unchanged: "maturity.assessing.history.done.unchanged",
};

/** What has been judged of a unit and tool, by whom and when, and what corrected what. */
export function historyPage(
  place: Place,
  told: { mentors: readonly Assessment[]; own: readonly Assessment[] },
  done: HistoryDone | undefined,
  actor: Actor,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const { unit, tool } = place;
  const chains = chainsOf(told.mentors);
  const counted = chains.map(({ current }) => current).filter(({ score }) => score !== null);
  const [latest] = counted;
  const names = { unit: ownName(unit.name), tool: textIn(tool.names, locale) };
  return {
    view: "maturity/assessing/history",
    title: t("maturity.assessing.history.title", { ...names, unit: unit.name }),
    model: {
      heading: t("maturity.assessing.history.heading", names),
      status: done === undefined ? null : t(doneText[done]),
      lead:
        latest === undefined
          ? t("maturity.assessing.history.none")
          : t("maturity.assessing.history.lead", {
              count: counted.length,
              score: latest.score ?? 0,
              day: formatDay(latest.on, locale),
            }),
      latestWords: latest === undefined ? null : wordsOf(tool, latest.score ?? 0, asking),
      unitUrl: unitUrl(unit),
      rows: chains.map(({ current, earlier }) => ({
        ...judgementModel(current, place, asking),
        correctUrl: mayCorrect(current, actor) ? correctionUrl(place, current.id) : null,
        correctText: t(
          current.score === null ? "maturity.assessing.history.judgeAnew" : "maturity.assessing.history.correct",
        ),
        earlierText: t("maturity.assessing.history.earlier", { count: earlier.length }),
        earlier: earlier.map((each) => judgementModel(each, place, asking)),
      })),
      own: ownModel(place, told.own, latest, asking),
    },
  };
}

/** What the unit itself has said, and how far that is from the mentor's latest; null where it has said nothing. */
function ownModel(place: Place, own: readonly Assessment[], mentors: Assessment | undefined, asking: Asking) {
  const name = asking.t("selfAssessing.history.unit");
  const chains = chainsOf(own.map((each) => ({ ...each, judgeName: name, writerName: name })));
  const latest = chains.map(({ current }) => current).find(({ score }) => score !== null);
  if (chains.length === 0) return null;
  return {
    beside: latest === undefined || mentors === undefined ? null : besideText(latest, mentors, asking),
    rows: chains.map(({ current, earlier }) => ({
      ...judgementModel(current, place, asking),
      earlierText: asking.t("maturity.assessing.history.earlier", { count: earlier.length }),
      earlier: earlier.map((each) => judgementModel(each, place, asking)),
    })),
  };
}

function besideText(own: Assessment, mentor: Assessment, { t, locale }: Asking): string {
  const [ownScore, mentorScore] = [own.score ?? 0, mentor.score ?? 0];
  return t("selfAssessing.history.beside", {
    ...{ own: ownScore, ownOn: formatDay(own.on, locale) },
    ...{ mentor: mentorScore, mentorOn: formatDay(mentor.on, locale) },
    difference: signed(ownScore - mentorScore, (size) => formatNumber(size, locale)),
    days: t("selfAssessing.beside.days", { count: Math.abs(daysBetween(own.on, mentor.on)) }),
  });
}

function judgementModel(assessment: Assessment, { programme, tool }: Place, asking: Asking) {
  const { t, locale } = asking;
  const { score, on, note, evidence, correctsId, createdAt } = assessment;
  const at = formatInstant(createdAt, locale, programme.timeZone);
  const writer = judgeText(assessment.writerName, asking);
  const writtenKey: Key =
    score === null
      ? "maturity.assessing.history.takenBackBy"
      : correctsId === null
        ? "maturity.assessing.history.writtenBy"
        : "maturity.assessing.history.correctedBy";
  return {
    id: `a-${assessment.id}`,
    day: formatDay(on, locale),
    score,
    isTakenBack: score === null,
    words: score === null ? null : wordsOf(tool, score, asking),
    judge: judgeText(assessment.judgeName, asking),
    note: note === "" ? null : note,
    evidence: evidence === "" ? null : evidence,
    written: t(writtenKey, { at, writer }),
  };
}

/** What a judgement should have been, and taking it back. */
export function correctionPage(
  place: Place,
  assessment: Assessment,
  form: FormState,
  isCorrected: boolean,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const { unit, tool } = place;
  // Where it can no longer be corrected, what is wrong in what was typed does not matter.
  const typed = isCorrected ? { ...form, mistakes: {} } : form;
  const shown = form === emptyForm ? { ...emptyForm, values: valuesOf(assessment) } : typed;
  const fields = {
    on: formField(shown, t, "on", { label: t("maturity.assessing.grid.day"), type: "date" }),
    ...scoreFields(shown, tool, "", asking),
    ...wordFields(shown, "", asking),
  };
  const mistakes = summary([fields.on, fields.exact, fields.note, fields.evidence]);
  const url = correctionUrl(place, assessment.id);
  return {
    view: "maturity/assessing/correction",
    title: t("maturity.assessing.correction.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      mistakes,
      alert: isCorrected ? t("maturity.assessing.correction.already") : null,
      heading: t("maturity.assessing.correction.heading", {
        unit: ownName(unit.name),
        tool: textIn(tool.names, locale),
      }),
      lead: isCorrected ? null : nowText(assessment, asking),
      ...fields,
      shown: shownOf(assessment),
      // Once corrected, only what was typed in vain is shown.
      showsForm: !isCorrected || form !== emptyForm,
      url: isCorrected ? null : url,
      historyUrl: pairUrl(unit, tool.id),
      removal:
        assessment.score === null || isCorrected
          ? null
          : {
              url: `${url}/removal`,
              heading: t("maturity.assessing.correction.takeBack"),
              text: t("maturity.assessing.correction.takeBackText"),
            },
    },
  };
}

function nowText({ on, score, judgeName }: Assessment, asking: Asking): string {
  const day = formatDay(on, asking.locale);
  if (score === null) return asking.t("maturity.assessing.correction.leadTakenBack", { day });
  return asking.t("maturity.assessing.correction.lead", { day, score, judge: judgeText(judgeName, asking) });
}

function valuesOf({ on, score, note, evidence }: Assessment): Record<string, string> {
  return { on, ...shownOf({ score }), note, evidence };
}

/** The anchor and the number that the form begins with: an unchanged number gives way to another anchor. */
function shownOf({ score }: Pick<Assessment, "score">): { anchor: string; exact: string } {
  const anchor = score === null ? "" : String(anchorOf(score) * 100);
  return { anchor, exact: score === null || String(score) === anchor ? "" : String(score) };
}

function correctionUrl({ unit, tool }: Place, assessmentId: string): string {
  return `${pairUrl(unit, tool.id)}/assessments/${assessmentId}/correction`;
}
