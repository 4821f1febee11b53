import { choosingNeeds } from "./digivointi-choosing-needs.ts";
import { clientNeeds } from "./digivointi-client-needs.ts";
import { digivointiBarriers, digivointiServices } from "./digivointi-entries.ts";
import { informationNeeds } from "./digivointi-information-needs.ts";
import { openTopics } from "./digivointi-open-topics.ts";
import { segmentedTopics } from "./digivointi-segmented-topics.ts";
import { staffNeeds } from "./digivointi-staff-needs.ts";
import { themedTopics } from "./digivointi-themed-topics.ts";
import { visibilityNeeds } from "./digivointi-visibility-needs.ts";
import type { CatalogueTemplate } from "./template.ts";

/**
 * The catalogue of a programme for small wellbeing, social and health service providers, after the published findings
 * of the DigiVointi project (Seinäjoki University of Applied Sciences and Sedu): 24 development needs in five themes,
 * the services in use, the barriers, and the project's 23 workshop topics with the needs that each covers.
 */
export const digivointiCatalogue: CatalogueTemplate = {
  themes: [
    {
      key: "visibility",
      names: { fi: "Näkyvyys ja viestintä", sv: "Synlighet och kommunikation", en: "Visibility and communication" },
    },
    {
      key: "information",
      names: {
        fi: "Asiakastiedot ja tietoturva",
        sv: "Klientuppgifter och informationssäkerhet",
        en: "Client information and security",
      },
    },
    {
      key: "clients",
      names: {
        fi: "Asiakastyö ja etäpalvelut",
        sv: "Klientarbete och distanstjänster",
        en: "Client work and remote services",
      },
    },
    { key: "staff", names: { fi: "Henkilöstö ja osaaminen", sv: "Personal och kunnande", en: "Staff and skills" } },
    {
      key: "choosing",
      names: {
        fi: "Palvelujen valinta ja käyttö",
        sv: "Val och användning av tjänster",
        en: "Choosing and using services",
      },
    },
  ],
  needs: [...visibilityNeeds, ...informationNeeds, ...clientNeeds, ...staffNeeds, ...choosingNeeds],
  services: digivointiServices,
  barriers: digivointiBarriers,
  topics: [...openTopics, ...themedTopics, ...segmentedTopics],
};
