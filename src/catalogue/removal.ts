/** Why something stays in the catalogue: a survey asks it, a topic covers it, answers are coded to it, or the theme still has needs. */
export type InUse = "asked" | "covered" | "coded" | "has-needs";

const reasons: Record<string, InUse> = {
  questions_need_fk: "asked",
  question_options_need_fk: "asked",
  question_options_service_fk: "asked",
  question_options_barrier_fk: "asked",
  topic_needs_need_fk: "covered",
  answer_codes_need_fk: "coded",
  needs_theme_fk: "has-needs",
};

/** The reason that stands behind a constraint of the database, or null when it is none of these. */
export function inUse(constraint: string | null): InUse | null {
  return constraint === null ? null : (reasons[constraint] ?? null);
}
