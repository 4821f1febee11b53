import type { CatalogueTemplate } from "../../catalogue/index.ts";
import type { Texts } from "../../platform/locales.ts";

interface Named {
  id: string;
  key: string;
  names: Texts;
}

/** What a programme's catalogue holds, each list in its own order. */
export interface OwnCatalogue {
  themes: readonly Named[];
  needs: readonly (Named & { themeId: string; descriptions: Texts })[];
  services: readonly Named[];
  barriers: readonly Named[];
}

/** The programme's own catalogue in the form of a ready one, so that a ready form can ask about it. Themes without needs are left out. */
export function asTemplate({ themes, needs, services, barriers }: OwnCatalogue): CatalogueTemplate {
  const keyOf = new Map(themes.map(({ id, key }) => [id, key]));
  const entry = ({ key, names }: Named) => ({ key, names });
  return {
    themes: themes.filter(({ id }) => needs.some(({ themeId }) => themeId === id)).map(entry),
    needs: needs.map(({ key, names, descriptions, themeId }) => ({
      ...{ key, names, descriptions, theme: keyOf.get(themeId) ?? "" },
      keywords: { fi: [], sv: [], en: [] },
    })),
    services: services.map(entry),
    barriers: barriers.map(entry),
    topics: [],
  };
}
