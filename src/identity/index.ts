export { includesRole } from "./access.ts";
export { announceSetup, makeResetLink } from "./accounts/commands.ts";
export { keptFormPage, signInAgainPage } from "./accounts/pages.ts";
export { endGrants, forgetExpired, goOnByLink, grantByLink, useSession, type Grant } from "./commands.ts";
export { standingOf } from "./sessions/standing.ts";
export { findGrant, findRole, findSession, listGranted, listMembers, type GrantKind } from "./queries.ts";
