export { includesRole } from "./access.ts";
export { announceSetup, makeResetLink } from "./accounts/commands.ts";
export { endGrants, forgetExpired, goOnByLink, grantByLink, touchSession, type Grant } from "./commands.ts";
export { findGrant, findRole, findSession, listGranted, type GrantKind } from "./queries.ts";
