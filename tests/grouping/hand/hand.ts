import { currentGrouping } from "../../../src/grouping/index.ts";
import type { AnsweredProgramme } from "../../needs/answered-programme.ts";
import type { Browser, TestApp } from "../../support/app.ts";
import { grouped, groupsOf, textOf } from "../groupings.ts";

type Sent = Awaited<ReturnType<Browser["post"]>>;

/** A programme with groups, and what its planner does to them. */
export async function aHand(product: TestApp, answers?: Parameters<typeof grouped>[1]) {
  const { programme, planner } = await grouped(product, answers);
  return { programme, planner, ...handOf(product, programme, planner) };
}

export function handOf(product: TestApp, programme: AnsweredProgramme, planner: Browser) {
  const url = groupsOf(programme.id);
  const variant = async () =>
    await product.db
      .selectFrom("groupVariants")
      .innerJoin("groupingRuns", "groupingRuns.id", "groupVariants.runId")
      .select(["groupVariants.id", "groupVariants.sequence", "groupVariants.runId"])
      .where("groupVariants.programmeId", "=", programme.id)
      .where("groupVariants.isCurrent", "=", true)
      .where("groupingRuns.isCurrent", "=", true)
      .executeTakeFirstOrThrow();
  const seen = async () => {
    const { id, sequence } = await variant();
    return { variant: id, sequence: String(sequence) };
  };
  return {
    url,
    variant,
    seen,
    groups: async () => (await currentGrouping(product.db, programme.id))!.groups,
    ungrouped: async () => (await currentGrouping(product.db, programme.id))!.ungrouped,
    nameOf: (id: string) => [...programme.organisationIds].find(([, each]) => each === id)![0],
    /** What the page says that the change would do. */
    weigh: async (fields: Record<string, string>) =>
      textOf((await planner.get(`${url}/changes/new?${new URLSearchParams(fields).toString()}`)).text),
    /** Makes the change on the groups as they are. */
    change: async (fields: Record<string, string>, by = planner): Promise<Sent> =>
      await by.post(`${url}/changes`, { ...fields, ...(await seen()) }),
    turn: async (kind: "undo" | "redo"): Promise<Sent> => {
      const { text } = await planner.get(`${url}/changes`);
      const action = new RegExp(`action="([^"]+/${kind})"`).exec(text)?.[1];
      if (action === undefined) throw new Error(`there is nothing to ${kind}`);
      return await planner.post(action, { ...(await seen()), back: "changes" });
    },
    acts: async () =>
      await product.db
        .selectFrom("groupActs")
        .innerJoin("groupVariants", "groupVariants.id", "groupActs.variantId")
        .select(["groupActs.id", "groupActs.sequence", "groupActs.change", "groupActs.undoneAt"])
        .where("groupVariants.programmeId", "=", programme.id)
        .orderBy("groupActs.sequence")
        .execute(),
  };
}
