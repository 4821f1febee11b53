import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { groupFile, type GroupFileOptions } from "../../../src/grouping/file/group-file.ts";
import { referencePath } from "../../support/reference-data.ts";
import { holdsAtLeast, holdsAtMost } from "./limits.ts";

const SEEDS = ["1", "2", "3"];

/** Figures on published data, where the files are: the folder is that of the reference tests. */
export function printReference(): void {
  survey();
  medoids("datasets/zoo.csv", 7.4688, {
    k: "7",
    numeric: "legs",
    symmetric:
      "hair,feathers,eggs,milk,airborne,aquatic,predator,toothed,backbone,breathes,venomous,fins,tail,domestic,catsize",
  });
  medoids("datasets/soybean_small.csv", 5.8857, {
    k: "4",
    nominal: Array.from({ length: 35 }, (_, j) => `a${j + 1}`).join(","),
  });
}

function survey(): void {
  const run = reader("sib_training_needs_2026.csv");
  if (run === null) return;
  for (const [blank, target] of [
    ["lowest", 0.88],
    ["missing", 0.75],
  ] as const) {
    // prettier-ignore
    const found = SEEDS.map((seed) => run({ needs: "need_", scale: "1..5", blank, k: "4", seed }));
    const medians = found.map(({ stability }) => stability.median ?? 0);
    const level = Math.max(...found.map(({ levelEta2 }) => levelEta2));
    console.log(
      `training survey, blanks ${blank}, k = 4, seeds ${SEEDS.join(", ")}: median stability ` +
        `${medians.map((median) => median.toFixed(3)).join(", ")}; how much explains at most ${level.toFixed(3)}`,
    );
    holdsAtLeast(`stability with blanks ${blank}`, Math.min(...medians), target);
    holdsAtMost("what how much people ask for explains", level, 0.1);
  }
  const numbers = SEEDS.map((seed) => run({ needs: "need_", scale: "1..5", seed }).k);
  console.log(`training survey, number of groups found: ${numbers.join(", ")}`);
  for (const k of numbers) holdsAtMost("groups off the published four", Math.abs(k - 4), 0);
}

function medoids(file: string, sum: number, options: GroupFileOptions): void {
  const run = reader(file);
  if (run === null) return;
  const { objective } = run({ method: "pam", ...options });
  console.log(`${file}: sum of distances ${objective.toFixed(4)}, R's pam ${sum}`);
  holdsAtMost(`difference from R on ${file}`, Math.abs(objective - sum), 1e-4);
}

function reader(file: string): ((options: GroupFileOptions) => ReturnType<typeof groupFile>) | null {
  const path = referencePath(file);
  if (!existsSync(path)) {
    console.log(`Not measured: ${file} is absent; REFERENCE_DATA may name its folder.`);
    return null;
  }
  const [headers = [], ...records] = parse(readFileSync(path), { bom: true });
  return (options) => groupFile({ headers, records }, options);
}
