import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";
import { QualityReport } from "./tests/support/quality-report.ts";

// `npm run test:full` asks for more rounds, longer outages and a report.
const isFull = process.env["QUALITY_REPORT"] !== undefined;
const http = "tests/**/*.http.test.ts";

// Three files at a time on two cores, for each waits now and then for a mail, a page or a process. Where times are asserted,
// two, and the browser's and those that start and stop processes of their own come after the others, one at a time.
const sideBySide = { maxWorkers: isFull ? 2 : 3, isolate: false };
const apart = isFull ? { maxWorkers: 1, sequence: { groupOrder: 1 } } : { maxWorkers: 3 };

// Every HTTP test runs on PostgreSQL. On the embedded database, which is the same PostgreSQL in another dress, `npm test` runs
// those that bring rows in or out in bulk, count on locks, search, erase or compute; `npm run test:full` runs all on both.
const embeddedToo = [
  "architecture/schema",
  "catalogue/catalogue",
  "grouping/runs",
  "identity/{accounts,sessions}",
  "knowledge/*",
  "maturity/{assessing,levels}",
  "mentoring/sessions",
  "needs/{needs,coding/coding}",
  "organisations/imports",
  "outbox/outbox",
  "platform/{cleaning,database,mail,migrate,rate-limits}",
  "programmes/programmes",
  "seeds/*",
  "series/late",
  "surveys/{publishing,anonymous/close,answering/answering,answering/faults}",
  "surveys/{building/versions,recording/*,results/results,retention/erasing}",
  "voting/{casting,closing,secrecy,retention/forgetting}",
  "workshops/{figures,register,door/door,seats/places}",
].map((name) => `tests/${name}.http.test.ts`);

// But what builds a whole programme by the product's own acts: each of these is tried on PostgreSQL elsewhere.
const seeds = ["tests/seeds/*.http.test.ts"];

const perDatabase = (database: "pglite" | "postgres") => ({
  extends: true as const,
  test: {
    ...sideBySide,
    name: `http-${database}`,
    include: database === "pglite" && !isFull ? embeddedToo : [http],
    exclude: database === "pglite" || isFull ? [] : seeds,
    env: { TEST_DATABASE: database },
    globalSetup: ["tests/support/template-databases.ts"],
  },
});

export default defineConfig({
  test: {
    reporters: isFull ? ["default", new QualityReport()] : ["default"],
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 90_000,
    env: { LOG_LEVEL: process.env["LOG_LEVEL"] ?? "silent" },
    projects: [
      {
        extends: true,
        test: {
          ...sideBySide,
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: [http, "tests/browser/**", "tests/faults/**"],
        },
      },
      perDatabase("pglite"),
      perDatabase("postgres"),
      {
        extends: true,
        test: {
          ...apart,
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          globalSetup: ["tests/support/template-databases.ts", "tests/support/chromium.ts"],
          testTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          ...apart,
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          globalSetup: ["tests/support/template-databases.ts"],
          testTimeout: isFull ? 3_600_000 : 240_000,
        },
      },
    ],
  },
});
