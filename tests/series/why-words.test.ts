import { expect, test } from "vitest";
import type { Role } from "../../src/platform/asking.ts";
import { loadTexts } from "../../src/platform/i18n.ts";
import { sizeText } from "../../src/series/proposal/workshops/pages.ts";
import { whyText } from "../../src/series/proposal/workshops/why-words.ts";

const { fi: t } = loadTexts();
const told = (role: Role, [members, wanting, topNeedOf, newTo]: [number, number, number, number]) =>
  whyText({ members, wanting, topNeedOf, newTo }, { t, role });

test("planners read how many need it, to whom it is new, and for how many it is a top need", () => {
  expect(told("planner", [12, 7, 3, 7])).toBe(
    "12 osallistujasta 7 tarvitsee tätä. Aihe on heille uusi. 3 osallistujalle se on yksi tärkeimmistä tarpeista.",
  );
  expect(told("owner", [12, 12, 1, 5])).toBe(
    "Kaikki 12 osallistujaa tarvitsevat tätä. Heistä 5 ei ole vielä saanut siihen apua. Yhdelle osallistujalle se on yksi tärkeimmistä tarpeista.",
  );
  expect(told("planner", [12, 0, 0, 0])).toBe("Kenelläkään 12 osallistujasta ei ole tähän suurta tarvetta.");
  expect(told("planner", [3, 1, 0, 0])).toBe(
    "3 osallistujasta yksi tarvitsee tätä. Tällä osallistujalla on aiheesta jo työpaja.",
  );
});

test("viewers and facilitators get no count of fewer than five, nor one that gives it away", () => {
  for (const role of ["viewer", "facilitator"] as const) {
    expect(told(role, [12, 7, 3, 7])).toBe("12 osallistujasta 7 tarvitsee tätä. Aihe on heille uusi.");
    expect(told(role, [12, 7, 6, 4])).toBe(
      "12 osallistujasta 7 tarvitsee tätä. 6 osallistujalle se on yksi tärkeimmistä tarpeista.",
    );
    expect(told(role, [12, 10, 11, 10])).toBe("Osa osallistujista tarvitsee tätä.");
    expect(told(role, [12, 12, 12, 12])).toBe(
      "Kaikki 12 osallistujaa tarvitsevat tätä. Aihe on heille uusi. 12 osallistujalle se on yksi tärkeimmistä tarpeista.",
    );
    expect(told(role, [4, 4, 4, 4])).toBe("Osallistujia on alle 5, joten lukuja ei näytetä.");
  }
});

test("planners read where a workshop has fewer or more people than its topic is for", () => {
  const topics = [{ key: "videos", leastPeople: 4, mostPeople: 6 }, { key: "older" }];
  const said = (topic: string, people: number) =>
    sizeText(topics, { topic, members: Array.from({ length: people }, String) }, { t });
  expect([4, 6].map((people) => said("videos", people))).toEqual([null, null]);
  expect([1, 3, 7].map((people) => said("videos", people))).toEqual([
    "Aihe on suunniteltu vähintään 4 hengelle, mutta tässä on 1 osallistuja.",
    "Aihe on suunniteltu vähintään 4 hengelle, mutta tässä on 3 osallistujaa.",
    "Aihe on suunniteltu enintään 6 hengelle, mutta tässä on 7 osallistujaa.",
  ]);
  expect([1, 99].map((people) => said("older", people))).toEqual([null, null]);
});
