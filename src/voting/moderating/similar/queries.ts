import type { Db } from "../../../platform/database.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Locale } from "../../../platform/locales.ts";
import { mergeTargets } from "../../marks.ts";
import { sameTitle } from "../../proposals.ts";
import { isOffered, listOptions, type BallotOption } from "../../queries.ts";
import { alikeAmong, byNearness, whyAlike, whyShown, type Why } from "./likeness.ts";
import { listApart, pairKey } from "../telling-apart/queries.ts";
import { readTold, toldOf } from "./told/queries.ts";

/** What says nearly the same as a title: an option of the ballot, or a topic of the catalogue that is none yet. */
export type Similar =
  | { readonly kind: "option"; readonly optionId: string; readonly name: string; readonly why: Why }
  | { readonly kind: "topic"; readonly topicId: string; readonly name: string; readonly why: Why };

const mostShown = 5;

/**
 * Options of the ballot and topics of the catalogue that say nearly the same as the text, in any language, best first.
 * A merged option stands for what it was merged into; hidden ones are left out.
 */
export async function similarOptions(
  db: Db,
  { id, programmeId }: { id: string; programmeId: string },
  text: string,
  locale: Locale,
): Promise<Similar[]> {
  const options = await listOptions(db, id);
  const topics = await db.selectFrom("topics").select(["id", "names"]).where("programmeId", "=", programmeId).execute();
  const taken = new Set(options.map(({ topicId }) => topicId));
  const known = [...options, ...topics.filter((topic) => !taken.has(topic.id))];
  const typed = { id: "typed", names: { fi: text, sv: text, en: text } };
  // What is being typed is not remembered.
  const alike = alikeAmong(await readTold(db, [typed]), await toldOf(db, known), whyShown);

  const targets = mergeTargets(options);
  const found = new Map<string, Similar>();
  for (const { other, why } of alike.sort(byNearness)) {
    const optionId = targets.get(other) ?? other;
    const option = options.find((each) => each.id === optionId);
    const topic = topics.find((each) => each.id === other);
    if (found.has(optionId)) continue;
    if (option !== undefined && isOffered(option))
      found.set(optionId, { kind: "option", optionId, name: textIn(option.names, locale), why });
    // A topic that is called as an option is cannot be proposed beside it.
    const isNamed = topic !== undefined && options.some((each) => sameTitle(textIn(topic.names, locale), Object.values(each.names)) !== undefined); // prettier-ignore
    if (option === undefined && topic !== undefined && !isNamed)
      found.set(optionId, { kind: "topic", topicId: other, name: textIn(topic.names, locale), why });
  }
  return [...found.values()].slice(0, mostShown);
}

/** Two options that probably mean the same. */
export interface Duplicate {
  readonly first: BallotOption;
  /** The one that came later. */
  readonly second: BallotOption;
  readonly why: Why;
}

/**
 * Of the options in their order, the pairs that can be voted for and probably mean the same, at least one of them a
 * participant's; the most alike first. Those that the team has told apart are left out.
 */
export async function listDuplicates(db: Db, options: readonly BallotOption[]): Promise<Duplicate[]> {
  const pairs = await pairsWith(db, options, ({ isProposal }) => isProposal);
  if (pairs.length === 0) return pairs;
  const apart = await listApart(db, options.map(({ id }) => id)); // prettier-ignore
  return pairs.filter(({ first, second }) => !apart.has(pairKey(first.id, second.id)));
}

/** The pairs of which one is this option. */
export async function listDuplicatesOf(
  db: Db,
  options: readonly BallotOption[],
  option: BallotOption,
): Promise<Duplicate[]> {
  return await pairsWith(db, options, ({ id }) => id === option.id);
}

async function pairsWith(
  db: Db,
  options: readonly BallotOption[],
  isAsked: (option: BallotOption) => boolean,
): Promise<Duplicate[]> {
  const offered = options.filter(isOffered);
  const asked = new Set(offered.filter(isAsked).map(({ id }) => id));
  if (asked.size === 0) return [];
  const place = new Map(offered.map((option, at) => [option.id, at]));
  const told = await toldOf(db, offered);
  const alike = alikeAmong(told.filter(({ id }) => asked.has(id)), told, whyAlike); // prettier-ignore
  return alike.sort(byNearness).map(({ id, other, why }) => {
    const [at = 0, otherAt = 0] = [place.get(id), place.get(other)];
    return { first: offered[Math.min(at, otherAt)]!, second: offered[Math.max(at, otherAt)]!, why };
  });
}
