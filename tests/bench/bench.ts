// `npm run bench [-- name … [part …]]`: figures for the README, on inputs made from fixed seeds. Each is run once to warm up and
// then five times; the median is printed with the least and the most, the most memory that the process has held so far, and
// what it was measured on.
import { cpus } from "node:os";
import { benchCoding } from "./coding.ts";
import { benchGrouping, groupingParts } from "./grouping.ts";
import { benchMaturity } from "./maturity.ts";
import { benchPublishing } from "./publishing.ts";
import { benchResults } from "./results.ts";
import { benchSaving } from "./saving.ts";
import { benchSeries, seriesParts } from "./series.ts";
import { benchSummary } from "./summary.ts";
import { benchVoting, votingParts } from "./voting.ts";

/** One thing to measure: what it is done on, in words, and the doing. */
export interface Case {
  name: string;
  run: () => unknown;
  /** Milliseconds that the median may take; only asserted with ASSERT_TIMES=1. */
  limit?: number;
  /** What it has started, ended again. */
  after?: () => Promise<void>;
}

/** Gives its cases, or prints what is not a time by itself; with names of parts only these. */
const benches: Record<string, (parts: readonly string[]) => Promise<Case[]> | Case[]> = {
  coding: benchCoding,
  grouping: benchGrouping,
  series: benchSeries,
  voting: benchVoting,
  saving: benchSaving,
  publishing: benchPublishing,
  results: benchResults,
  maturity: benchMaturity,
  summary: benchSummary,
};

const asked = process.argv.slice(2);
const partsOf: Record<string, readonly string[]> = {
  grouping: groupingParts,
  series: seriesParts,
  voting: votingParts,
};
const known = (name: string) =>
  name in benches || Object.entries(partsOf).some(([bench, names]) => asked.includes(bench) && names.includes(name));
const unknown = asked.filter((name) => !known(name));
const parts = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}

console.log(
  `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), ${new Date().toISOString().slice(0, 10)}\n`,
);
for (const [name, cases] of Object.entries(benches).filter(([each]) => asked.length === 0 || asked.includes(each)))
  for (const { name: what, run, limit = Infinity, after } of await cases(parts)) {
    const { median, words } = await timed(run);
    console.log(`${name.padEnd(9)} ${what.padEnd(62)} ${words}`);
    await after?.();
    if (process.env["ASSERT_TIMES"] === "1" && median > limit) throw new Error(`over ${limit} ms`);
  }
process.exit(0);

async function timed(run: () => unknown): Promise<{ median: number; words: string }> {
  await run();
  const times = [];
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const [least = 0, , median = 0, , most = 0] = times;
  const memory = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  return {
    median,
    words: `${median.toFixed(0).padStart(6)} ms  (${least.toFixed(0)}–${most.toFixed(0)})  ${memory} MB`,
  };
}
