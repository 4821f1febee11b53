import { digivointiCatalogue } from "./digivointi.ts";
import { phhykyCatalogue } from "./phhyky.ts";
import type { CatalogueTemplate } from "./template.ts";

export const templateNames = ["digivointi", "phhyky"] as const;
export type TemplateName = (typeof templateNames)[number];

/** The catalogues that a programme can start from. */
export const catalogueTemplates: Record<TemplateName, CatalogueTemplate> = {
  digivointi: digivointiCatalogue,
  phhyky: phhykyCatalogue,
};
