import type { Spread, WinnerPlan, Plan } from "./plan.ts";
import type { WorkshopLevel } from "../../workshops/index.ts";

/** What staff have said, by the winners' options. */
interface Said {
  winners: readonly string[];
  spread: Spread;
  source: Readonly<Record<string, string>>;
  needs: Readonly<Record<string, string[]>>;
  level: Readonly<Record<string, WorkshopLevel | "suited">>;
  hours: Readonly<Record<string, number>>;
  euros: Readonly<Record<string, number>>;
}

interface Offered {
  optionId: string;
  topic: { id: string } | null;
  minutes: number;
  euros: number;
}

/** The plan that staff have chosen: of all winners where none was named, and as it was proposed where nothing was said. */
export function planFrom(said: Said, offered: readonly Offered[]): Plan {
  const ids = said.winners.length === 0 ? offered.map(({ optionId }) => optionId) : [...new Set(said.winners)];
  return { spread: said.spread, winners: ids.map((id) => winnerPlan(id, said, offered)) };
}

function winnerPlan(optionId: string, said: Said, offered: readonly Offered[]): WinnerPlan {
  const winner = offered.find((each) => each.optionId === optionId);
  return {
    optionId,
    source: sourceOf(said.source[optionId] ?? "words", said.needs[optionId] ?? [], winner?.topic ?? null),
    level: said.level[optionId] ?? "suited",
    minutes: said.hours[optionId] ?? winner?.minutes ?? 0,
    euros: said.euros[optionId] ?? winner?.euros ?? 0,
  };
}

/** A topic stays what was voted for; only what is none yet can become one. */
function sourceOf(said: string, needIds: string[], topic: { id: string } | null): WinnerPlan["source"] {
  if (topic !== null) return { kind: "topic", topicId: topic.id };
  if (said === "words") return { kind: "words" };
  return said === "new" ? { kind: "new", needIds } : { kind: "topic", topicId: said };
}
