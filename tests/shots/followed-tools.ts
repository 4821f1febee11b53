import { Temporal } from "temporal-polyfill";
import { rememberingLinks } from "../../seeds/links.ts";
import { writePost } from "../../src/knowledge/discussion/commands.ts";
import { writeArticle } from "../../src/knowledge/editing/commands.ts";
import { attachFile } from "../../src/knowledge/files/commands.ts";
import { giveVerdict } from "../../src/knowledge/verdicts/commands.ts";
import { askUnits } from "../../src/maturity/own/commands.ts";
import { setTarget } from "../../src/maturity/targets/commands.ts";
import { addUseFigure } from "../../src/maturity/use/figures/commands.ts";
import { addObstacle } from "../../src/maturity/use/obstacles/commands.ts";
import { addVersion } from "../../src/maturity/use/versions/commands.ts";
import { addSegment } from "../../src/organisations/segments/commands.ts";
import type { Deps } from "../../src/platform/deps.ts";
import { takeReadyRoadmap } from "../../src/programmes/roadmap/commands.ts";
import { loadRoadmap } from "../../src/programmes/roadmap/queries.ts";

interface Following {
  programmeId: string;
  units: string[];
  tools: string[];
  actorId: string;
}

const today = Temporal.Now.plainDateISO("Europe/Helsinki");
const daysAgo = (days: number): string => today.subtract({ days }).toString();
const texts = (fi: string) => ({ fi, sv: `${fi} (sv)`, en: `${fi} (en)` });

/**
 * What is told of tools beside their levels, one of each: use, versions, obstacles, a target, a segment with its promise,
 * the roadmap, an article with a file and a discussion, and units asked for their own view. Returns ids by the names that
 * addresses have for them, and a unit's link.
 */
export async function followTools(deps: Deps, following: Following): Promise<Record<string, string>> {
  const { db } = deps;
  const { programmeId, units, tools, actorId } = following;
  const tool = { programmeId, toolId: tools[0]! };
  const counted = { name: "Keskustelut", measure: "keskustelua", source: "Seurantanäkymä", unitId: null };
  const days = { startsOn: daysAgo(60), endsOn: daysAgo(10) };
  const figureId = idOf(await addUseFigure(db, { ...tool, ...counted, ...days, value: "1510" }, actorId));
  await addUseFigure(db, { ...tool, ...counted, ...days, unitId: units[0]!, name: "Käyttäjät", value: "12.5" }, actorId);
  const versionId = idOf(await addVersion(db, { ...tool, name: "Kokeilu", inUseFrom: daysAgo(60), note: "" }, actorId));
  const obstacle = { what: "Laitteita ei ole kaikilla", since: daysAgo(50), solvedOn: null, note: "", unitIds: [units[0]!] };
  const obstacleId = idOf(await addObstacle(db, { ...tool, ...obstacle }, actorId));
  const target = { unitId: null, toolId: null, level: 300, startsOn: daysAgo(80), dueOn: daysAgo(-60) };
  const targetId = idOf(await setTarget(db, { programmeId, ...target, ownerName: "Johtaja Outi Laine" }, actorId));
  const segment = { names: texts("Kotiin vietävät palvelut"), branchIds: units.slice(0, 3) };
  const promises = texts("Mentori tulee luoksenne **kahden viikon kuluessa**.\n\n- neuvoo\n- harjoittelee kanssanne");
  const segmentId = idOf(await addSegment(db, { programmeId, ...segment, promises }, actorId));
  await takeReadyRoadmap(db, programmeId, actorId);
  const { phases, milestones } = await loadRoadmap(db, programmeId);
  return {
    ...{ figureId, obstacleId, targetId, segmentId, versionId },
    ...{ phaseId: phases[0]!.id, milestoneId: milestones[0]!.id },
    ...(await writeDown(deps, following)),
    ...(await askForOwn(deps, following)),
  };
}

async function writeDown({ db }: Deps, { programmeId, tools, actorId }: Following): Promise<Record<string, string>> {
  const needs = await db.selectFrom("needs").select("id").where("programmeId", "=", programmeId).orderBy("id").limit(2).execute(); // prettier-ignore
  const bodies = texts("## Näin aloitat\n\n1. Avaa kokous.\n2. Jaa näyttö.\n\n## Jos jokin ei toimi\n\n| Vika | Korjaus |\n| --- | --- |\n| Ääni puuttuu | Valitse kuulokkeet |"); // prettier-ignore
  const about = { toolIds: tools.slice(0, 1), needIds: needs.map(({ id }) => id) };
  const article = { kind: "instruction" as const, titles: texts("Ensimmäinen etäkokous"), bodies, note: "", ...about };
  const articleId = idOf(await writeArticle(db, programmeId, article, { publishes: true }, actorId));
  await writeArticle(db, programmeId, { ...article, titles: texts("Kanavat ja tiedostot") }, { publishes: false }, actorId);
  const place = { programmeId, articleId };
  await giveVerdict(db, place, { helped: false, why: "Kuva puuttuu." }, actorId);
  await writePost(db, place, "Lisätäänkö kuva?", actorId);
  await attachFile(db, place, { name: "ohje.pdf", bytes: Buffer.from("%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n") }, actorId); // prettier-ignore
  const of = async (table: "articlePosts" | "articleFiles") =>
    (await db.selectFrom(table).select("id").where("articleId", "=", articleId).executeTakeFirst())?.id ?? "";
  return { articleId, postId: await of("articlePosts"), articleFileId: await of("articleFiles") };
}

async function askForOwn(deps: Deps, { programmeId, units, actorId }: Following): Promise<Record<string, string>> {
  const posting = rememberingLinks(deps, "u");
  const closesAt = Temporal.Now.instant().add({ hours: 24 * 10 });
  const asked = await askUnits(posting.deps, { programmeId, unitIds: units.slice(0, 3), closesAt }, actorId);
  if ("refused" in asked) throw new Error(asked.refused);
  const [first] = asked.asked;
  return { askId: first?.askId ?? "", unitId: first?.unitId ?? "", unitToken: posting.tokens[0] ?? "" };
}

function idOf(outcome: { id: string } | { mistake: string }): string {
  if ("mistake" in outcome) throw new Error(outcome.mistake);
  return outcome.id;
}
