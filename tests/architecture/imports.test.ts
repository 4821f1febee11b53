import { execFile } from "node:child_process";
import { mkdtemp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const checkout = fileURLToPath(new URL("../../", import.meta.url));
const planted: Record<string, { imports: string; breaks: string[] }> = {
  "src/surveys/tally.ts": { imports: "./share.ts", breaks: [] }, // the same cycle, told at its other file
  "src/surveys/share.ts": { imports: "./tally.ts", breaks: ["no-cycles"] },
  "src/surveys/left-over.ts": { imports: "", breaks: ["no-orphans"] },
  "src/surveys/lost.ts": { imports: "./nowhere.ts", breaks: ["no-unresolvable", "pure-files-use-few-packages"] },
  "src/surveys/queries.ts": { imports: "kysely", breaks: [] },
  "src/surveys/commands.ts": { imports: "./queries.ts", breaks: [] },
  "src/surveys/routes.ts": { imports: "express", breaks: [] },
  "src/surveys/index.ts": { imports: "./queries.ts", breaks: [] },
  "src/surveys/worker.ts": { imports: "../platform/database.ts", breaks: ["workers-are-pure"] },
  "src/surveys/jobs.ts": { imports: "./worker.ts", breaks: ["workers-run-in-threads", "commands-know-no-pages"] },
  "src/surveys/pages.ts": { imports: "./queries.ts", breaks: ["pages-do-no-io"] },
  "src/surveys/answering/forms.ts": { imports: "../queries.ts", breaks: ["forms-know-no-database"] },
  "src/surveys/answering/queries.ts": { imports: "../commands.ts", breaks: ["queries-decide-nothing"] },
  "src/surveys/answering/commands.ts": { imports: "../pages.ts", breaks: ["commands-know-no-pages"] },
  "src/surveys/answering/index.ts": { imports: "../routes.ts", breaks: ["only-the-app-mounts-routes"] },
  "src/surveys/answering/pages.ts": { imports: "kysely", breaks: ["kysely-in-queries-and-commands", "pages-do-no-io"] },
  "src/needs/queries.ts": { imports: "../surveys/queries.ts", breaks: ["features-through-their-index"] },
  "src/surveys/following/queries.ts": { imports: "../../needs/index.ts", breaks: ["surveys-reaches"] },
  "src/needs/index.ts": { imports: "./values.ts", breaks: [] },
  "src/needs/values.ts": { imports: "./commands.ts", breaks: ["pure-files"] },
  "src/needs/commands.ts": { imports: "express", breaks: ["express-in-routes"] },
  "src/needs/spread.ts": { imports: "node:fs", breaks: ["pure-files-use-few-packages"] },
  "src/needs/solver.ts": { imports: "highs", breaks: ["only-solvers-import-highs"] },
  "src/needs/worker.ts": { imports: "node:net", breaks: ["workers-use-few-packages"] },
  "src/needs/jobs.ts": { imports: "../config.ts", breaks: ["configuration-is-handed-on"] },
  "src/outbox/queries.ts": { imports: "../../tests/sample.ts", breaks: ["product-without-its-workshop"] },
  "src/unheard-of/queries.ts": { imports: "kysely", breaks: ["known-features"] },
  "src/platform/database.ts": { imports: "../needs/index.ts", breaks: ["platform-knows-no-feature"] },
  "src/platform/frame.ts": {
    imports: "../path.ts",
    breaks: ["only-the-app-imports-the-path", "platform-knows-no-feature"],
  },
  "src/path.ts": { imports: "./needs/index.ts", breaks: [] },
  "src/config.ts": { imports: "node:fs", breaks: [] },
  "src/app.ts": { imports: "./needs/queries.ts", breaks: ["composition-through-entries-of-features"] },
  "src/product.ts": { imports: "./app.ts", breaks: ["only-entries-import-the-app"] },
  "src/main.ts": { imports: "./app.ts", breaks: [] },
  "tests/sample.ts": { imports: "node:fs", breaks: [] },
  "migrations/20270101T0000_sample.ts": { imports: "../src/needs/index.ts", breaks: ["migrations-stand-alone"] },
};

let fixture: string;
beforeAll(async () => {
  fixture = await mkdtemp(join(tmpdir(), "tarvepaja-imports-"));
  await symlink(join(checkout, "node_modules"), join(fixture, "node_modules"));
  for (const [path, { imports }] of Object.entries(planted)) {
    await mkdir(join(fixture, dirname(path)), { recursive: true });
    await writeFile(join(fixture, path), imports === "" ? "export {};\n" : `import "${imports}";\n`);
  }
});
afterAll(async () => {
  await rm(fixture, { recursive: true, force: true });
});

test("the product's files import only what their layer may", async () => {
  const { modules, found } = await cruise(checkout);
  expect(found).toEqual([]);
  expect(modules).toBeGreaterThan(20);
});

test("each planted breach is caught, and what is allowed is not", async () => {
  const { found } = await cruise(fixture);
  const expected = Object.entries(planted).flatMap(([path, { breaks }]) => breaks.map((rule) => `${rule}: ${path}`));
  expect(found).toEqual(expected.sort());
});

test("every rule has its planted breach; those made from the list of features have one for all", async () => {
  const { default: config } = (await import(new URL("../../.dependency-cruiser.mjs", import.meta.url).href)) as {
    default: { forbidden: { name: string }[] };
  };
  const rules = config.forbidden.map(({ name }) => name).filter((name) => !name.endsWith("-reaches"));
  const caught = new Set(Object.values(planted).flatMap(({ breaks }) => breaks));
  expect(rules.filter((rule) => !caught.has(rule))).toEqual([]);
});

interface Cruised {
  summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] };
}

/** What `npm run imports` finds in a folder, as "rule: file" in order. */
async function cruise(folder: string): Promise<{ modules: number; found: string[] }> {
  const program = join(checkout, "node_modules/.bin/depcruise");
  const config = join(checkout, ".dependency-cruiser.mjs");
  const seeds = folder === checkout ? ["seeds"] : [];
  const settings = ["--config", config, "--output-type", "json", "src", "migrations", ...seeds];
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...settings], {
    cwd: folder,
    maxBuffer: 1e8,
  });
  const { summary } = JSON.parse(stdout) as Cruised;
  return {
    modules: summary.totalCruised,
    found: [...new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))].sort(),
  };
}
