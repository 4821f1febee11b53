import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import type { Reporter, TestModule, TestRunEndReason, SerializedError } from "vitest/node";

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const path = fileURLToPath(new URL("../../docs/quality.md", import.meta.url));
const checkout = fileURLToPath(new URL("../../", import.meta.url));

/** Writes docs/quality.md from the results of `npm run test:full`: what was run, on what, how often, and what came out. */
export class QualityReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[], reason: TestRunEndReason): void {
    writeFileSync(path, report(modules, errors.length, reason));
  }
}

function report(modules: readonly TestModule[], errorsOutside: number, reason: TestRunEndReason): string {
  const projects = [...Map.groupBy(modules, ({ project }) => project.name)].sort(([a], [b]) => a.localeCompare(b));
  const total = countOf(modules);
  const faults = modules.filter(({ project }) => project.name === "faults");
  return [
    "# Results of the full test run",
    "",
    "Written by `npm run test:full`. Do not edit.",
    "",
    `- ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC, ${reason}: ${words(total)}, ${errorsOutside} errors outside tests`,
    `- Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"})`,
    `- ${process.env["FAULT_ROUNDS"] ?? "2"} rounds of each fault that strikes at random, PostgreSQL away for ${process.env["OUTAGE_SECONDS"] ?? "3"} s`,
    "",
    "## By kind",
    "",
    ...table(
      ["tests", "files", "passed", "failed", "skipped"],
      projects.map(([name, of]) => [name, of.length, ...row(countOf(of))]),
    ),
    "",
    "## Faults",
    "",
    ...table(["file", "test", "result", "seconds"], faults.flatMap(testsOf)),
    ...unsuccessful(modules),
    "",
  ].join("\n");
}

const words = ({ passed, failed, skipped }: Count) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
const row = ({ passed, failed, skipped }: Count) => [passed, failed, skipped];

// A file that could not be loaded has no tests to fail: it counts as one.
function countOf(modules: readonly TestModule[]): Count {
  const states = modules.flatMap((module) => {
    const tests = [...module.children.allTests()].map((test) => test.result().state);
    return tests.length === 0 && module.state() === "failed" ? ["failed"] : tests;
  });
  const count = (state: string) => states.filter((each) => each === state).length;
  return { passed: count("passed"), failed: count("failed"), skipped: count("skipped") + count("pending") };
}

function testsOf(module: TestModule): (string | number)[][] {
  return [...module.children.allTests()].map((test) => [
    nameOf(module),
    test.fullName,
    test.result().state,
    ((test.diagnostic()?.duration ?? 0) / 1_000).toFixed(1),
  ]);
}

function unsuccessful(modules: readonly TestModule[]): string[] {
  const names = modules.flatMap((module) => {
    const tests = [...module.children.allTests()].filter((test) => test.result().state !== "passed");
    return tests.map((test) => `- ${test.result().state}: ${nameOf(module)}: ${test.fullName}`);
  });
  return names.length === 0 ? [] : ["", "## Failed and skipped", "", ...names];
}

const nameOf = ({ moduleId }: TestModule) => moduleId.replace(checkout, "");

function table(head: string[], rows: (string | number)[][]): string[] {
  const line = (cells: (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
