import { asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { WorkerFailure, type Workers } from "../../platform/workers.ts";
import { GroupsParams } from "../forms.ts";
import { ComparisonQuery } from "./forms.ts";
import type { OtherMethod, OtherMethodInput } from "./other-method/around-medoids.ts";
import type { Asked } from "./other-method/pages.ts";
import { comparisonPage } from "./pages.ts";
import { loadCompared, otherMethodInput } from "./queries.ts";

/** The thread's entry. */
const otherMethodWorker = new URL("./other-method/worker.ts", import.meta.url);
/** So long somebody waits for a page; the thread may have a grouping to make first. */
const longestWaitMs = 15_000;

export function comparisonRoutes({ db, workers }: Pick<Deps, "db" | "workers">): Route[] {
  return [
    get("/programmes/:programmeId/groups/comparison", "viewer", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      const { own, method } = parseStrictly(ComparisonQuery, req.query);
      const compared = await loadCompared(db, programmeId);
      const other = method === "" ? "not-asked" : await askOtherMethod(workers, otherMethodInput(compared));
      await sendPage(req, res, comparisonPage(compared, own, other, asking(res)));
    }),
  ];
}

async function askOtherMethod(workers: Workers, input: OtherMethodInput): Promise<Asked> {
  const signal = AbortSignal.timeout(longestWaitMs);
  try {
    return (await workers.run<OtherMethodInput, OtherMethod | null>(otherMethodWorker, input, { signal })) ?? "not-possible"; // prettier-ignore
  } catch (error) {
    if (error instanceof WorkerFailure) return "not-finished";
    throw error;
  }
}
