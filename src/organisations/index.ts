export { registerOrganisations } from "./commands.ts";
export { dropOldImportDrafts, finishImportDraft, saveImportDraft } from "./drafts/commands.ts";
export { getImportDraft, getImportOutcome, type ImportDraft } from "./drafts/queries.ts";
export { organisationsUrl, organisationUrl } from "./pages.ts";
export { listParticipants, type Participant } from "./participants/queries.ts";
export { getOrganisation, listOrganisations, organisationsState, type Organisation } from "./queries.ts";
export type { Contact, Registration } from "./registration.ts";
export { organisationsOfParts, ownName, type OrganisationKind } from "./tree.ts";
export { sizeClasses, sizeText, type SizeClass } from "./sizes.ts";
