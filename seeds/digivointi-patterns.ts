import type { DemoIndustry } from "./digivointi-organisations.ts";

/** How strongly something pulls, by key: 1 is a full pull, a negative number pushes away. */
export type Pull = Readonly<Record<string, number>>;

export type DemoPattern = "visibility" | "records" | "clients" | "staff";

/** The development needs that unite organisations across industries. */
export const patterns: Record<DemoPattern, Pull> = {
  visibility: {
    website: 1,
    "online-booking": 0.9,
    "social-media-marketing": 0.7,
    videos: 1,
    "content-planning": 0.9,
    "visual-materials": 0.9,
    "employer-image": 0.4,
  },
  records: {
    kanta: 1,
    "record-keeping": 1,
    "data-protection": 1,
    "information-security": 0.9,
    "services-reform": 0.9,
    "comparing-services": 0.4,
  },
  clients: {
    "remote-meetings": 0.8,
    "remote-care": 1,
    "client-feedback": 1,
    "client-orientation": 0.9,
    "future-technology": 0.9,
    "comparing-services": 0.4,
  },
  staff: {
    "staff-digital-skills": 1,
    "office-tools": 1,
    "induction-material": 0.9,
    "employer-image": 0.8,
    "coping-at-work": 0.9,
    "remote-meetings": 0.3,
    "better-use": 0.2,
  },
};

/** How many of each industry's organisations follow which pattern: each pattern is found in every industry. */
export const patternsByIndustry: Record<DemoIndustry, Record<DemoPattern, number>> = {
  physiotherapy: { visibility: 5, records: 3, clients: 4, staff: 3 },
  care: { visibility: 4, records: 4, clients: 4, staff: 5 },
  "child-welfare": { visibility: 3, records: 4, clients: 3, staff: 3 },
};

/** What all industries find important, above or below the middle. */
export const sharedImportance: Pull = {
  "better-use": 1.5,
  pruning: 1,
  "social-media-marketing": 0.9,
  "record-keeping": 0.2,
  "staff-digital-skills": 0.2,
  "future-technology": -0.4,
};

/** The lesser differences between industries, as the project's report tells them. */
export const importanceByIndustry: Record<DemoIndustry, Pull> = {
  physiotherapy: { website: 0.6, "online-booking": 0.2, kanta: -0.3 },
  care: { "remote-care": 0.5, "client-feedback": 0.3, "induction-material": 0.4 },
  "child-welfare": { kanta: 0.5, "remote-meetings": 0.5, "employer-image": 0.2, "remote-care": -0.3 },
};

/** Who works alone has nobody to induct or recruit. */
export const importanceWhenAlone: Pull = {
  "induction-material": -1,
  "employer-image": -1,
  "staff-digital-skills": -0.8,
};

/** Chance that a service is in use, where not the same everywhere: here the industries do differ. */
export const sharedServices: Pull = {
  email: 0.98,
  website: 0.85,
  "social-media": 0.8,
  "office-365": 0.75,
  "shift-planning": 0.6,
  "instant-messaging": 0.85,
  "client-records": 0.3,
  erp: 0.08,
  "satisfaction-survey": 0.1,
};
export const servicesByIndustry: Record<DemoIndustry, Pull> = {
  physiotherapy: {
    "mobility-measurement": 0.6,
    "foot-scanner": 0.5,
    "patient-records": 0.65,
    "shift-planning": 0.25,
    "client-records": 0.1,
  },
  care: {
    "hilkka-mobile": 0.65,
    "nurse-call": 0.7,
    "access-control": 0.55,
    "patient-records": 0.6,
    erp: 0.45,
    "medicine-ordering": 0.65,
    "shift-planning": 0.85,
  },
  "child-welfare": {
    "client-records": 0.9,
    "satisfaction-survey": 0.75,
    wilma: 0.9,
    paikky: 0.55,
    "staff-wellbeing": 0.5,
    "shift-planning": 0.7,
  },
};

/** Chance that a service in use could be given up; the others could not. */
export const pruningChances: Pull = {
  "instant-messaging": 0.2,
  "social-media": 0.1,
  "staff-wellbeing": 0.3,
  "satisfaction-survey": 0.2,
  "mobility-measurement": 0.12,
  "foot-scanner": 0.12,
  erp: 0.2,
  "access-control": 0.08,
  "hilkka-mobile": 0.06,
  "office-365": 0.04,
};

/** Chance that a barrier is named. */
export const sharedBarriers: Pull = {
  "lack-of-time": 0.85,
  "digital-gaps": 0.5,
  "unknown-offer": 0.2,
  "price-against-risk": 0.25,
  "services-reform": 0.15,
  "systems-apart": 0.25,
  "no-support": 0.2,
  resistance: 0.2,
  "connections-devices": 0.08,
};
export const barriersByIndustry: Record<DemoIndustry, Pull> = {
  physiotherapy: { "services-reform": 0.6, "digital-gaps": 0.3 },
  care: { "price-against-risk": 0.65, "digital-gaps": 0.65 },
  "child-welfare": { "unknown-offer": 0.65 },
};
