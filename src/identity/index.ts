export { includesRole, roles } from "./access.ts";
export { grantByLink, touchSession, type Grant } from "./commands.ts";
export { findGrant, findRole, findSession } from "./queries.ts";
