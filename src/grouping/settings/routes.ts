import { asking, wantsRegion, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, typedValues } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { WorkerFailure } from "../../platform/workers.ts";
import { GroupsParams, RunForm, SettingsQuery, type RunChoice } from "../forms.ts";
import { refusalText } from "../runs/pages.ts";
import { loadChoices } from "./choices/queries.ts";
import { settingsPage } from "./pages.ts";
import type { Effect } from "./preview/effect.ts";
import { effectModel, effectPage, emptyEffect, wrongEffect, type EffectModel, type NoEffect } from "./preview/pages.ts";
import { loadPreview, type Preview } from "./preview/queries.ts";
import type { EffectTask } from "./preview/worker.ts";

const effectWorker = new URL("preview/worker.ts", import.meta.url);

/** A preview is for a moment: where all threads are busy for longer, it is left out. */
const waitAtMostMs = 5000;

export function settingsRoutes({ db, workers }: Pick<Deps, "db" | "workers">): Route[] {
  const compute = async ({ task }: Preview): Promise<Effect | NoEffect | null> => {
    if (typeof task === "string") return task === "impossible" ? null : task;
    const signal = AbortSignal.timeout(waitAtMostMs);
    return await workers.run<EffectTask, Effect>(effectWorker, task, { signal }).catch((error: unknown) => {
      if (error instanceof WorkerFailure && error.reason === "aborted") return "busy" as const;
      throw error;
    });
  };
  const effectFor = async (programmeId: string, choice: RunChoice, asked: Asking): Promise<EffectModel> => {
    const preview = await loadPreview(db, programmeId, choice);
    if ("refused" in preview) return emptyEffect(asked.t(refusalText[preview.refused]));
    return effectModel(preview, await compute(preview), programmeId, asked);
  };
  return [
    get("/programmes/:programmeId/groups/settings", "planner", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      const { run } = parseStrictly(SettingsQuery, req.query);
      const choices = await loadChoices(db, programmeId, run);
      await sendPage(req, res, settingsPage({ choices, form: emptyForm, mistake: null, effect: null }, asking(res)));
    }),

    // Sent like an act, since settings are too long for an address; it stores nothing.
    post("/programmes/:programmeId/groups/settings/effect", "planner", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      const parsed = parseForm(RunForm, req.body);
      const effect = parsed.ok
        ? await effectFor(programmeId, parsed.data, asking(res))
        : wrongEffect(parsed.form, asking(res));
      if (wantsRegion(req)) return await sendPage(req, res, effectPage(effect, programmeId, asking(res)));

      const choices = await loadChoices(db, programmeId);
      const form = parsed.ok ? { values: typedValues(req.body), mistakes: {} } : parsed.form;
      await sendPage(req, res, settingsPage({ choices, form, mistake: null, effect }, asking(res)));
    }),
  ];
}
