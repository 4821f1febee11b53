import { sql } from "kysely";
import { codedBlocks } from "../coding/open-answers.ts";
import { wantedFrom } from "../needs-table.ts";
import { needBlocks } from "../values.ts";

/** Blanks that a text is cut free of at its ends before its digest is taken, as `String.trim` does. */
const blanks =
  " \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

/**
 * The strong needs of the programme's interviews that count, to be joined by other queries: rows of response_id, need_id
 * and strength (0.5 … 1), a need of a response once. The same as `needValues` reads from their answers, without reading
 * thousands of them into memory: the forms of interviews ask about needs by importance and level and by ratings alone, and
 * what staff found in an open answer counts as 1 while its text is the one that they read.
 */
export function strongNeedsOf(programmeId: string) {
  const asked = sql.join(needBlocks.map((block) => sql`${block}`));
  const coded = sql.join(codedBlocks.map((block) => sql`${block}`));
  // The scales are read once a question and not once an answer.
  return sql`
    with asked as materialized (
      select q.id, o.key, o.need_id, q.kind = 'matrix' as is_gap,
        case q.kind when 'matrix' then 0 else (q.settings ->> 'min')::float8 end as least,
        case q.kind when 'matrix' then (q.settings ->> 'levels')::float8 - 1
          else (q.settings ->> 'max')::float8 - (q.settings ->> 'min')::float8 end as span,
        o.need_weight::text::float8 as weight
      from surveys s
      join questions q on q.survey_id = s.id
      join question_options o on o.question_id = q.id
      where s.programme_id = ${programmeId} and s.purpose = 'assessment' and q.kind in ('matrix', 'ratings')
        and q.block in (${asked}) and q.retired_at is null and o.retired_at is null and o.need_id is not null)
    select response_id, need_id, max(strength) as strength from (
      select a.response_id, asked.need_id, weight * case
        when is_gap then ${gap(sql`said.value -> 'importance'`, sql`said.value -> 'level'`)}
        when jsonb_typeof(said.value) = 'number' then said.value::float8 - least end / nullif(span, 0) as strength
      from responses r
      join answers a on a.response_id = r.id and a.question_id in (select id from asked)
      cross join lateral jsonb_each(a.value -> 'rows') said
      join asked on asked.id = a.question_id and asked.key = said.key
      where ${counting(programmeId)}
      union all
      select c.response_id, c.need_id, 1
      from responses r
      join answer_codes c on c.response_id = r.id
      join coded_answers d on d.response_id = c.response_id and d.question_id = c.question_id
      join answers a on a.response_id = c.response_id and a.question_id = c.question_id
      join questions q on q.id = c.question_id
      where ${counting(programmeId)} and c.state = 'accepted' and q.block in (${coded}) and q.retired_at is null
        and d.text_digest = encode(sha256(convert_to(
          btrim(coalesce(a.value ->> case q.kind when 'text' then 'text' else 'other' end, ''), ${blanks}), 'UTF8')), 'hex')
    ) strengths where strength >= ${wantedFrom} group by response_id, need_id`;
}

function counting(programmeId: string) {
  return sql`r.programme_id = ${programmeId} and r.purpose = 'assessment' and r.counts and r.sent_at is not null`;
}

type Part = ReturnType<typeof sql>;

/** max(0, importance − level), where both were said. */
function gap(importance: Part, level: Part) {
  return sql`case when jsonb_typeof(${importance}) = 'number' and jsonb_typeof(${level}) = 'number'
    then greatest(0, (${importance})::float8 - (${level})::float8) end`;
}
