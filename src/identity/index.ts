export { includesRole } from "./access.ts";
export { announceSetup } from "./accounts/commands.ts";
export { grantByLink, touchSession, type Grant } from "./commands.ts";
export { findGrant, findRole, findSession } from "./queries.ts";
