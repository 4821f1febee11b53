import type { Translate } from "../platform/i18n.ts";
import type { Key } from "../platform/keys.ts";
import type { SettingsMistake } from "./method/settings.ts";

/** Everything that can stand in the way of a proposal. */
export type AskMistake = SettingsMistake | { mistake: "no-groups-yet" };

/** Why no series can be planned, and what to do about it. */
const mistakeText: Record<AskMistake["mistake"], Key> = {
  "no-groups-yet": "series.mistake.noGroupsYet",
  "nobody-has-a-need": "series.mistake.nobodyHasANeed",
  "no-workshops": "series.mistake.noWorkshops",
  "size-upside-down": "series.mistake.sizeUpsideDown",
  "no-group": "series.mistake.noGroup",
  "group-outside-size": "series.mistake.groupOutsideSize",
  "too-few-topics": "series.mistake.tooFewTopics",
  "too-few-workshops": "series.mistake.tooFewWorkshops",
  "budget-too-small": "series.mistake.budgetTooSmall",
  "may-not-meet-in-group": "series.mistake.mayNotMeetInGroup",
  "may-not-meet-in-common": "series.mistake.mayNotMeetInCommon",
  "fixed-group-unknown": "series.mistake.fixedGroupUnknown",
  "fixed-too-many": "series.mistake.fixedTooMany",
  "fixed-topic-twice": "series.mistake.fixedTopicTwice",
  "fixed-member-elsewhere": "series.mistake.fixedMemberElsewhere",
  "fixed-seats-over-size": "series.mistake.fixedSeatsOverSize",
  "fixed-seats-per-person": "series.mistake.fixedSeatsPerPerson",
  "fixed-slot-unknown": "series.mistake.fixedSlotUnknown",
  "fixed-facilitator-unknown": "series.mistake.fixedFacilitatorUnknown",
  "fixed-nobody-leads": "series.mistake.fixedNobodyLeads",
  "size-above-demand": "series.mistake.sizeAboveDemand",
  "no-slots": "series.mistake.noSlots",
  "nobody-free": "series.mistake.nobodyFree",
  "nobody-can-lead": "series.mistake.nobodyCanLead",
  "too-few-slots": "series.mistake.tooFewSlots",
  "too-few-rooms": "series.mistake.tooFewRooms",
  "cannot-be-met": "series.mistake.cannotBeMet",
  "none-found-in-time": "series.mistake.noneFoundInTime",
};

/** What the instance's keys are called. */
export interface Names {
  group: (key: string) => string;
  topic: (key: string) => string;
  organisation: (id: string) => string;
  /** Money or hours, as the series is limited by them; a plain number where that isn't known. */
  amount?: (value: number) => string;
}

/** The mistake in words, with its figures and the names that people know. */
export function mistakeWords(found: AskMistake, names: Names, t: Translate): string {
  const values = Object.entries(found).map(([field, value]: [string, string | number]) => [
    field,
    found.mistake === "budget-too-small" && typeof value === "number"
      ? amountText(value, names)
      : named(field, value, names),
  ]);
  return t(mistakeText[found.mistake], Object.fromEntries(values) as Record<string, string | number>);
}

/** Rounded up: what is needed must be enough. */
export function amountText(value: number, { amount }: Names): string | number {
  return amount === undefined ? Math.ceil(value) : amount(Math.ceil(value));
}

function named(field: string, value: string | number, { group, topic, organisation }: Names): string | number {
  if (typeof value === "number") return Math.ceil(value);
  if (field === "group" || field === "audience") return group(value);
  if (field === "topic") return topic(value);
  return field === "first" || field === "second" || field === "member" ? organisation(value) : value;
}
