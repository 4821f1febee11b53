import type { Asking } from "../../../platform/asking.ts";
import { summary, textsField } from "../../../platform/fields.ts";
import { emptyForm, textValues, type FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { programmeUrl } from "../../../programmes/index.ts";
import { writeSkills } from "../../skills.ts";
import { backTo } from "../back.ts";
import { coverageOf } from "../coverage.ts";
import type { TopicDraft } from "../drafts/draft.ts";
import { topicLevels } from "../kinds.ts";
import { mergeModel } from "../merging/pages.ts";
import type { MergeRefusal } from "../merging/commands.ts";
import { topicsUrl, type Surroundings } from "../pages.ts";
import type { Topic } from "../queries.ts";
import type { TopicInUse } from "../removal.ts";
import { choiceFields, coverFields } from "./content/pages.ts";
import { practicalFields, skillsField } from "./practical/pages.ts";

const inUseText: Record<TopicInUse, Key> = {
  workshop: "workshops.topic.inUseWorkshop",
  ballot: "workshops.topic.inUseBallot",
};

const mergeRefusalText: Record<MergeRefusal, Key> = {
  same: "workshops.topic.merge.same",
  ballot: "workshops.topic.merge.ballot",
};

export /** How an attempt to save, remove or merge went, where it did not go through. */
interface Attempt {
  form: FormState;
  /** The topics that what was typed resembles. */
  resembles?: string[];
  inUse?: TopicInUse;
  notMerged?: MergeRefusal;
}

export const noAttempt: Attempt = { form: emptyForm };

/** A new topic, empty or begun from the draft of a need. */
export function newTopicPage(
  around: Surroundings,
  attempt: Attempt,
  asking: Asking,
  { draft = null, back = "" }: { draft?: TopicDraft | null; back?: string } = {},
): Page {
  const usual = { kind: "themed", durationMinutes: "120", costEuros: "0", levels: topicLevels.join("\n") };
  const values = { ...(draft === null ? usual : topicValues(draft)), back };
  return topicPage(around, begun(attempt, values), asking, null);
}

/** A topic that is there, with the ways to merge and to remove it. */
export function editTopicPage(around: Surroundings, topic: Topic, attempt: Attempt, asking: Asking): Page {
  return topicPage(around, begun(attempt, topicValues(topic)), asking, topic);
}

function begun(attempt: Attempt, values: Record<string, string>): Attempt {
  return attempt.form === emptyForm ? { ...attempt, form: { ...emptyForm, values } } : attempt;
}

function topicValues(topic: Topic | TopicDraft): Record<string, string> {
  return {
    ...textValues("names", topic.names),
    ...textValues("descriptions", topic.descriptions),
    kind: topic.kind,
    durationMinutes: String(topic.durationMinutes),
    costEuros: String(topic.costEuros),
    levels: topic.levels.join("\n"),
    skills: writeSkills(topic.skills),
    placeMode: topic.placeMode,
    leastPeople: String(topic.leastPeople ?? ""),
    mostPeople: String(topic.mostPeople ?? ""),
    ...Object.fromEntries(topic.covers.map(({ needId, strength }) => [`covers.${needId}`, coverageOf(strength)])),
  };
}

function topicPage(around: Surroundings, attempt: Attempt, asking: Asking, existing: Topic | null): Page {
  const { programme, skills } = around;
  const { form } = attempt;
  const { t } = asking;
  const url = existing === null ? null : `${topicsUrl(programme.id)}/${existing.id}`;
  const wanted = programme.locales;
  const names = textsField(form, t, "names", { label: t("workshops.topic.names"), wanted });
  const descriptions = textsField(form, t, "descriptions", {
    ...{ label: t("workshops.topic.descriptions"), rows: 4, optional: true, wanted },
  });
  const fields = { ...choiceFields(form, asking), ...practicalFields(form, asking) };
  const skill = { label: t("workshops.topic.skills"), hint: t("workshops.topic.skillsHint") };
  const skillsModel = skillsField(form, skills, asking, skill);
  const all = [...names.fields, ...descriptions.fields, ...Object.values(fields), skillsModel.field];
  const mistakes = summary(all);
  const heading = t(existing === null ? "workshops.topic.newTitle" : "workshops.topic.title");
  return {
    view: "workshops/topic",
    title: heading,
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ heading, names, descriptions, fields, skills: skillsModel, mistakes },
      themes: coverFields(around, form, asking),
      catalogueUrl: `${programmeUrl(programme.id)}/catalogue`,
      actionUrl: url ?? topicsUrl(programme.id),
      cancelUrl: backTo(programme.id, form.values["back"]) ?? topicsUrl(programme.id),
      back: form.values["back"] ?? "",
      resembles: resemblesModel(around, attempt, asking),
      merge: existing === null ? null : mergeModel(around, existing, asking),
      removal:
        url === null
          ? null
          : {
              url: `${url}/removal`,
              heading: t("workshops.topic.remove"),
              text: t("workshops.topic.removeText"),
            },
      alert: alertText(attempt, asking),
    },
  };
}

/** The topics that it resembles, and those of which it need not be asked when it is saved again. */
function resemblesModel({ topics, programme }: Surroundings, { form, resembles = [] }: Attempt, { locale }: Asking) {
  const said = (form.values["known"] ?? "").split("\n").filter((id) => id !== "");
  const found = topics.filter(({ id }) => resembles.includes(id));
  return {
    known: [...new Set([...said, ...resembles])],
    topics: found.map(({ id, names }) => ({ name: textIn(names, locale), url: `${topicsUrl(programme.id)}/${id}` })),
  };
}

function alertText({ inUse, notMerged }: Attempt, { t }: Asking): string | null {
  if (inUse !== undefined) return t(inUseText[inUse]);
  return notMerged === undefined ? null : t(mergeRefusalText[notMerged]);
}
