import type { Key } from "../../platform/keys.ts";
import type { BallotRule } from "../settings.ts";

/** Where each rule is defined, for who wants to read on. */
export const sourceText: Record<BallotRule, Key> = {
  av: "voting.sources.av",
  score: "voting.sources.score",
  schulze: "voting.sources.schulze",
  ranked_pairs: "voting.sources.rankedPairs",
  irv: "voting.sources.irv",
  mes: "voting.sources.mes",
  seqphragmen: "voting.sources.seqphragmen",
  seqpav: "voting.sources.seqpav",
  pb_mes: "voting.sources.pbMes",
  stv: "voting.sources.stv",
  per_phragmen: "voting.sources.perPhragmen",
  per_quota: "voting.sources.perQuota",
};
