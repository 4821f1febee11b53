import type { Need } from "../../../catalogue/index.ts";
import { isWanted, needsUrl } from "../../../needs/index.ts";
import { ownName, parentName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { barsHeight, barsOption, barsTable } from "../../../platform/chart-options.ts";
import { renderChart } from "../../../platform/charts.ts";
import { formatDay, formatInstant, formatShare, saidIn, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { recordedModel, saidBefore } from "../../../surveys/index.ts";
import { followUpUrl, newFollowUpUrl } from "../../follow-ups/addresses.ts";
import { stateText } from "../../follow-ups/pages.ts";
import { interviewsUrl } from "../../addresses.ts";
import { interviewUrl, newInterviewUrl, writingUrl } from "../addresses.ts";
import { peopleText } from "../pages.ts";
import type { OneNews } from "./forms.ts";
import type { ProfileNeed } from "./profile.ts";
import type { InterviewSeen } from "./queries.ts";

const newsText: Record<NonNullable<OneNews>, Key> = {
  "has-follow-ups": "interviews.removal.hasFollowUps",
  "not-yours": "interviews.removal.notYours",
  changed: "interviews.codes.changed",
  nothing: "interviews.codes.nothing",
};

/** What a unit needs, by an interview with it. */
export function interviewPage(seen: InterviewSeen, news: OneNews, asking: Asking): Page {
  const { assessment, recorded, form } = seen;
  const { t, locale, role } = asking;
  const own = ownName(assessment.unitName);
  const isDraft = assessment.doneAt === null;
  const plans = role === "planner" || role === "owner";
  return {
    view: "mentoring/interviews/interview",
    title: t("interviews.one.title", { unit: own }),
    model: {
      alert: news === undefined ? null : t(newsText[news]),
      listUrl: interviewsUrl(assessment.programmeId),
      heading: t("interviews.one.heading", { unit: own }),
      above: parentName(assessment.unitName),
      isDraft,
      writingUrl: writingUrl(assessment),
      againUrl: newInterviewUrl(assessment.programmeId, assessment.unitId),
      facts: factsOf(seen, asking),
      later: laterModel(seen, asking),
      erased: recorded === null ? t("interviews.one.erased") : null,
      summary: assessment.summary,
      profile: seen.profile === null ? null : profileModel(seen.profile, seen, asking),
      newFollowUpUrl: newFollowUpUrl(assessment),
      otherFollowUps: otherFollowUps(seen, asking),
      codes: codesModel(seen, asking),
      sections: recorded === null ? [] : recordedModel(recorded, asking),
      others: seen.others.map((other) => ({
        url: other.doneAt === null ? writingUrl(other) : interviewUrl(other),
        text: t(other.doneAt === null ? "interviews.one.otherDraft" : "interviews.one.other", {
          day: formatDay(other.heldOn, locale),
        }),
        mentor: other.mentorName,
      })),
      corrections: correctionsModel(seen, asking),
      formName: form === null ? null : saidIn(form.titles, locale),
      removal:
        plans && !isDraft
          ? {
              heading: t("interviews.removal.heading"),
              text: t("interviews.removal.text"),
              url: `${interviewUrl(assessment)}/removal`,
            }
          : null,
    },
  };
}

function factsOf({ assessment, form }: InterviewSeen, asking: Asking) {
  const { t, locale } = asking;
  const { heldOn, mentorName, writerName, people } = assessment;
  return [
    { name: t("interviews.one.heldOn"), text: formatDay(heldOn, locale) },
    ...(mentorName === null ? [] : [{ name: t("interviews.one.mentor"), text: mentorName }]),
    ...(people.length === 0 ? [] : [{ name: t("interviews.one.people"), text: peopleText(people, asking) }]),
    ...(form === null ? [] : [{ name: t("interviews.one.form"), text: textIn(form.titles, locale) }]),
    ...(writerName === null || writerName === mentorName
      ? []
      : [{ name: t("interviews.one.writer"), text: writerName }]),
  ];
}

/** The unit's later interview by the same form, which counts instead of this one. */
function laterModel({ assessment, recorded, others }: InterviewSeen, { t, locale }: Asking) {
  if (recorded === null || !recorded.isFinished || recorded.counts) return null;
  const [later] = others.filter(({ surveyId, doneAt }) => surveyId === assessment.surveyId && doneAt !== null);
  if (later === undefined) return null;
  return { url: interviewUrl(later), text: t("interviews.one.later", { day: formatDay(later.heldOn, locale) }) };
}

const mostBars = 12;

/** The needs by strength as a picture, and what has been done about the strong ones. */
function profileModel(profile: readonly ProfileNeed<Need>[], seen: InterviewSeen, asking: Asking) {
  const { t, locale } = asking;
  const wanted = profile.filter(({ strength }) => strength > 0);
  const bars = wanted.slice(0, mostBars).map(({ need, strength }) => ({
    name: textIn(need.names, locale),
    value: Math.round(strength * 100),
    label: formatShare(strength, locale),
  }));
  const caption = t("interviews.profile.caption");
  const columns: [string, string, string] = [t("interviews.profile.need"), t("interviews.profile.strength"), t("interviews.profile.level")]; // prettier-ignore
  const rows = profile.map(({ need, strength, level, steps }) => [
    textIn(need.names, locale),
    formatShare(strength, locale),
    level === null || steps < 2 ? "–" : t("interviews.profile.levelOf", { level: level + 1, steps }),
  ]);
  const description = t("interviews.profile.description", { count: wanted.length });
  return {
    lead: leadText(profile, asking),
    chart:
      bars.length === 0
        ? null
        : {
            chart: {
              svg: renderChart(barsOption(bars, 100), {
                ...{ width: 720, height: barsHeight(bars.length), title: caption, description },
              }),
            },
            table: { ...barsTable([], caption, columns), rows },
          },
    left: wanted.length > mostBars ? t("interviews.profile.left", { count: wanted.length - mostBars }) : null,
    strong: profile.filter(({ strength }) => isWanted(strength)).map((row) => strongNeed(row, seen, asking)),
  };
}

function leadText(profile: readonly ProfileNeed<Need>[], { t, locale }: Asking): string {
  const strong = profile.filter(({ strength }) => isWanted(strength));
  if (profile.length === 0) return t("interviews.profile.none");
  const [first] = strong;
  if (first === undefined) return t("interviews.profile.noneStrong");
  return t("interviews.profile.lead", { count: strong.length, need: textIn(first.need.names, locale) });
}

function strongNeed({ need, strength }: ProfileNeed<Need>, { assessment, followUps }: InterviewSeen, asking: Asking) {
  const { t, locale } = asking;
  const own = followUps.filter(({ needId }) => needId === need.id);
  return {
    id: `n-${need.id}`,
    name: saidIn(need.names, locale),
    needUrl: `${needsUrl(assessment.programmeId)}/${need.id}?${new URLSearchParams({ survey: assessment.surveyId ?? "" }).toString()}`, // prettier-ignore
    strength: formatShare(strength, locale),
    followUps: own.map((followUp) => ({
      url: followUpUrl(followUp),
      text: t(stateText[followUp.state]),
      what: followUp.what,
    })),
    takeUrl: own.length === 0 ? `${interviewUrl(assessment)}/needs/${need.id}/follow-up` : null,
    takeLabel: t("interviews.profile.takeUpOf", { need: textIn(need.names, locale) }),
  };
}

/** What is followed up besides the needs of the profile. */
function otherFollowUps({ assessment, followUps, profile }: InterviewSeen, { t }: Asking) {
  const shown = new Set((profile ?? []).filter(({ strength }) => isWanted(strength)).map(({ need }) => need.id));
  return followUps
    .filter(({ needId, assessmentId }) => assessmentId === assessment.id && (needId === null || !shown.has(needId)))
    .map((followUp) => ({ url: followUpUrl(followUp), what: followUp.what, state: t(stateText[followUp.state]) }));
}

/** The open answers with the needs found in them, to be coded on the page. */
function codesModel({ assessment, codings, needs }: InterviewSeen, { t, locale }: Asking) {
  return codings.map(({ questionId, question, text, digest, standing, accepted, suggested }) => {
    const near = [...new Set([...suggested, ...accepted])].flatMap((id) => needs.find((need) => need.id === id) ?? []);
    const others = needs.filter((need) => !near.includes(need));
    const found = needs.filter(({ id }) => accepted.includes(id));
    return {
      ...{ id: `a-${questionId}`, questionId, text, digest, shown: accepted, offered: suggested },
      question: saidIn(question, locale),
      url: `${interviewUrl(assessment)}/questions/${questionId}/codes`,
      standing:
        standing === "coded"
          ? found.length === 0
            ? t("interviews.codes.noneFound")
            : t("interviews.codes.found", { needs: found.map(({ names }) => textIn(names, locale)).join(", ") })
          : t(standing === "changed" ? "interviews.codes.textChanged" : "interviews.codes.toCode"),
      isCoded: standing === "coded",
      near: near.map(({ id, names }) => ({ id, name: saidIn(names, locale), isChosen: accepted.includes(id) })),
      others: others.map(({ id, names }) => ({ id, name: textIn(names, locale) })),
    };
  });
}

/** What was corrected since the interview was done, the newest first, with what it said before. */
function correctionsModel({ corrected, detailsBefore, recorded, programme, mentors }: InterviewSeen, asking: Asking) {
  const { t, locale } = asking;
  const when = (by: string | null, at: Parameters<typeof formatInstant>[0]) =>
    t("interviews.corrections.when", { at: formatInstant(at, locale, programme.timeZone), name: by ?? t("interviews.corrections.former") }); // prettier-ignore
  const answers = corrected.flatMap(({ by, at, ...before }) => {
    const shown = recorded === null ? null : saidBefore(recorded, before, asking);
    return shown === null ? [] : [{ at, when: when(by, at), what: shown.question, lines: shown.lines }];
  });
  const details = detailsBefore.map(({ by, at, before }) => ({
    at,
    when: when(by, at),
    what: t("interviews.corrections.details"),
    lines: [
      formatDay(before.heldOn, locale),
      mentors.find(({ id }) => id === before.mentorId)?.name ?? "",
      peopleText(
        before.people.map((person) => ({ ...person, name: "", hasAgreed: false })),
        asking,
      ),
      before.summary,
    ].filter((line) => line !== ""),
  }));
  return [...answers, ...details]
    .sort((a, b) => b.at.epochMilliseconds - a.at.epochMilliseconds)
    .map(({ when: text, what, lines }) => ({ when: text, what, lines }));
}
