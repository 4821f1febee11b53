import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import type { TestApp } from "../../support/app.ts";
import { readTable } from "../../../src/platform/spreadsheets.ts";
import { follow, heading, press } from "../path/stage.ts";
import type { Scene } from "../workshops/scene.ts";
import { readable } from "./scene.ts";

export interface ReadResult {
  /** How many answered, and how many did not, and why. */
  note: string;
  /** The table beside the picture, row by row. */
  rows: Record<string, string[]>;
  words: string[];
}

/** Everything that the page of results tells, by the questions. */
export async function readResults(scene: Scene, planner: Page, url: string): Promise<Record<string, ReadResult>> {
  await planner.goto(`${url}/results`);
  await heading(planner, "Mitä vastaajat kertoivat?");
  await readable(scene, planner);
  return await planner.evaluate<Record<string, ReadResult>>(`(() => {
    const text = (it) => (it?.textContent ?? "").replace(/[\\u00a0\\u202f]/g, " ").trim();
    const all = (it, which) => [...it.querySelectorAll(which)];
    return Object.fromEntries(all(document, ".result").map((result) => [text(result.querySelector("h3")), {
      note: text(result.querySelector(".result-note")),
      rows: Object.fromEntries(all(result, "details tbody tr").map((row) => [text(row.children[0]), all(row, "td").map(text)])),
      words: all(result, ".result-words li").map(text).sort(),
    }]));
  })()`);
}

/** The answers as a table of words, as the planner takes them along: each organisation's cells, without who it is. */
export async function readExport(
  scene: Scene,
  { deps }: TestApp,
  planner: Page,
  url: string,
): Promise<Record<string, string[]>> {
  await planner.goto(`${url}/responses`);
  await follow(planner, "Valitse muoto");
  await heading(planner, "Missä muodossa haluat vastaukset?");
  await readable(scene, planner);
  await planner.getByRole("radio", { name: /^CSV/ }).check();
  await planner.getByRole("radio", { name: /^Valitut vaihtoehdot samassa/ }).check();
  const coming = planner.waitForEvent("download");
  await press(planner, "Lataa taulukko");
  const download = await coming;
  const table = await readTable(deps.workers, {
    name: download.suggestedFilename(),
    bytes: await readFile(await download.path()),
  });
  if (!("header" in table)) throw new Error(JSON.stringify(table));
  const first = table.header.indexOf("Lähetetty") + 1;
  return Object.fromEntries(table.rows.map((row): [string, string[]] => [row[1] ?? "", row.slice(first)]));
}
