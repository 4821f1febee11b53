import type anonymous from "../../views/locales/fi/anonymous.json";
import type answering from "../../views/locales/fi/answering.json";
import type building from "../../views/locales/fi/building.json";
import type catalogue from "../../views/locales/fi/catalogue.json";
import type errors from "../../views/locales/fi/errors.json";
import type exporting from "../../views/locales/fi/exporting.json";
import type followUps from "../../views/locales/fi/followUps.json";
import type form from "../../views/locales/fi/form.json";
import type frame from "../../views/locales/fi/frame.json";
import type grouping from "../../views/locales/fi/grouping.json";
import type identity from "../../views/locales/fi/identity.json";
import type importing from "../../views/locales/fi/importing.json";
import type interviews from "../../views/locales/fi/interviews.json";
import type knowledge from "../../views/locales/fi/knowledge.json";
import type mail from "../../views/locales/fi/mail.json";
import type maturity from "../../views/locales/fi/maturity.json";
import type mentoring from "../../views/locales/fi/mentoring.json";
import type mentors from "../../views/locales/fi/mentors.json";
import type needs from "../../views/locales/fi/needs.json";
import type organisations from "../../views/locales/fi/organisations.json";
import type programmes from "../../views/locales/fi/programmes.json";
import type results from "../../views/locales/fi/results.json";
import type roadmap from "../../views/locales/fi/roadmap.json";
import type segments from "../../views/locales/fi/segments.json";
import type selfAssessing from "../../views/locales/fi/selfAssessing.json";
import type series from "../../views/locales/fi/series.json";
import type session from "../../views/locales/fi/session.json";
import type sessionLog from "../../views/locales/fi/sessionLog.json";
import type summary from "../../views/locales/fi/summary.json";
import type surveys from "../../views/locales/fi/surveys.json";
import type targets from "../../views/locales/fi/targets.json";
import type toolUse from "../../views/locales/fi/toolUse.json";
import type voting from "../../views/locales/fi/voting.json";
import type workshops from "../../views/locales/fi/workshops.json";

interface Namespaces {
  anonymous: typeof anonymous;
  answering: typeof answering;
  building: typeof building;
  catalogue: typeof catalogue;
  errors: typeof errors;
  exporting: typeof exporting;
  followUps: typeof followUps;
  form: typeof form;
  frame: typeof frame;
  grouping: typeof grouping;
  identity: typeof identity;
  importing: typeof importing;
  interviews: typeof interviews;
  knowledge: typeof knowledge;
  mail: typeof mail;
  maturity: typeof maturity;
  mentoring: typeof mentoring;
  mentors: typeof mentors;
  needs: typeof needs;
  organisations: typeof organisations;
  programmes: typeof programmes;
  results: typeof results;
  roadmap: typeof roadmap;
  segments: typeof segments;
  selfAssessing: typeof selfAssessing;
  series: typeof series;
  session: typeof session;
  sessionLog: typeof sessionLog;
  summary: typeof summary;
  surveys: typeof surveys;
  targets: typeof targets;
  toolUse: typeof toolUse;
  voting: typeof voting;
  workshops: typeof workshops;
}

type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? Plain<K> : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

// i18next chooses the form by the count: "members_one" and "members_other" are asked for as "members".
type Plain<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;

/** The address of a text for people, as the Finnish files hold it: "voting.refused.closed". */
export type Key = Paths<Namespaces>;
