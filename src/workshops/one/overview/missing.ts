import type { TopicKind } from "../../../catalogue/index.ts";
import type { WorkshopState } from "../../register/holding.ts";

/** What a planned workshop lacks, in the order in which it is done. */
export type Missing = "time" | "place" | "facilitator" | "audience" | "invitations";

interface Planned {
  state: WorkshopState;
  kind: TopicKind;
  isPublic: boolean;
  startsAt: object | null;
  place: string;
  remoteUrl: string;
  facilitatorIds: readonly string[];
  organisations: number;
}

/** What is still to be done before the workshop can be held; nothing of one that was held or cancelled. */
export function missingOf(workshop: Planned, seats: { invited: number; coming: number; remote: number }): Missing[] {
  if (workshop.state !== "planned") return [];
  const { kind, isPublic, startsAt, place, remoteUrl, facilitatorIds, organisations } = workshop;
  const missing: (Missing | false)[] = [
    startsAt === null && "time",
    place === "" && remoteUrl === "" && "place",
    facilitatorIds.length === 0 && "facilitator",
    !isForAnybody({ kind, isPublic }) && organisations === 0 && "audience",
    seats.invited + seats.coming + seats.remote === 0 && "invitations",
  ];
  return missing.filter((each) => each !== false);
}

/** Whether anybody may come: to an open one, and to one for which anybody can sign up. */
export function isForAnybody({ kind, isPublic }: Pick<Planned, "kind" | "isPublic">): boolean {
  return kind === "open" || isPublic;
}
