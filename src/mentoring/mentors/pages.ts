import { textIn } from "../../platform/i18n.ts";
import type { Need } from "../../catalogue/index.ts";
import type { Tool } from "../../maturity/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { mentoringUrl, mentorsUrl, mentorUrl } from "../addresses.ts";
import type { MentorMistake } from "./commands.ts";
import type { Mentor } from "./mentor.ts";

export const mentorMistake: Record<MentorMistake, { field: string; text: Key }> = {
  "name-taken": { field: "name", text: "mentors.edit.nameTaken" },
  "account-taken": { field: "userId", text: "mentors.edit.accountTaken" },
  "not-a-colleague": { field: "userId", text: "mentors.edit.notColleague" },
  "ends-before-start": { field: "endsOn", text: "mentors.edit.endsBeforeStart" },
};

/** Whether the visitor sets up the programme. */
export function plans({ role }: Asking): boolean {
  return role === "planner" || role === "owner";
}

/** What the form of a mentor chooses from. */
export interface MentorChoices {
  programmeId: string;
  colleagues: { userId: string; name: string }[];
  needs: Need[];
  tools: Tool[];
  today: string;
}

export function newMentorPage(choices: MentorChoices, form: FormState, asking: Asking): Page {
  return mentorPage(choices, form, asking, null);
}

/** The form of a mentor who is there; `isRefused` where the mentor was to be removed and can't be. */
export function editMentorPage(
  choices: MentorChoices,
  { mentor, isRefused }: { mentor: Mentor; isRefused: boolean },
  form: FormState,
  asking: Asking,
): Page {
  const { name, userId, startsOn, endsOn, needIds, toolIds } = mentor;
  const lists = { needIds: needIds.join("\n"), toolIds: toolIds.join("\n") };
  const now = { name, userId: userId ?? "", startsOn, endsOn: endsOn ?? "", ...lists };
  return mentorPage(choices, form === emptyForm ? { ...emptyForm, values: now } : form, asking, { mentor, isRefused });
}

function mentorPage(
  { programmeId, colleagues, needs, tools, today }: MentorChoices,
  form: FormState,
  asking: Asking,
  existing: { mentor: Mentor; isRefused: boolean } | null,
): Page {
  const { t, locale } = asking;
  const account = [{ value: "", text: t("mentors.edit.noAccount") }, ...colleagues.map(optionOf)];
  const fields = {
    name: formField(form, t, "name", { label: t("mentors.edit.name"), autocomplete: "off" }),
    userId: formField(form, t, "userId", {
      ...{ label: t("mentors.edit.account"), hint: t("mentors.edit.accountHint"), options: account },
    }),
    startsOn: formField(form, t, "startsOn", { label: t("mentors.edit.startsOn"), type: "date", value: today }),
    endsOn: formField(form, t, "endsOn", {
      ...{ label: t("mentors.edit.endsOn"), hint: t("mentors.edit.endsOnHint"), type: "date", optional: true },
    }),
  };
  const skills = {
    needs: formField(form, t, "needIds", {
      ...{ label: t("mentors.edit.needs"), type: "checkbox", optional: true },
      options: needs.map(({ id, names }) => ({ value: id, text: textIn(names, locale) })),
    }),
    tools: formField(form, t, "toolIds", {
      ...{ label: t("mentors.edit.tools"), type: "checkbox", optional: true },
      options: tools
        .filter(({ isEnded }) => !isEnded)
        .map(({ id, names }) => ({ value: id, text: textIn(names, locale) })),
    }),
  };
  const mistakes = summary(Object.values(fields));
  const url = existing === null ? null : mentorUrl(existing.mentor);
  const heading =
    existing === null ? t("mentors.edit.newTitle") : t("mentors.edit.title", { name: existing.mentor.name });
  return {
    view: "mentoring/mentors/mentor",
    title: heading,
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ heading, mistakes, fields },
      needs: needs.length === 0 ? null : skills.needs,
      tools: skills.tools.options.length === 0 ? null : skills.tools,
      alert: existing?.isRefused === true ? t("mentors.edit.hasHistory") : null,
      actionUrl: url === null ? mentorsUrl(programmeId) : `${url}/details`,
      cancelUrl: url ?? mentoringUrl(programmeId),
      removal:
        url === null
          ? null
          : { url: `${url}/removal`, heading: t("mentors.edit.remove"), text: t("mentors.edit.removeText") },
    },
  };
}

const optionOf = ({ userId, name }: { userId: string; name: string }) => ({ value: userId, text: name });

/** Whether the visitor keeps the mentor's days and months: the mentor does, and those who plan the programme. */
export function mayTend(mentor: Pick<Mentor, "userId">, asking: Asking): boolean {
  return plans(asking) || (asking.visitor !== null && asking.visitor.userId === mentor.userId);
}
