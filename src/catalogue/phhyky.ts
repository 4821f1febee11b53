import { phhykyBarriers, phhykyServices } from "./phhyky-entries.ts";
import { phhykyClientNeeds } from "./phhyky-client-needs.ts";
import { phhykyWorkNeeds } from "./phhyky-work-needs.ts";
import type { CatalogueTemplate } from "./template.ts";

/**
 * The catalogue of a digital mentor programme in a large public organisation of health and social services, after the
 * reported findings of the PHHYKY case (Päijät-Häme, 2021): what its staff use and what its units wanted help with. Its
 * workshops grew from mentoring in the units, so there are no topics to start from.
 */
export const phhykyCatalogue: CatalogueTemplate = {
  themes: [
    {
      key: "clients",
      names: { fi: "Asiakkaan digipalvelut", sv: "Klientens digitala tjänster", en: "Digital services for clients" },
    },
    {
      key: "tools",
      names: { fi: "Yhteiset työvälineet", sv: "Gemensamma arbetsredskap", en: "Shared tools" },
    },
    {
      key: "information",
      names: { fi: "Tiedot ja tietoturva", sv: "Uppgifter och informationssäkerhet", en: "Information and security" },
    },
    {
      key: "work",
      names: { fi: "Osaaminen ja toimintatavat", sv: "Kunnande och arbetssätt", en: "Skills and ways of working" },
    },
  ],
  needs: [...phhykyClientNeeds, ...phhykyWorkNeeds],
  services: phhykyServices,
  barriers: phhykyBarriers,
  topics: [],
};
