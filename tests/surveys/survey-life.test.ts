import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  instantOf,
  newLinkRefusal,
  reachable,
  dueReminders,
  recipientsOf,
  suggestedClosing,
} from "../../src/surveys/publishing/recipients.ts";
import {
  isDueToOpen,
  isOpen,
  publishRefusal,
  removalRefusal,
  reopenRefusal,
  rescheduleRefusal,
  stateAt,
  unscheduleRefusal,
  type SurveyLife,
  type SurveyStanding,
} from "../../src/surveys/survey-life.ts";

const at = (text: string) => Temporal.Instant.from(text);
const noon = at("2027-03-12T12:00:00Z");
const open = { state: "open" as const, opensAt: null, closesAt: noon };
const draft = { state: "draft" as const, opensAt: null, closesAt: null };
const closed = { state: "closed" as const, opensAt: null, closesAt: null };

describe("the life of a survey", () => {
  test("it is open until the closing time and closed from that instant on", () => {
    expect([noon.subtract({ nanoseconds: 1 }), noon, noon.add({ hours: 1 })].map((now) => stateAt(open, now))).toEqual([
      "open",
      "closed",
      "closed",
    ]);
    expect(isOpen({ ...open, state: "closed" }, noon.subtract({ hours: 1 }))).toBe(false);
    expect(isOpen(draft, noon)).toBe(false);
  });

  test("only a whole draft with somebody to ask and a time ahead is published", () => {
    const whole = { isStructureSound: true, areTextsWhole: true, areLettersWhole: true };
    const plan = { opensAt: null, closesAt: noon, recipients: 1, ...whole };
    const now = noon.subtract({ hours: 1 });
    expect(publishRefusal(draft, plan, now)).toBeNull();
    expect(publishRefusal(open, plan, now)).toBe("already-published");
    expect(publishRefusal(draft, { ...plan, isStructureSound: false }, now)).toBe("structure");
    expect(publishRefusal(draft, { ...plan, areTextsWhole: false }, now)).toBe("texts-missing");
    expect(publishRefusal(draft, { ...plan, areLettersWhole: false }, now)).toBe("letters-missing");
    expect(publishRefusal(draft, { ...plan, recipients: 0 }, now)).toBe("nobody-to-ask");
    expect(publishRefusal(draft, plan, noon)).toBe("closing-not-ahead");
    expect(publishRefusal(draft, { ...plan, opensAt: now }, now)).toBe("opening-not-ahead");
    expect(publishRefusal(draft, { ...plan, opensAt: noon }, now)).toBe("opening-after-close");
    expect(publishRefusal(draft, { ...plan, opensAt: now.add({ minutes: 1 }) }, now)).toBeNull();
  });

  test("a survey that nobody was invited to cannot be opened, one with answers cannot be removed", () => {
    const now = noon.subtract({ hours: 1 });
    expect(reopenRefusal(closed, { closesAt: noon, invitations: 0 }, now)).toBe("no-invitations");
    expect(reopenRefusal(closed, { closesAt: noon, invitations: 2 }, now)).toBeNull();
    expect(reopenRefusal(draft, { closesAt: noon, invitations: 0 }, now)).toBe("not-published");
    const erased = { ...closed, opensAt: now.subtract({ hours: 9 }) };
    expect(reopenRefusal(erased, { closesAt: noon, invitations: 0, isErased: true }, now)).toBe("answers-erased");
    expect(reopenRefusal(erased, { closesAt: noon, invitations: 0, isErased: false }, now)).toBeNull();
    expect(removalRefusal(draft, { invitations: 0, responses: 0 })).toBeNull();
    expect(removalRefusal(closed, { invitations: 0, responses: 3 })).toBe("has-answers");
    expect(removalRefusal(open, { invitations: 3, responses: 0 })).toBe("published");
  });
});

describe("a survey that opens later", () => {
  const dawn = noon.subtract({ hours: 6 });
  const scheduled = { ...open, opensAt: dawn, openedAt: null };
  const before = dawn.subtract({ nanoseconds: 1 });

  test("opens at its time, and is due until somebody has opened it", () => {
    expect([before, dawn, noon].map((now) => stateAt(scheduled, now))).toEqual(["scheduled", "open", "closed"]);
    expect([before, dawn, noon].map((now) => isDueToOpen(scheduled, now))).toEqual([false, true, false]);
    expect(isDueToOpen({ ...scheduled, openedAt: dawn }, dawn)).toBe(false);
    expect(isDueToOpen({ ...open, openedAt: null }, dawn)).toBe(false);
  });

  test("its times may be changed and taken back until it opens, the close stays after the opening", () => {
    const plan = { opensAt: dawn.add({ hours: 1 }), closesAt: noon, recipients: 2 };
    expect(rescheduleRefusal(scheduled, plan, before)).toBeNull();
    expect(rescheduleRefusal(scheduled, { ...plan, recipients: null }, before)).toBeNull();
    expect(rescheduleRefusal(scheduled, { ...plan, recipients: 0 }, before)).toBe("nobody-to-ask");
    expect(rescheduleRefusal(scheduled, { ...plan, opensAt: before }, before)).toBe("opening-not-ahead");
    expect(rescheduleRefusal(scheduled, { ...plan, closesAt: plan.opensAt }, before)).toBe("opening-after-close");
    expect(rescheduleRefusal(scheduled, plan, dawn)).toBe("not-scheduled");
    expect(unscheduleRefusal(scheduled, { responses: 0 }, before)).toBeNull();
    expect(unscheduleRefusal(scheduled, { responses: 1 }, before)).toBe("has-answers");
    expect(unscheduleRefusal(scheduled, { responses: 0 }, dawn)).toBe("not-scheduled");
    const close = (closesAt: Temporal.Instant, isFinal: boolean) => ({ closesAt, invitations: 0, isFinal });
    expect(reopenRefusal(scheduled, close(dawn, false), before)).toBe("opening-after-close");
    expect(reopenRefusal(scheduled, close(noon, true), before)).toBeNull();
    expect(reopenRefusal(scheduled, close(noon.add({ hours: 2 }), true), noon)).toBe("close-is-final");
    expect(reopenRefusal(scheduled, close(noon.add({ hours: 2 }), false), noon)).toBeNull();
  });

  test("time alone moves any survey only forwards: scheduled, open, closed", () => {
    const order: SurveyStanding[] = ["draft", "scheduled", "open", "closed"];
    const minute = fc.integer({ min: 0, max: 50 }).map((minutes) => noon.add({ minutes }));
    const life: fc.Arbitrary<SurveyLife> = fc.record({
      state: fc.constantFrom("draft", "open", "closed"),
      opensAt: fc.option(minute),
      closesAt: fc.option(minute),
    });
    fc.assert(
      fc.property(life, minute, minute, (survey, one, other) => {
        const [first, second] = Temporal.Instant.compare(one, other) <= 0 ? [one, other] : [other, one];
        const [was, is] = [stateAt(survey, first), stateAt(survey, second)];
        expect(order.indexOf(is)).toBeGreaterThanOrEqual(order.indexOf(was));
        // Only what is published moves by itself, and answers are taken in only between the two times.
        if (survey.state !== "open") expect([was, is]).toEqual([survey.state, survey.state]);
        const { opensAt, closesAt } = survey;
        const isBetween =
          closesAt !== null &&
          Temporal.Instant.compare(first, closesAt) < 0 &&
          (opensAt === null || Temporal.Instant.compare(first, opensAt) >= 0);
        expect(isOpen(survey, first)).toBe(survey.state === "open" && isBetween);
      }),
    );
  });
});

describe("closing times", () => {
  test("are the programme's own hours, also where the clocks are changed", () => {
    expect(instantOf("2027-03-27", "16:00", "Europe/Helsinki").toString()).toBe("2027-03-27T14:00:00Z");
    expect(instantOf("2027-03-28", "16:00", "Europe/Helsinki").toString()).toBe("2027-03-28T13:00:00Z");
    expect(instantOf("2027-03-28", "03:30", "Europe/Helsinki").toString()).toBe("2027-03-28T01:30:00Z");
    expect(instantOf("2027-10-31", "03:30", "Europe/Helsinki").toString()).toBe("2027-10-31T00:30:00Z");
  });

  test("the suggestion lies two weeks ahead and on no weekend", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (hours) => {
        const now = noon.add({ hours });
        const { day, time } = suggestedClosing(now, "Europe/Helsinki");
        expect(Temporal.PlainDate.from(day).dayOfWeek).toBeLessThan(6);
        const ahead = instantOf(day, time, "Europe/Helsinki").since(now).total("hours");
        expect(ahead).toBeGreaterThan(13 * 24);
        expect(ahead).toBeLessThan(17 * 24);
      }),
    );
  });
});

test("each organisation's first contact gets the mail, and organisations without one are named", () => {
  const organisations = [
    { id: "a", name: "A" },
    { id: "b", name: "B" },
  ];
  const person = { organisationId: "a", email: "x@example.org", locale: "fi" as const };
  const contacts = [
    { ...person, id: "1", name: "Main" },
    { ...person, id: "2", name: "Second" },
  ];
  const { recipients, withoutContact } = recipientsOf(organisations, contacts);
  expect(recipients.map(({ organisationName, name }) => [organisationName, name])).toEqual([["A", "Main"]]);
  expect(withoutContact).toEqual([{ id: "b", name: "B" }]);
});

test("reminders are for the unsent who were not written to within the hour and have not declined, new links wait a minute", () => {
  const invitation = (id: string, isSent: boolean, minutes: number, declinedBy: string | null = null) => ({
    ...{ id, organisationId: id, isSent, participantId: declinedBy ?? "contact" },
    mailedAt: noon.subtract({ minutes }),
    declinedAt: declinedBy === null ? null : noon,
  });
  const invitations = [
    ...[invitation("old", false, 61), invitation("fresh", false, 59), invitation("sent", true, 600)],
    // What the contact before said of reminders is not the new one's word.
    ...[invitation("declined", false, 600, "contact"), invitation("renewed", false, 600, "contact before")],
    invitation("unreachable", false, 600),
  ];
  const recipients = ["old", "fresh", "sent", "declined", "renewed"].map((organisationId) => {
    const person = { participantId: "contact", name: "Ada", email: "ada@example.org", locale: "fi" as const };
    return { organisationId, organisationName: organisationId, ...person };
  });
  const due = dueReminders(reachable(invitations, recipients), noon);
  expect(due.map((each) => each.invitation.id)).toEqual(["old", "renewed"]);
  expect(dueReminders(due, noon, { hours: 2 }).map((each) => each.invitation.id)).toEqual(["renewed"]);
  const plan = { isOpen: true, hasContact: true, mailedAt: noon.subtract({ seconds: 61 }) };
  expect(newLinkRefusal(plan, noon)).toBeNull();
  expect(newLinkRefusal({ ...plan, mailedAt: noon }, noon)).toBe("just-sent");
  expect(newLinkRefusal({ ...plan, hasContact: false }, noon)).toBe("no-contact");
  expect(newLinkRefusal({ ...plan, isOpen: false }, noon)).toBe("not-open");
});
