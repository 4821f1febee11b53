// The list as rows of the import's own form, so that an exported file can be mended and imported again.
import type { Locale, Texts } from "../../platform/locales.ts";
import type { Commitment } from "../commitment/commitment.ts";
import type { Participant } from "../participants/queries.ts";
import type { Organisation } from "../queries.ts";
import { sizeText } from "../sizes.ts";
import { ownName, parentName, type OrganisationKind } from "../tree.ts";

interface Words {
  industry: (names: Texts) => string;
  language: (locale: Locale) => string;
  kind: (kind: OrganisationKind) => string;
  commitment: (commitment: Commitment) => string;
  /** The name of its own segment, by its id; empty where it has none of its own. */
  segment: (organisationId: string) => string;
}

/** One row a contact, and one for an organisation without any; the columns are those of `columns`, in their order. */
export function exportRows(
  organisations: readonly Organisation[],
  participants: readonly Participant[],
  words: Words,
): string[][] {
  const contacts = Map.groupBy(participants, ({ organisationId }) => organisationId);
  return organisations.flatMap(({ id, name, kind, industryNames, sizeClass, municipality, commitment }) => {
    const industry = industryNames === null ? "" : words.industry(industryNames);
    const place = [ownName(name), parentName(name) ?? "", words.kind(kind)];
    const size = sizeClass === null ? "" : sizeText(sizeClass);
    const details = [...place, industry, words.segment(id), size, municipality, words.commitment(commitment)];
    const people = contacts.get(id) ?? [];
    if (people.length === 0) return [[...details, "", "", ""]];
    return people.map((person) => [...details, person.name, person.email, words.language(person.locale)]);
  });
}
