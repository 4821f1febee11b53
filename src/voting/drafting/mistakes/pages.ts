import { summary, type Field, type TextsField } from "../../../platform/fields.ts";
import type { closingTimeFields, optionFields } from "../choices/pages.ts";
import type { settingFields } from "../settings/pages.ts";

interface Parts {
  settings: ReturnType<typeof settingFields>;
  options: ReturnType<typeof optionFields>;
  organisations: Field | null;
  chain: Field;
  closing: ReturnType<typeof closingTimeFields>;
  titles: TextsField;
}

/** The form's mistakes in the page's order, and whether any is among the settings that are folded away. */
export function mistakesOf({ settings, options, organisations, chain, closing, titles }: Parts) {
  const advanced = [
    ...[settings.rankingRule, settings.severalRule, settings.seriesRule, settings.votingBy, settings.weighting],
    ...[settings.secrecy, settings.showsLive, settings.allowsWalkIns, settings.hasReceipts, settings.quorumPercent],
    ...[settings.publishing, settings.reminderHours],
  ];
  const plain = [
    ...(organisations === null ? [] : [organisations]),
    ...[settings.purpose, settings.seats, settings.budgetHours, chain],
    ...[settings.form, settings.mostApprovals, settings.mostDots],
    ...[options.topics, options.own, closing.closesOn, closing.closesAt, settings.allowsProposals],
    ...titles.fields,
  ];
  return { all: summary([...plain, ...advanced]), areAdvanced: summary(advanced).length > 0 };
}
