import type { Temporal } from "temporal-polyfill";
import { ownName, parentName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary, type Field } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatDay, formatInstant, formatTime, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { interviewForms, noticeLines, recordingModel, savedAnswerModel, type Outcome } from "../../../surveys/index.ts";
import { interviewsUrl } from "../../addresses.ts";
import { unitChoice } from "../../choosing/pages.ts";
import { interviewUrl, writingUrl } from "../addresses.ts";
import { seenOf, type InterviewRefusal } from "../interview.ts";
import { formText, peopleText, refusalText } from "../pages.ts";
import type { NewMaterial, WritingMaterial } from "./queries.ts";

const refusedField: Record<InterviewRefusal, string> = {
  "in-future": "heldOn",
  "form-ended": "form",
  "person-wrong": "people",
  "mentor-unknown": "mentorId",
  "answer-wrong": "summary",
  "nothing-written": "summary",
  "changed-meanwhile": "summary",
};

/** At which field a refusal stands, and its words. */
export function mistakeAt(refused: InterviewRefusal): { field: string; text: Key } {
  return { field: refusedField[refused], text: refusalText[refused] };
}

/** Of which unit, by which form and on which day. */
export function newPage(material: NewMaterial, form: FormState, unitId: string, asking: Asking): Page {
  const { programmeId, units, near, today } = material;
  const { t } = asking;
  const actionUrl = interviewsUrl(programmeId);
  const [chosenId, label] = [form.values["unitId"] ?? unitId, t("interviews.writing.unit")];
  const unit = unitChoice({ units, near, chosenId, label, actionUrl, target: "#with" }, form, asking);
  const fields = {
    form: formField(form, t, "form", {
      label: t("interviews.writing.form"),
      type: "radio",
      value: "template",
      options: interviewForms.map((value) => ({
        value,
        text: t(formText[value]),
        hint: t(value === "free" ? "interviews.form.freeHint" : "interviews.form.templateHint"),
      })),
    }),
    heldOn: formField(form, t, "heldOn", { label: t("interviews.writing.heldOn"), type: "date", value: today }),
    mentorId: mentorField(form, material, material.ownMentorId ?? "", asking),
  };
  const mistakes = summary([unit.buttons.field, ...Object.values(fields)]);
  return {
    view: "mentoring/interviews/new",
    region: "mentoring/choosing/_with",
    title: t("interviews.writing.newTitle"),
    hasMistakes: mistakes.length > 0,
    model: {
      empty: units.length === 0 ? t("interviews.list.noUnits") : null,
      ...{ mistakes, unit, fields, actionUrl, cancelUrl: actionUrl },
    },
  };
}

function mentorField(form: FormState, { mentors }: Pick<NewMaterial, "mentors">, value: string, { t }: Asking): Field {
  return formField(form, t, "mentorId", {
    label: t("interviews.writing.mentor"),
    value,
    options: [
      { value: "", text: t("interviews.writing.noMentor") },
      ...mentors.map(({ id, name }) => ({ value: id, text: name })),
    ],
  });
}

/** The whole interview on one page: whom one met, what was asked and said, and a summary. */
export function writingPage(
  material: WritingMaterial,
  form: FormState,
  { outcomes, isChanged }: { outcomes: Outcome[]; isChanged: boolean },
  asking: Asking,
): Page {
  const { assessment, recorded, form: opened, programme } = material;
  const { t, locale } = asking;
  const isDraft = assessment.doneAt === null;
  const { heldOn, mentorId, summary: said } = assessment;
  const fields = {
    heldOn: formField(form, t, "heldOn", { label: t("interviews.writing.heldOn"), type: "date", value: heldOn }),
    mentorId: mentorField(form, material, mentorId ?? "", asking),
    summary: formField(form, t, "summary", {
      ...{ label: t("interviews.writing.summary"), hint: t("interviews.writing.summaryHint") },
      ...{ value: said, rows: 4, optional: true },
    }),
  };
  const people = personRows(material, form, asking);
  const answerUrl = ({ id }: { id: string }) => `${interviewUrl(assessment)}/questions/${id}/answer`;
  const writing = { outcomes, saveUrlOf: isDraft ? answerUrl : null };
  const asked = recorded === null ? null : recordingModel(recorded, writing, asking);
  const mistakes = [
    ...summary([fields.heldOn, fields.mentorId, ...people.flatMap(({ fields: own }) => own)]),
    ...(asked?.mistakes ?? []),
    ...summary([fields.summary]),
  ];
  const own = ownName(assessment.unitName);
  const title = t(isDraft ? "interviews.writing.title" : "interviews.writing.correctTitle", { unit: own });
  return {
    view: "mentoring/interviews/writing",
    title,
    hasMistakes: mistakes.length > 0,
    languageForm: { id: "questions", url: writingUrl(assessment) },
    model: {
      ...{
        mistakes,
        heading: title,
        above: parentName(assessment.unitName),
        isDraft,
        fields,
        people,
        whose: assessment.id,
      },
      shown: isChanged ? seenOf(assessment) : (form.values["shown"] ?? seenOf(assessment)),
      theirs: isChanged ? theirDetails(assessment, asking) : [],
      formName: opened === null ? "" : textIn(opened.titles, locale),
      sections: asked?.sections ?? [],
      notice: opened === null ? null : noticeLines(opened, programme, asking),
      actionUrl: writingUrl(assessment),
      backUrl: isDraft ? interviewsUrl(assessment.programmeId) : interviewUrl(assessment),
      saved:
        recorded === null || !isDraft
          ? null
          : t("interviews.writing.savedAt", { at: formatInstant(recorded.savedAt, locale, programme.timeZone) }),
      removal: isDraft
        ? {
            heading: t("interviews.removal.draft"),
            text: t("interviews.removal.draftText"),
            url: `${interviewUrl(assessment)}/removal`,
          }
        : null,
    },
  };
}

/** What the details say that somebody else has saved meanwhile. */
function theirDetails({ heldOn, mentorName, people, summary: said }: WritingMaterial["assessment"], asking: Asking) {
  const all = [formatDay(heldOn, asking.locale), mentorName ?? "", peopleText(people, asking), said];
  return all.filter((line) => line !== "");
}

const emptyRows = 2;

/** The people met with room for more; what was typed comes back as it was. */
function personRows({ assessment: { people } }: WritingMaterial, form: FormState, { t }: Asking) {
  const typed = Object.keys(form.values).filter((name) => /^people\.\d+\.role$/.test(name)).length;
  const rows = Math.max(typed, people.length + emptyRows);
  const isTyped = typed > 0;
  return Array.from({ length: rows }, (_, at) => {
    const stored = isTyped ? undefined : people[at];
    const name = (part: string) => `people.${at}.${part}`;
    const role = formField(form, t, name("role"), {
      ...{ label: t("interviews.people.role"), value: stored?.role ?? "", autocomplete: "off" },
    });
    const count = formField(form, t, name("count"), {
      ...{ label: t("interviews.people.count"), value: String(stored?.count ?? 1) },
      ...{ inputmode: "numeric", autocomplete: "off" },
    });
    const who = formField(form, t, name("name"), {
      ...{ label: t("interviews.people.name"), value: stored?.name ?? "" },
      ...{ optional: true, autocomplete: "off" },
    });
    const agreed = formField(form, t, name("agreed"), {
      ...{ label: t("interviews.people.agreed"), value: stored?.hasAgreed === true ? "on" : "" },
    });
    const legend = t("interviews.people.row", { number: at + 1 });
    return {
      legend,
      role,
      count,
      name: who,
      agreed,
      isAgreed: agreed.value === "on",
      fields: [role, count, who, agreed],
    };
  });
}

/** What htmx swaps after one answer of a draft was saved. */
export function answerPage(
  outcome: Outcome,
  { savedAt, timeZone }: { savedAt: Temporal.Instant; timeZone: string },
  asking: Asking,
): Page {
  const saved = asking.t("interviews.writing.savedNow", { time: formatTime(savedAt, asking.locale, timeZone) });
  return {
    view: "answering/_answer",
    title: asking.t("interviews.writing.newTitle"),
    model: savedAnswerModel(outcome, saved, asking),
  };
}
