import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Asking } from "../../platform/asking.ts";
import type { Db } from "../../platform/database.ts";
import type { StepState, Today } from "../../platform/frame.ts";
import { formatTime, textIn } from "../../platform/i18n.ts";
import type { Texts } from "../../platform/locales.ts";

interface Standing {
  /** Workshops besides the cancelled, and how many of them have been held. */
  all: number;
  held: number;
  /** Workshops that mentors have held in units besides. */
  ofMentors: number;
  timeZone: string;
  /** Those that are to be held today in the programme's time zone. */
  today: { id: string; names: Texts | null; startsAt: string; endsAt: string }[];
}

/** Where the workshops stand, for the path: "3 / 8 pidetty"; and to whom takes attendance, those of today. */
export async function workshopsState(db: Db, programmeId: string, asking: Asking): Promise<StepState> {
  const { t, role } = asking;
  const standing = await findStanding(db, programmeId);
  if (standing === undefined) return { text: t("workshops.step.none"), isDone: false };
  const { all, held, ofMentors } = standing;
  if (all === 0)
    return {
      text: t(ofMentors === 0 ? "workshops.step.none" : "workshops.step.ofMentors", { count: ofMentors }),
      isDone: false,
    };
  return {
    text: t("workshops.step.held", { held, all }),
    isDone: held === all,
    today: role === "viewer" ? [] : todayWords(programmeId, standing, asking),
  };
}

/** One question for all, as every page of staff asks it; nothing where there are no workshops. */
async function findStanding(db: Db, programmeId: string): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select count(*) filter (where not w.is_session) as all,
      count(*) filter (where w.state = 'held' and not w.is_session) as held,
      count(*) filter (where w.state = 'held' and w.is_session and w.event_kind = 'workshop') as of_mentors, p.time_zone,
      coalesce(jsonb_agg(
        jsonb_build_object('id', w.id, 'names', coalesce(w.own_titles, topics.names),
          'startsAt', w.starts_at, 'endsAt', w.ends_at)
        order by w.starts_at, w.id
      ) filter (
        where w.state = 'planned' and not w.is_session and (now() at time zone p.time_zone)::date
          between (w.starts_at at time zone p.time_zone)::date and (w.ends_at at time zone p.time_zone)::date
      ), '[]') as today
    from workshops w join programmes p on p.id = w.programme_id left join topics on topics.id = w.topic_id
    where w.programme_id = ${programmeId} and w.state <> 'cancelled'
    group by p.id`.execute(db);
  return rows[0];
}

function todayWords(programmeId: string, { today, timeZone }: Standing, { t, locale }: Asking): Today[] {
  const time = (at: string) => formatTime(Temporal.Instant.from(at), locale, timeZone);
  return today.map(({ id, names, startsAt, endsAt }) => ({
    name: names === null ? "" : textIn(names, locale),
    when: t("workshops.step.today", { start: time(startsAt), end: time(endsAt) }),
    url: `/programmes/${programmeId}/workshops/${id}/attendance`,
    act: t("workshops.step.toAttendance"),
  }));
}
