import { setTimeout as pause } from "node:timers/promises";
import { createApp } from "../../../src/app.ts";
import { readConfig } from "../../../src/config.ts";
import { startStaffSession } from "../../../src/identity/commands.ts";
import { json, openEmbedded } from "../../../src/platform/database.ts";
import { openLog } from "../../../src/platform/logs.ts";
import { openProduct } from "../../../src/product.ts";
import type { Instance } from "../../../src/series/method/instance.ts";
import { seriesHandlers } from "../../../src/series/jobs.ts";
import type { ProposalInput } from "../../../src/series/material/proposal-input.ts";
import { inputHash, METHOD_VERSION } from "../../../src/series/method/propose.ts";
import { settingsMistake } from "../../../src/series/method/settings.ts";
import { packed } from "../../../src/series/stored-form.ts";
import { demoOwner } from "../../../seeds/staff.ts";
import { digivointiAnswers } from "../../../seeds/digivointi-answers.ts";
import { organise } from "../../../seeds/digivointi-organising.ts";
import { holdsAtMost } from "../grouping/limits.ts";
import { watchLoop, type Busy } from "./busy.ts";
import { benchInstance } from "./instances.ts";

const target = 100;

/**
 * How long the process that serves pages is kept from doing so while a series is asked for and made in it, as in the
 * demo: the checks and the writing of what is asked, the job with its threads, and a browser that looks at the page every
 * half second. On the embedded database, which works in the same thread.
 */
export async function printWeb(): Promise<void> {
  const config = readConfig({ LOG_LEVEL: "silent" });
  const log = openLog("silent");
  const product = await openProduct(config, log, await openEmbedded());
  const { deps } = product;
  const { id: ownerId } = await demoOwner(deps);
  const programmeId = await organise(deps, "Bench", digivointiAnswers(), ownerId);
  const token = await deps.db.transaction().execute((trx) => startStaffSession(trx, ownerId, "none"));
  const server = createApp(deps, config, log, product.health).listen(0);
  const { port } = server.address() as { port: number };
  const look = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie: `sid=${token}` } });
    await response.text();
    return response.status;
  };

  const run = async (instance: Instance) => {
    const loop = watchLoop();
    if (settingsMistake(instance) !== null) throw new Error("mistaken settings");
    await pause(0);
    const values = {
      ...{ programmeId, seed: 1, inputHash: inputHash(instance), methodVersion: METHOD_VERSION, createdBy: ownerId },
      ...{ settings: json({ mode: "free" }), result: json(packed({ input: inputOf(instance) })) },
    };
    const { id } = await deps.db.insertInto("proposals").values(values).returning("id").executeTakeFirstOrThrow();
    const url = `/programmes/${programmeId}/series/proposals/${id}`;
    const asking = await loop.take();

    let isDone = false;
    const [handler] = seriesHandlers(deps);
    const job = handler!.handle({ programmeId, proposalId: id }, new AbortController().signal).finally(() => {
      isDone = true;
    });
    const hasEnded = () => isDone;
    while (!hasEnded()) {
      const status = await look(url);
      if (status !== 200) throw new Error(`${url}: ${status}`);
      await pause(500);
    }
    await job;
    const working = await loop.take();
    await look(url);
    const done = await loop.take();
    loop.stop();
    return { asking, working, done };
  };

  await run(benchInstance({ people: 40, topics: 15, workshops: 7, size: [4, 12] }, 9));
  for (const people of [300, 1000, 5000]) {
    const shape = { people, topics: 30, workshops: Math.min(60, people / 15), size: [5, 20] as const };
    const { asking, working, done } = await run(benchInstance(shape, 1));
    console.log(
      `series    web process, ${String(people).padStart(4)} people: busy at a stretch ${inMs(asking)} when asked, ` +
        `${inMs(working)} while it is made, ${inMs(done)} by the page of the result`,
    );
    holdsAtMost(
      `web process, ${people} people: busy at a stretch, ms`,
      Math.max(asking.workMs, working.workMs, done.workMs),
      target,
    );
  }
  server.close();
  await product.close();
}

const inMs = ({ workMs, delayMs }: Busy) => `${workMs.toFixed(0)} ms (delay ${delayMs.toFixed(0)})`;

function inputOf(instance: Instance): ProposalInput {
  const names = (name: string) => ({ fi: name, sv: name, en: name });
  return {
    instance,
    topics: instance.topics.map(({ key }) => ({
      ...{ key, id: null, names: names(key), covers: [], levels: ["basics", "intermediate", "advanced"] },
      ...{ minutes: 120, euros: 0 },
    })),
    groups: [...new Set(instance.participants.map(({ group }) => group!))].map((id) => ({
      id,
      letter: "A",
      names: names(id),
    })),
    industries: instance.participants.map(() => null),
    had: [],
  };
}
