import { formField, type Field, type FieldSettings } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import type { Translate } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { forms, formsFor, purposes, rulesFor, usualSettings, type BallotForm, type BallotRule, type BallotSettings, type Purpose } from "../../settings.ts"; // prettier-ignore
import { formText, purposeHint, purposeText, ruleName, ruleText } from "../../settings-text.ts";
import { reminderChoices } from "../forms.ts";

const usualSeats = 3;
const usualApprovals = 3;
const usualDots = 10;
const usualReminder = "24";

/** The values that the settings' fields start with; a new ballot's reminder is on, as most forget. */
export function settingValues(settings: BallotSettings | null): Record<string, string> {
  const { purpose, form, rule, seats, budgetMinutes, mostMarks, ...rest } = settings ?? usualSettings;
  const on = (is: boolean) => (is ? "on" : "");
  return {
    purpose,
    form,
    seats: String(purpose === "several" ? seats : usualSeats),
    budgetHours: budgetMinutes === null ? "" : hoursText(budgetMinutes),
    mostApprovals: String(form === "limited" ? mostMarks : usualApprovals),
    mostDots: String(form === "dots" ? mostMarks : usualDots),
    rankingRule: purpose === "next" && form === "ranking" ? rule : firstRule("next", "ranking"),
    severalRule:
      purpose === "several" && (form === "approval" || form === "limited") ? rule : firstRule("several", "approval"),
    seriesRule: purpose === "series" ? rule : firstRule("series", "approval"),
    votingBy: rest.votingBy,
    weighting: rest.weighting,
    // A series is always open; its draft that is given another purpose is secret again, as is usual.
    secrecy: rest.isSecret || purpose === "series" ? "secret" : "open",
    showsLive: on(rest.showsLive),
    quorumPercent: rest.quorumPercent === null ? "" : String(rest.quorumPercent),
    allowsProposals: on(rest.allowsProposals),
    allowsWalkIns: on(rest.allowsWalkIns),
    hasReceipts: on(rest.hasReceipts),
    publishing: rest.publishesAtClose ? "close" : "hand",
    reminderHours: settings === null ? usualReminder : String(rest.reminderHours ?? ""),
  };
}

/** Minutes as hours that a form's field holds: "3" or "1,5". */
export function hoursText(minutes: number): string {
  return String(Math.round(minutes / 0.6) / 100).replace(".", ",");
}

const firstRule = (purpose: Purpose, form: BallotForm): BallotRule =>
  rulesFor({ purpose, form })[0] ?? usualSettings.rule;

type Make = (name: string, label: Key, settings?: Omit<FieldSettings, "label">) => Field;

/** What is decided, how it is voted on, and the settings that few change. */
export function settingFields(form: FormState, t: Translate) {
  const make: Make = (name, label, settings = {}) => formField(form, t, name, { label: t(label), ...settings });
  const radio = (name: string, label: Key, options: FieldSettings["options"] = []) =>
    make(name, label, { type: "radio", options });
  const tick = (name: string, label: Key, text: Key, hint: Key) =>
    make(name, label, { type: "checkbox", options: [{ value: "on", text: t(text), hint: t(hint) }] });
  const rules = (name: string, purpose: Purpose, paper: BallotForm) =>
    radio(name, "voting.edit.countedBy", rulesFor({ purpose, form: paper }).map((rule) => ({
      ...{ value: rule, text: t(ruleText[rule]), hint: t(ruleName[rule]) },
    }))); // prettier-ignore
  return {
    purpose: radio(
      "purpose",
      "voting.edit.purpose",
      purposes.map((value) => ({ value, text: t(purposeText[value]), hint: t(purposeHint[value]) })),
    ),
    seats: make("seats", "voting.edit.seats", { inputmode: "numeric" }),
    budgetHours: make("budgetHours", "voting.edit.budget", { inputmode: "decimal", hint: t("voting.edit.budgetHint") }),
    form: { ...radio("form", "voting.edit.form"), options: [], choices: formChoices(form, t) },
    mostApprovals: make("mostApprovals", "voting.edit.mostApprovals", { inputmode: "numeric" }),
    mostDots: make("mostDots", "voting.edit.mostDots", { inputmode: "numeric" }),
    rankingRule: rules("rankingRule", "next", "ranking"),
    severalRule: rules("severalRule", "several", "approval"),
    seriesRule: rules("seriesRule", "series", "approval"),
    votingBy: radio("votingBy", "voting.edit.votingBy", [
      { value: "person", text: t("voting.edit.byPerson") },
      { value: "organisation", text: t("voting.edit.byOrganisation"), hint: t("voting.edit.byOrganisationHint") },
    ]),
    weighting: radio("weighting", "voting.edit.weighting", [
      { value: "person", text: t("voting.edit.weightPerson") },
      { value: "group", text: t("voting.edit.weightGroup"), hint: t("voting.edit.weightGroupHint") },
    ]),
    secrecy: radio("secrecy", "voting.edit.secrecy", [
      { value: "secret", text: t("voting.edit.secret"), hint: t("voting.edit.secretHint") },
      { value: "open", text: t("voting.edit.openVote"), hint: t("voting.edit.openVoteHint") },
    ]),
    allowsProposals: tick("allowsProposals", "voting.edit.proposals", "voting.edit.allowsProposals", "voting.edit.allowsProposalsHint"), // prettier-ignore
    showsLive: tick("showsLive", "voting.edit.live", "voting.edit.showsLive", "voting.edit.showsLiveHint"),
    allowsWalkIns: tick("allowsWalkIns", "voting.edit.walkIns", "voting.edit.allowsWalkIns", "voting.edit.walkInsHint"),
    hasReceipts: tick("hasReceipts", "voting.edit.receipts", "voting.edit.hasReceipts", "voting.edit.receiptsHint"),
    quorumPercent: make("quorumPercent", "voting.edit.quorum", { inputmode: "numeric", optional: true }),
    publishing: radio("publishing", "voting.edit.publishing", [
      { value: "close", text: t("voting.edit.publishAtClose") },
      { value: "hand", text: t("voting.edit.publishByHand") },
    ]),
    reminderHours: make("reminderHours", "voting.edit.reminder", {
      options: [
        { value: "", text: t("voting.edit.noReminder") },
        ...reminderChoices.map((value) => ({ value, text: beforeText(Number(value), t) })),
      ],
    }),
  };
}

/** The forms of a paper, each with the purposes that it fits: the page hides it beside the others. */
function formChoices(form: FormState, t: Translate) {
  const chosen = form.values["form"] ?? usualSettings.form;
  return forms.map((value) => ({
    value,
    text: t(formText[value]),
    isChosen: value === chosen,
    fits: `purpose:${purposes.filter((purpose) => formsFor(purpose).includes(value)).join("|")}`,
  }));
}

/** "24 tuntia ennen päättymistä", in days where they are whole. */
export function beforeText(hours: number, t: Translate): string {
  return hours % 24 === 0
    ? t("voting.edit.daysBefore", { count: hours / 24 })
    : t("voting.edit.hoursBefore", { count: hours });
}

/** Each rule in one sentence, with what it is for: the page shows the one that fits. */
export function ruleSentences(t: Translate): { fits: string; text: string }[] {
  return purposes.flatMap((purpose) =>
    formsFor(purpose).map((form) => ({
      fits: `purpose:${purpose} form:${form}`,
      text: t(ruleText[firstRule(purpose, form)]),
    })),
  );
}
