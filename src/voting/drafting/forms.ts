import { z } from "zod";
import { line, many, names, nested, paragraphs, says, tick, wholeNumber } from "../../platform/forms.ts";
import type { Texts } from "../../platform/locales.ts";
import type { AudienceChoice } from "../holding/audience.ts";
import { closing } from "../holding/forms.ts";
import {
  forms,
  mostOptions,
  purposes,
  rulesFor,
  usualSettings,
  type BallotRule,
  type BallotSettings,
} from "../settings.ts";
import { ownTopics } from "./own-topics.ts";

const choice = z
  .string()
  .regex(/^(everyone|list|(workshop|group):[0-9a-f-]{36})$/)
  .transform((text): AudienceChoice => {
    const [kind, id = ""] = text.split(":");
    if (kind === "workshop" || kind === "group") return { kind, id };
    return { kind: kind === "list" ? "list" : "everyone" };
  })
  .refine((audience) => !("id" in audience) || z.uuid().safeParse(audience.id).success);

/** Whom the new ballot asks: "?after=" a workshop, or "?for=" a group, everyone or a list; neither: still to be chosen. */
export const NewBallotQuery = z.object({
  after: z
    .uuid()
    .transform((id): AudienceChoice => ({ kind: "workshop", id }))
    .optional()
    .catch(undefined),
  for: choice.optional().catch(undefined),
});

/** The audience that the form for a new ballot carries along, whatever else is wrong with it. */
export const CarriedChoice = z.object({ audience: choice });

const minutesOf = (hours: string) => Math.round(Number(hours.replace(",", ".")) * 60);

/** Hours as people write them, "3" or "1,5", as minutes. */
export const hoursTyped = line(9)
  .pipe(z.string().regex(/^\d{1,4}([.,]\d{1,2})?$/, says("voting.edit.hoursForm")))
  .transform(minutesOf)
  .pipe(z.number().min(1, says("voting.edit.hoursForm")));

const percentTyped = line(9)
  .pipe(z.string().regex(/^(|[1-9]\d?|100)$/, says("voting.edit.quorumForm")))
  .transform((text) => (text === "" ? null : Number(text)));

/** The lines of options in the team's own words. */
export const ownTyped = paragraphs(80_000).transform((text, context): Texts[] => {
  const topics = ownTopics(text);
  if (topics !== "wrong") return topics;
  context.addIssue({ code: "custom", message: "voting.edit.ownForm" });
  return [];
});

/** How long before the close a reminder may leave by itself, in hours. */
export const reminderChoices = ["2", "24", "48", "72", "168"] as const;

const details = {
  titles: names(140),
  topics: many.pipe(z.array(z.uuid()).max(mostOptions, says("voting.edit.tooManyTopics"))),
  ownOptions: ownTyped.optional(),
  organisations: many.pipe(z.array(z.uuid()).max(5_000)),
  ...closing,
  allowsProposals: tick,
  purpose: z.enum(purposes).default("next"),
  seats: wholeNumber(2, 20, "voting.edit.seatsForm").optional(),
  budgetHours: line(9)
    .pipe(z.string().min(1, says("voting.edit.budgetMissing")))
    .pipe(hoursTyped)
    .optional(),
  chain: z.union([z.uuid(), z.literal("")]).optional(),
  form: z.enum(forms).default("approval"),
  mostApprovals: wholeNumber(1, 100, "voting.edit.mostForm").optional(),
  mostDots: wholeNumber(1, 100, "voting.edit.mostForm").optional(),
  rankingRule: z.enum(["schulze", "ranked_pairs", "irv"]).optional(),
  severalRule: z.enum(["mes", "seqphragmen", "seqpav"]).optional(),
  seriesRule: z.enum(["per_phragmen", "per_quota"]).optional(),
  votingBy: z.enum(["person", "organisation"]).default("person"),
  weighting: z.enum(["person", "group"]).default("person"),
  secrecy: z.enum(["secret", "open"]).default("secret"),
  showsLive: tick,
  quorumPercent: percentTyped.optional(),
  allowsWalkIns: tick,
  hasReceipts: tick,
  publishing: z.enum(["close", "hand"]).default("close"),
  reminderHours: z.enum(["", ...reminderChoices]).default(""),
};

/** Two options at least, unless participants may bring them: said together with whatever else is wrong. */
const hasEnough = {
  path: ["topics"],
  ...says("voting.edit.tooFewTopics"),
  when: () => true,
};

function isEnough({ topics, ownOptions, allowsProposals }: Partial<Raw>): boolean {
  if (allowsProposals === true || !Array.isArray(topics)) return true;
  return topics.length + (Array.isArray(ownOptions) ? ownOptions.length : 0) >= 2;
}

/** The ticked ones and those in the team's own words together. */
const hasRoom = { path: ["ownOptions"], ...says("voting.edit.tooManyTopics"), when: () => true };

function fits({ topics, ownOptions }: Partial<Raw>): boolean {
  if (!Array.isArray(topics) || !Array.isArray(ownOptions)) return true;
  return ownOptions.length === 0 || topics.length + ownOptions.length <= mostOptions;
}

const rawDetails = z.object(details);
type Raw = z.output<typeof rawDetails>;

/** What is made ready, and may be changed until the ballot is opened. */
export interface BallotDetails {
  titles: Texts;
  topics: string[];
  /** Options in the team's own words. */
  ownTopics: Texts[];
  /** The organisations that were ticked: they are asked where the audience is a list. */
  organisations: string[];
  closesOn: string;
  closesAt: string;
  settings: BallotSettings;
  /** Of ballots over a series: the first one, which this continues; null where it is the first. */
  chainId: string | null;
}

/** A new ballot: for whom, and the rest. */
export const NewBallotForm = nested(
  z.preprocess(
    fitting,
    z
      .object({ audience: choice, ...details })
      .refine(isEnough, hasEnough)
      .refine(fits, hasRoom)
      .transform(({ audience, ...raw }) => ({ audience, ...detailsOf(raw) })),
  ),
);
export const BallotForm = nested(
  z.preprocess(fitting, rawDetails.refine(isEnough, hasEnough).refine(fits, hasRoom).transform(detailsOf)),
);

/** Without JavaScript the whole form is sent: what does not belong to what was chosen is not read. */
function fitting(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  const typed = body as Record<string, unknown>;
  const { purpose = "next", form = "approval" } = typed;
  const belongs: Record<string, boolean> = {
    seats: purpose === "several",
    budgetHours: purpose === "hours",
    chain: purpose === "series",
    mostApprovals: form === "limited",
    mostDots: form === "dots",
    rankingRule: purpose === "next" && form === "ranking",
    severalRule: purpose === "several" && (form === "approval" || form === "limited"),
    seriesRule: purpose === "series",
    weighting: purpose !== "series" && (typed["audience"] === undefined || typed["audience"] === "everyone"),
    // Over a series it counts who has won before: each vote is known by its voter, and weighs by that alone.
    secrecy: purpose !== "series",
    allowsWalkIns: purpose !== "series",
  };
  return Object.fromEntries(Object.entries(typed).filter(([name]) => belongs[name] !== false));
}

function detailsOf(raw: Raw): BallotDetails {
  const { titles, topics, ownOptions = [], organisations, closesOn, closesAt, purpose, form, chain = "" } = raw;
  const own: BallotRule | undefined = raw.rankingRule ?? raw.severalRule ?? raw.seriesRule;
  const settings: BallotSettings = {
    purpose,
    form,
    rule: own ?? rulesFor({ purpose, form })[0] ?? usualSettings.rule,
    seats: raw.seats ?? usualSettings.seats,
    budgetMinutes: raw.budgetHours ?? null,
    mostMarks: raw.mostApprovals ?? raw.mostDots ?? null,
    votingBy: raw.votingBy,
    weighting: raw.weighting,
    isSecret: purpose !== "series" && raw.secrecy === "secret",
    showsLive: raw.showsLive,
    quorumPercent: raw.quorumPercent ?? null,
    allowsProposals: raw.allowsProposals,
    allowsWalkIns: raw.allowsWalkIns,
    hasReceipts: raw.hasReceipts,
    publishesAtClose: raw.publishing === "close",
    reminderHours: raw.reminderHours === "" ? null : Number(raw.reminderHours),
  };
  const chainId = chain === "" ? null : chain;
  return {
    titles,
    topics: [...new Set(topics)],
    ownTopics: ownOptions,
    organisations,
    closesOn,
    closesAt,
    settings,
    chainId,
  };
}
