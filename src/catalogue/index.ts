export {
  addEntries,
  addNeeds,
  copyCatalogueTemplate,
  copyEntriesOf,
  useCatalogueTemplate,
  type NewEntries,
  type NewNeeds,
  type TakenOver,
} from "./commands.ts";
export type { Keywords } from "./keywords.ts";
export { moved, type Direction } from "./order.ts";
export { listBarriers, listNeeds, listServices, listThemes, type Entry, type Need } from "./queries.ts";
export { keyFrom } from "./slug.ts";
export type { CatalogueTemplate, PlaceMode, TemplateTopic, TopicKind, TopicLevel } from "./template.ts";
export { catalogueTemplates, templateNames, type TemplateName } from "./templates.ts";
