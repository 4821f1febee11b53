import { joinByInvitation, inviteColleague } from "../src/identity/colleagues/commands.ts";
import { findAccountByEmail } from "../src/identity/queries.ts";
import { newToken } from "../src/platform/browser-session.ts";
import type { Db } from "../src/platform/database.ts";
import type { Deps } from "../src/platform/deps.ts";
import { addressPart } from "./addresses.ts";
import type { Ground } from "./phhyky-organising.ts";
import { phhykyMentors, type DemoMentor } from "./phhyky-staff.ts";

/**
 * The mentors' accounts: each is invited and joins. Where no password is given nobody can sign in as them: a seed may be
 * sown into a product that others can reach. Returns the accounts' ids.
 */
export async function welcomeMentors(
  deps: Deps,
  { programmeId, ownerId }: Ground,
  password: string | null,
): Promise<Map<DemoMentor, string>> {
  const ids = new Map<DemoMentor, string>();
  for (const mentor of phhykyMentors) {
    const email = await freeAddress(deps.db, mentor);
    const link = await invited(deps, { programmeId, email, role: "facilitator", locale: "fi", actorId: ownerId });
    const given = { name: mentor.name, password: password ?? newToken() };
    const joined = await joinByInvitation(deps.db, link, given, "none");
    if ("mistake" in joined) throw new Error(`The demo's mentor ${mentor.name}: ${joined.mistake}`);
    ids.set(mentor, (await findAccountByEmail(deps.db, email))?.id ?? "");
  }
  return ids;
}

/** Invites without a letter; the link that it would have had. */
async function invited(deps: Deps, invite: Parameters<typeof inviteColleague>[1]): Promise<string> {
  let link = "";
  const remember: Deps["postMail"] = (_, { body }) => {
    link = /\/invitations\/([A-Za-z0-9_-]{43})/.exec(body)?.[1] ?? "";
    return Promise.resolve();
  };
  await inviteColleague(deps.db, invite, { ...deps, postMail: remember });
  return link;
}

/** Somebody may have the address already: from an earlier sowing of the same seed. */
async function freeAddress(db: Db, mentor: DemoMentor): Promise<string> {
  for (let at = 1; ; at++) {
    const email = mentorAddress(mentor, at);
    if ((await findAccountByEmail(db, email)) === undefined) return email;
  }
}

/** The address by which a mentor signs in. */
export function mentorAddress({ name }: DemoMentor, at = 1): string {
  return `${addressPart(name, ".")}${at === 1 ? "" : at}@example.org`;
}
