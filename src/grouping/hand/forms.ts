import { z } from "zod";
import { requiredLine, wholeNumber } from "../../platform/forms.ts";
import type { Draft } from "./proposal.ts";

export const ActParams = z.object({ programmeId: z.uuid(), changeId: z.uuid() });

const kinds = ["move", "lock", "unlock", "merge", "split", "link", "unlink", "place"] as const;
const backs = ["board", "groups", "changes"] as const;

/** A page that acts are done on, other than a group's. */
export type BackPage = (typeof backs)[number];

/** An id from a list whose first line says "choose". */
const chosen = z.union([z.literal("").transform(() => undefined), z.uuid()]).optional();

/** A change that staff consider; what is not chosen yet is asked for. */
export const ChangeQuery = z.object({
  kind: z.enum(kinds),
  organisation: z.uuid().optional(),
  /** For a move, "" is no group at all. */
  group: z.union([z.literal(""), z.uuid()]).optional(),
  into: chosen,
  other: chosen,
  link: z.enum(["must", "cannot"]).optional(),
  /** Where to go afterwards: one of the pages, or a group's. */
  back: z.union([z.enum(backs), z.uuid()]).default("board"),
});
export type Considered = z.output<typeof ChangeQuery>;

/** The same as an address that somebody may have cut short. */
export const ChangeAddress = ChangeQuery.extend({ kind: ChangeQuery.shape.kind.optional() });

/** What the person saw: which variant, and how many acts had been done on it. */
const seen = { variant: z.uuid(), sequence: wholeNumber(0, 999_999_999, "form.wrong") };

export const ChangeForm = ChangeQuery.extend(seen);
export const TurnForm = z.object({ ...seen, back: z.enum(backs).default("board") });

export const VariantParams = z.object({ programmeId: z.uuid(), variantId: z.uuid() });
export const VariantName = z.object({ name: requiredLine(80) });
export const NewVariant = VariantName.extend({ from: z.enum(["present", "computed"]).default("present") });

/** What has still to be chosen before it is known what is asked for; null when the address names nothing. */
export type Missing = "group" | "into" | "other";

export function draftOf({ kind, organisation, group, into, other, link }: Considered): Draft | Missing | null {
  switch (kind) {
    case "place":
      return { kind };
    case "merge":
      if (group === undefined || group === "") return null;
      return into === undefined ? "into" : { kind, groupId: group, intoId: into };
    case "split":
      return group === undefined || group === "" ? null : { kind, groupId: group };
    case "move":
      if (organisation === undefined) return null;
      return group === undefined
        ? "group"
        : { kind, organisationId: organisation, groupId: group === "" ? null : group };
    case "lock":
    case "unlock":
      return organisation === undefined ? null : { kind, organisationId: organisation };
    case "unlink":
      if (organisation === undefined || other === undefined) return null;
      return { kind, organisationIds: [organisation, other] };
    case "link":
      if (organisation === undefined) return null;
      if (other === undefined || link === undefined) return "other";
      return { kind, organisationIds: [organisation, other], link };
  }
}
