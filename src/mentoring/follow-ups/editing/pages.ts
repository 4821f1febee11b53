import { ownName, parentName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatDay, formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { followUpsUrl } from "../../addresses.ts";
import { unitChoice } from "../../choosing/pages.ts";
import { interviewUrl } from "../../interviews/addresses.ts";
import type { Assessment } from "../../interviews/queries.ts";
import { followUpUrl } from "../addresses.ts";
import { isLate } from "../follow-up.ts";
import { stateOptions } from "../list/pages.ts";
import { stateText } from "../pages.ts";
import type { FollowUp } from "../queries.ts";
import type { Choices, FollowUpSeen, NewChoices } from "./queries.ts";

/** Writing down something that is to be done in a unit. */
export function newPage(choices: NewChoices, interview: Assessment | null, form: FormState, asking: Asking): Page {
  const { programmeId, units, near } = choices;
  const { t, locale } = asking;
  const actionUrl = followUpsUrl(programmeId);
  const [chosenId, label] = [form.values["unitId"] ?? interview?.unitId ?? "", t("followUps.edit.unit")];
  const unit = unitChoice({ units, near, chosenId, label, actionUrl, target: "#with" }, form, asking);
  const fields = detailFields(choices, form, { ownerId: interview?.mentorId ?? null }, asking);
  const mistakes = summary([unit.buttons.field, ...Object.values(fields)]);
  return {
    view: "mentoring/follow-ups/new",
    region: "mentoring/choosing/_with",
    title: t("followUps.edit.newTitle"),
    hasMistakes: mistakes.length > 0,
    model: {
      empty: units.length === 0 ? t("followUps.edit.noUnits") : null,
      ...{ mistakes, unit, fields, actionUrl },
      interviewId: interview?.id ?? "",
      from:
        interview === null
          ? null
          : t("followUps.edit.from", { unit: ownName(interview.unitName), day: formatDay(interview.heldOn, locale) }), // prettier-ignore
      cancelUrl: interview === null ? actionUrl : interviewUrl(interview),
    },
  };
}

/** One follow-up: how it stands and has stood, and what it is about. */
export function editPage(choices: Choices, seen: FollowUpSeen, form: FormState, asking: Asking): Page {
  const { followUp, moves, timeZone, today } = seen;
  const { programmeId, unitName, state, assessmentId, dueOn, what } = followUp;
  const { t, locale, role } = asking;
  const fields = detailFields(choices, form, followUp, asking);
  const mistakes = summary(Object.values(fields));
  const when = (at: typeof followUp.createdAt) => formatInstant(at, locale, timeZone);
  return {
    view: "mentoring/follow-ups/follow-up",
    title: t("followUps.edit.title", { what }),
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ mistakes, fields, above: parentName(unitName), unit: ownName(unitName), heading: what },
      state: t(stateText[state]),
      late:
        isLate(followUp, today) && dueOn !== null ? t("followUps.edit.late", { day: formatDay(dueOn, locale) }) : null,
      states: stateOptions(state, t).filter(({ isChosen }) => !isChosen),
      moveUrl: `${followUpUrl(followUp)}/state`,
      interviewUrl: assessmentId === null ? null : interviewUrl({ programmeId, id: assessmentId }),
      moves: moves.map(({ stateBefore, state: after, by, at }) =>
        t("followUps.edit.move", {
          ...{ at: when(at), name: by ?? t("followUps.edit.former") },
          ...{ before: t(stateText[stateBefore]).toLowerCase(), after: t(stateText[after]).toLowerCase() },
        }),
      ),
      written: t("followUps.edit.written", { at: when(followUp.createdAt) }),
      actionUrl: followUpUrl(followUp),
      listUrl: followUpsUrl(programmeId),
      removal:
        role === "planner" || role === "owner"
          ? {
              heading: t("followUps.edit.remove"),
              text: t("followUps.edit.removeText"),
              url: `${followUpUrl(followUp)}/removal`,
            }
          : null,
    },
  };
}

function detailFields(
  { needs, tools, mentors }: Choices,
  form: FormState,
  given: Partial<Pick<FollowUp, "what" | "note" | "needId" | "toolId" | "ownerId" | "dueOn">>,
  { t, locale }: Asking,
) {
  const none = { value: "", text: t("followUps.edit.none") };
  const named = ({ id, names }: { id: string; names: Parameters<typeof textIn>[0] }) => ({
    value: id,
    text: textIn(names, locale),
  });
  return {
    what: formField(form, t, "what", { label: t("followUps.edit.what"), value: given.what ?? "", autocomplete: "off" }),
    needId: formField(form, t, "needId", {
      ...{ label: t("followUps.edit.need"), value: given.needId ?? "", options: [none, ...needs.map(named)] },
    }),
    toolId: formField(form, t, "toolId", {
      label: t("followUps.edit.tool"),
      value: given.toolId ?? "",
      options: [none, ...tools.filter(({ id, isEnded }) => !isEnded || id === given.toolId).map(named)],
    }),
    ownerId: formField(form, t, "ownerId", {
      label: t("followUps.edit.owner"),
      value: given.ownerId ?? "",
      options: [
        { value: "", text: t("followUps.edit.noOwner") },
        ...mentors.map(({ id, name }) => ({ value: id, text: name })),
      ],
    }),
    dueOn: formField(form, t, "dueOn", {
      ...{ label: t("followUps.edit.dueOn"), type: "date", value: given.dueOn ?? "", optional: true },
    }),
    note: formField(form, t, "note", {
      ...{ label: t("followUps.edit.note"), value: given.note ?? "", rows: 3, optional: true },
    }),
  };
}
