import { recordAct } from "../../../platform/audit-log.ts";
import { json, type Db } from "../../../platform/database.ts";
import type { Jobs } from "../../../platform/jobs.ts";
import { problemOf } from "../../method/problem.ts";
import { askForProposal, type Asked } from "../../proposing/commands.ts";
import { currentSeries, getProposal, lockProposal } from "../../queries.ts";
import { doneOf, figuresOf, type DoneProposal, type StoredProposal } from "../../stored.ts";
import { packed } from "../../stored-form.ts";
import { after, isUntouched, type ByHand, type HandAct } from "./acts.ts";
import { keptPlaces, settingsAnew } from "./anew.ts";
import type { ChangeRefusal } from "./changes.ts";

export interface HandWish {
  programmeId: string;
  proposalId: string;
  act: HandAct;
}

/**
 * Changes a proposal by hand. One that is in use stays as it is: its workshops are in the plan; but what is to be kept
 * of it when the rest is proposed anew may be marked.
 */
export async function changeByHand(
  db: Db,
  { programmeId, proposalId, act }: HandWish,
  actorId: string,
): Promise<ChangeRefusal | "in-use" | null> {
  return await db.transaction().execute(async (trx) => {
    const stored = doneOf(await lockProposal(trx, programmeId, proposalId));
    if (stored === null) return "in-use";
    const isInUse = (await currentSeries(trx, programmeId))?.proposalId === proposalId;
    if (isInUse && act.kind !== "keep") return "in-use";
    const changed = after(problemOf(stored.input.instance), byHand(stored), act);
    if (typeof changed === "string") return changed;

    const result = json(packed(withChanges(stored, changed)));
    await trx.updateTable("proposals").set({ result }).where("id", "=", proposalId).execute();
    const details = { kind: act.kind, ...("place" in act && { place: act.place }) };
    await recordAct(trx, { actorId, programmeId, act: "series.change", subject: proposalId, details });
    return null;
  });
}

function byHand(stored: DoneProposal): ByHand {
  const proposed = stored.proposal.workshops;
  return { proposed, places: stored.edited ?? proposed, kept: keptPlaces(stored) };
}

function withChanges(stored: StoredProposal, changed: ByHand): StoredProposal {
  const left: StoredProposal = { ...stored, kept: [...changed.kept] };
  delete left.edited;
  delete left.editedPeople;
  if (isUntouched(changed)) return left;
  const edited = { ...left, edited: [...changed.places] };
  return { ...edited, editedPeople: figuresOf(edited) };
}

/** Asks for a new proposal with the same settings in which what staff keep stands, and the rest is found anew. */
export async function proposeAnew(
  db: Db,
  jobs: Pick<Jobs, "enqueue">,
  { programmeId, proposalId }: { programmeId: string; proposalId: string },
  actorId: string,
): Promise<Asked | "not-done"> {
  const row = await getProposal(db, programmeId, proposalId);
  const stored = doneOf(row);
  if (stored === null) return "not-done";
  const settings = settingsAnew(row.settings, stored);
  return await askForProposal(db, jobs, { programmeId, settings, seed: row.seed }, actorId);
}
