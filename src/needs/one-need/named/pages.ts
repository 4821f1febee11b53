import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Subject } from "../../addresses.ts";
import { askedItems } from "../../items.ts";
import type { NeedsSeen } from "../../queries.ts";
import { askedNeeds } from "../../values.ts";

/** A need, a service or a barrier that the survey asks about. */
export interface Named {
  subject: Subject;
  /** The key under which the answers are counted. */
  key: string;
  name: string;
  description: string;
  /** Whether the survey asks about it; otherwise only open answers name it. */
  isAsked: boolean;
  /** Every key of its kind, for the order among them. */
  allKeys: string[];
}

/** The need of that id, if the survey asks about it. */
export function namedNeed({ needs, questionnaire }: NeedsSeen, id: string, { locale }: Asking): Named | undefined {
  const need = needs.find((one) => one.id === id);
  if (need === undefined) return undefined;
  return {
    subject: { kind: "needs", id },
    key: need.key,
    name: textIn(need.names, locale),
    description: textIn(need.descriptions, locale),
    isAsked: askedNeeds(questionnaire).includes(need.key),
    allKeys: needs.map(({ key }) => key),
  };
}

/** The service or barrier of that key, if the survey asks about it. */
export function namedItem(
  { questionnaire }: NeedsSeen,
  subject: Exclude<Subject, { kind: "needs" }>,
  { locale }: Asking,
): Named | undefined {
  const items = askedItems(questionnaire, subject.kind);
  const item = items.find(({ key }) => key === subject.key);
  if (item === undefined) return undefined;
  const allKeys = items.map(({ key }) => key);
  return { subject, key: item.key, name: textIn(item.texts, locale), description: "", isAsked: true, allKeys };
}
