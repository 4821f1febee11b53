import { listNeeds } from "../src/catalogue/index.ts";
import { writePost } from "../src/knowledge/discussion/commands.ts";
import { writeArticle } from "../src/knowledge/editing/commands.ts";
import { giveVerdict } from "../src/knowledge/verdicts/commands.ts";
import type { Deps } from "../src/platform/deps.ts";
import { phhykyArticles } from "./phhyky-articles.ts";
import type { Ground } from "./phhyky-organising.ts";
import { phhykyMentors, type DemoMentor } from "./phhyky-staff.ts";

interface Writing {
  ground: Ground;
  toolIds: ReadonlyMap<string, string>;
  accounts: ReadonlyMap<DemoMentor, string>;
}

/** The mentors' knowledge base: who keeps what, whom it helped, and what they said of it to one another. */
export async function writeKnowledge({ db }: Deps, { ground, toolIds, accounts }: Writing): Promise<void> {
  const { programmeId } = ground;
  const needIds = new Map((await listNeeds(db, programmeId)).map(({ key, id }) => [key, id]));
  const accountOf = (at: number) => accounts.get(phhykyMentors[at]!) ?? "";
  for (const { tools, needs, keeper, helped, didNotHelp, posts, ...texts } of phhykyArticles) {
    const about = {
      toolIds: tools.map((tool) => toolIds.get(tool) ?? ""),
      needIds: needs.map((need) => needIds.get(need) ?? ""),
    };
    const article = { ...texts, note: "", ...about };
    const written = await writeArticle(db, programmeId, article, { publishes: true }, accountOf(keeper));
    if ("mistake" in written) throw new Error(`The demo's article ${texts.titles.fi}: ${written.mistake}`);
    const place = { programmeId, articleId: written.id };
    for (const at of helped) await giveVerdict(db, place, { helped: true, why: "" }, accountOf(at));
    for (const { mentor, why } of didNotHelp) await giveVerdict(db, place, { helped: false, why }, accountOf(mentor));
    for (const { mentor, text } of posts) await writePost(db, place, text, accountOf(mentor));
  }
}
