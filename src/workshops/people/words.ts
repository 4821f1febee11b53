import type { z } from "zod";
import type { Key } from "../../platform/keys.ts";
import type { PeopleQuery } from "./forms.ts";
import type { InviteRefusal } from "./recipients.ts";

/** What was done, or why it was not. */
export type Done = NonNullable<z.output<typeof PeopleQuery>["done"]>;

export const doneText: Record<Done, Key> = {
  invited: "workshops.people.done.invited",
  reminded: "workshops.people.done.reminded",
  answered: "workshops.people.done.answered",
  linked: "workshops.people.done.linked",
  "links-ended": "workshops.people.done.linksEnded",
  removed: "workshops.people.done.removed",
  cancelled: "workshops.people.done.cancelled",
  over: "workshops.people.done.over",
  "not-remote": "workshops.people.done.notRemote",
  "remote-only": "workshops.people.done.remoteOnly",
  "just-sent": "workshops.people.done.justSent",
  "no-address": "workshops.people.done.noAddress",
};

export const inviteRefusalText: Record<InviteRefusal | "already-there", Key> = {
  cancelled: "workshops.people.invite.cancelled",
  over: "workshops.people.invite.over",
  "no-time": "workshops.people.invite.noTime",
  nobody: "workshops.people.invite.nobodyChosen",
  "already-there": "workshops.people.guest.alreadyThere",
};

/** The same where it was done to nobody. */
export const nobodyText: Partial<Record<Done, Key>> = {
  invited: "workshops.people.done.invitedNobody",
  reminded: "workshops.people.done.remindedNobody",
};
