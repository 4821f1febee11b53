import type { Key } from "../platform/keys.ts";
import type { BallotForm, BallotRule, Purpose } from "./settings.ts";

// The settings of a ballot in words, as staff's pages, voters' pages and results say them.

export const purposeText: Record<Purpose, Key> = {
  next: "voting.purposes.next",
  several: "voting.purposes.several",
  hours: "voting.purposes.hours",
  series: "voting.purposes.series",
};

export const purposeHint: Record<Purpose, Key> = {
  next: "voting.purposes.nextHint",
  several: "voting.purposes.severalHint",
  hours: "voting.purposes.hoursHint",
  series: "voting.purposes.seriesHint",
};

/** What a voter does. */
export const formText: Record<BallotForm, Key> = {
  approval: "voting.forms.approval",
  limited: "voting.forms.limited",
  score: "voting.forms.score",
  dots: "voting.forms.dots",
  ranking: "voting.forms.ranking",
};

/** How the votes are counted, in one plain sentence. */
export const ruleText: Record<BallotRule, Key> = {
  av: "voting.rules.av",
  score: "voting.rules.score",
  schulze: "voting.rules.schulze",
  ranked_pairs: "voting.rules.rankedPairs",
  irv: "voting.rules.irv",
  mes: "voting.rules.mes",
  seqphragmen: "voting.rules.seqphragmen",
  seqpav: "voting.rules.seqpav",
  pb_mes: "voting.rules.pbMes",
  stv: "voting.rules.stv",
  per_phragmen: "voting.rules.perPhragmen",
  per_quota: "voting.rules.perQuota",
};

/** What the rule is called in books, for those who want to read on. */
export const ruleName: Record<BallotRule, Key> = {
  av: "voting.ruleNames.av",
  score: "voting.ruleNames.score",
  schulze: "voting.ruleNames.schulze",
  ranked_pairs: "voting.ruleNames.rankedPairs",
  irv: "voting.ruleNames.irv",
  mes: "voting.ruleNames.mes",
  seqphragmen: "voting.ruleNames.seqphragmen",
  seqpav: "voting.ruleNames.seqpav",
  pb_mes: "voting.ruleNames.pbMes",
  stv: "voting.ruleNames.stv",
  per_phragmen: "voting.ruleNames.perPhragmen",
  per_quota: "voting.ruleNames.perQuota",
};
