import { createHash } from "node:crypto";
import type { Workshop } from "../register/queries.ts";

/**
 * A marker of everything about a workshop that staff can change on its pages: a form carries the one that it was made
 * from, so that what another has changed meanwhile is not written over unseen.
 */
export function workshopVersion(workshop: Workshop): string {
  const { state, startsAt, endsAt, roomId, place, remoteUrl, places, facilitatorIds } = workshop;
  const { kind, eventKind, level, isPublic, names, audienceNames, organisationIds } = workshop;
  const whole = [
    [state, startsAt?.toString(), endsAt?.toString(), roomId, roomId === null ? place : "", remoteUrl, places],
    [facilitatorIds, kind, eventKind, level, isPublic, names, audienceNames, organisationIds],
  ];
  return createHash("sha256").update(JSON.stringify(whole)).digest("hex").slice(0, 20);
}
