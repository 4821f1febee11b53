import { test } from "vitest";
import { digivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { openTestApp } from "../support/app.ts";
import { anAnsweredProgramme } from "./answered-programme.ts";
import { startAndDo } from "../grouping/groupings.ts";
test("measure", { timeout: 300_000 }, async () => {
  const product = await openTestApp();
  const out: string[] = [];
  for (const times of [1, 10]) {
    const all = Array.from({ length: times }, (_, i) => digivointiAnswers().map((o) => ({ ...o, name: `${o.name} ${i}` }))).flat();
    const { id } = await anAnsweredProgramme(product.db, all);
    const planner = await product.signedIn("planner", id);
    if (times === 1) await startAndDo(product, planner, id);
    for (let i = 0; i < 5; i++) await planner.get(`/programmes/${id}/staff`);
    const ms: number[] = [];
    for (let i = 0; i < 30; i++) {
      const at = performance.now();
      const r = await planner.get(`/programmes/${id}/staff`);
      ms.push(performance.now() - at);
      if (r.status !== 200) throw new Error(String(r.status));
    }
    ms.sort((a, b) => a - b);
    out.push(`${all.filter((o) => o.answers !== null).length} respondents: median ${ms[15]!.toFixed(1)} ms, p90 ${ms[27]!.toFixed(1)} ms`);
  }
  console.log("MEASURE\n" + out.join("\n"));
  await product.close();
});
