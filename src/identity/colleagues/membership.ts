import type { Role } from "../../platform/asking.ts";

export type MembershipMistake = "last-owner" | "not-a-member";

/**
 * Why the member's role may not become the other (null: leave the programme), or null when it may.
 * A programme always has an owner.
 */
export function membershipMistake(
  members: readonly { userId: string; role: Role }[],
  userId: string,
  role: Role | null,
): MembershipMistake | null {
  const member = members.find((each) => each.userId === userId);
  if (member === undefined) return "not-a-member";
  const owners = members.filter((each) => each.role === "owner");
  return member.role === "owner" && role !== "owner" && owners.length === 1 ? "last-owner" : null;
}
