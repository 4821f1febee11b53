// Made from the migrated database by `npm run schema`; a test compares the two.
import type { ColumnType } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Texts } from "./locales.ts";

type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
type Instant = ColumnType<Temporal.Instant, Temporal.Instant, Temporal.Instant>;
// Read as a value, written as the text that json() of database.ts makes.
type Json = ColumnType<unknown, string, string>;
type TextsJson = ColumnType<Texts, string, string>;

export interface Schema {
  accountLinks: AccountLinks;
  anonymousAnswers: AnonymousAnswers;
  anonymousResponses: AnonymousResponses;
  answerCodes: AnswerCodes;
  answers: Answers;
  articleFiles: ArticleFiles;
  articleNeeds: ArticleNeeds;
  articlePosts: ArticlePosts;
  articleReadings: ArticleReadings;
  articleTools: ArticleTools;
  articleVerdicts: ArticleVerdicts;
  articleVersions: ArticleVersions;
  articles: Articles;
  assessments: Assessments;
  assignmentProposalRows: AssignmentProposalRows;
  assignmentProposals: AssignmentProposals;
  assignmentRuns: AssignmentRuns;
  attendeeLinks: AttendeeLinks;
  attendees: Attendees;
  auditLog: AuditLog;
  ballotOptionChanges: BallotOptionChanges;
  ballotOptions: BallotOptions;
  ballotOptionsApart: BallotOptionsApart;
  ballotOrganisations: BallotOrganisations;
  ballotPapers: BallotPapers;
  ballotWorkshops: BallotWorkshops;
  ballots: Ballots;
  barriers: Barriers;
  calendarFeeds: CalendarFeeds;
  checkInCodes: CheckInCodes;
  codedAnswers: CodedAnswers;
  contactNotes: ContactNotes;
  correctedAnswers: CorrectedAnswers;
  datePolls: DatePolls;
  digitalToolUnits: DigitalToolUnits;
  digitalTools: DigitalTools;
  facilitators: Facilitators;
  followUpChanges: FollowUpChanges;
  followUps: FollowUps;
  groupActs: GroupActs;
  groupMembers: GroupMembers;
  groupVariants: GroupVariants;
  groupingLinks: GroupingLinks;
  groupingRuns: GroupingRuns;
  importDrafts: ImportDrafts;
  importMappings: ImportMappings;
  industries: Industries;
  interviewedPeople: InterviewedPeople;
  keptResponses: KeptResponses;
  mailPace: MailPace;
  mails: Mails;
  materialFiles: MaterialFiles;
  maturityTargets: MaturityTargets;
  memberships: Memberships;
  mentorCalendarFiles: MentorCalendarFiles;
  mentorCapacity: MentorCapacity;
  mentorDays: MentorDays;
  mentorFeeds: MentorFeeds;
  mentorNeeds: MentorNeeds;
  mentorSessions: MentorSessions;
  mentorTools: MentorTools;
  mentorUnits: MentorUnits;
  mentoringSettings: MentoringSettings;
  mentors: Mentors;
  needGroups: NeedGroups;
  needs: Needs;
  needsAssessmentChanges: NeedsAssessmentChanges;
  needsAssessments: NeedsAssessments;
  organisations: Organisations;
  ownAnswers: OwnAnswers;
  ownAsks: OwnAsks;
  ownRounds: OwnRounds;
  participants: Participants;
  pollAnswers: PollAnswers;
  pollDates: PollDates;
  pollPeople: PollPeople;
  programmes: Programmes;
  proposals: Proposals;
  questionOptions: QuestionOptions;
  questions: Questions;
  rateLimits: RateLimits;
  readinessPlaces: ReadinessPlaces;
  refusedTopicDrafts: RefusedTopicDrafts;
  responses: Responses;
  roadmapMilestones: RoadmapMilestones;
  roadmapPhases: RoadmapPhases;
  rooms: Rooms;
  segmentParts: SegmentParts;
  segments: Segments;
  series: Series;
  services: Services;
  sessionGrants: SessionGrants;
  sessions: Sessions;
  surveyAccessLinks: SurveyAccessLinks;
  surveyAccesses: SurveyAccesses;
  surveyEdits: SurveyEdits;
  surveyInvitations: SurveyInvitations;
  surveyLetters: SurveyLetters;
  surveyLinkSections: SurveyLinkSections;
  surveyLinks: SurveyLinks;
  surveyReminders: SurveyReminders;
  surveySections: SurveySections;
  surveyVersions: SurveyVersions;
  surveys: Surveys;
  themes: Themes;
  toolObstacleUnits: ToolObstacleUnits;
  toolObstacles: ToolObstacles;
  toolVersions: ToolVersions;
  topicNeeds: TopicNeeds;
  topics: Topics;
  unitMentoringDays: UnitMentoringDays;
  useFigures: UseFigures;
  users: Users;
  voters: Voters;
  workshopFacilitators: WorkshopFacilitators;
  workshopFeedback: WorkshopFeedback;
  workshopMaterials: WorkshopMaterials;
  workshopOrganisations: WorkshopOrganisations;
  workshopSeats: WorkshopSeats;
  workshops: Workshops;
}

interface AccountLinks {
  tokenHash: string;
  kind: "setup" | "invitation" | "reset";
  email: Generated<string>;
  programmeId: string | null;
  role: "owner" | "planner" | "facilitator" | "viewer" | null;
  createdBy: string | null;
  createdAt: Generated<Instant>;
  expiresAt: Instant;
  usedAt: Instant | null;
}

interface AnonymousAnswers {
  responseId: string;
  questionId: string;
  value: Json;
  revision: Generated<number>;
}

interface AnonymousResponses {
  id: Generated<string>;
  surveyId: string;
  rowKey: string | null;
  noticeVersion: number;
  isSent: Generated<boolean>;
  hasChanged: Generated<boolean>;
}

interface AnswerCodes {
  programmeId: string;
  responseId: string;
  questionId: string;
  needId: string;
  state: "accepted" | "refused";
  acceptedNeedId: Generated<string | null>;
  decidedBy: string | null;
  decidedAt: Generated<Instant>;
}

interface Answers {
  responseId: string;
  questionId: string;
  value: Json;
  revision: Generated<number>;
  savedAt: Generated<Instant>;
}

interface ArticleFiles {
  id: Generated<string>;
  programmeId: string;
  articleId: string;
  name: string;
  kind: "pdf" | "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "png" | "jpg";
  size: number;
  digest: string;
  content: Uint8Array;
  addedAt: Generated<Instant>;
}

interface ArticleNeeds {
  programmeId: string;
  articleId: string;
  needId: string;
}

interface ArticlePosts {
  id: Generated<string>;
  programmeId: string;
  articleId: string;
  authorId: string | null;
  text: string;
  postedAt: Generated<Instant>;
  editedAt: Instant | null;
  takenAt: Instant | null;
}

interface ArticleReadings {
  articleId: string;
  userId: string;
  readAt: Instant;
}

interface ArticleTools {
  programmeId: string;
  articleId: string;
  toolId: string;
}

interface ArticleVerdicts {
  articleId: string;
  userId: string;
  version: number;
  helped: boolean;
  why: Generated<string>;
  givenAt: Generated<Instant>;
}

interface ArticleVersions {
  articleId: string;
  programmeId: string;
  number: number;
  titles: TextsJson;
  bodies: TextsJson;
  note: Generated<string>;
  restoredFrom: number | null;
  madeBy: string | null;
  madeAt: Generated<Instant>;
  searchFi: Generated<string>;
  searchSv: Generated<string>;
  searchEn: Generated<string>;
}

interface Articles {
  id: Generated<string>;
  programmeId: string;
  kind: "instruction" | "article";
  version: Generated<number>;
  publishedVersion: number | null;
  publishedAt: Instant | null;
  archivedAt: Instant | null;
  keeperId: string | null;
  checkBy: string | null;
  createdBy: string | null;
  createdAt: Generated<Instant>;
}

interface Assessments {
  id: Generated<string>;
  programmeId: string;
  unitId: string;
  toolId: string;
  assessedOn: string;
  score: number | null;
  note: Generated<string>;
  evidence: Generated<string>;
  judge: "mentor" | "unit";
  judgedBy: string | null;
  writtenBy: string | null;
  correctsId: string | null;
  isCorrected: Generated<boolean>;
  createdAt: Generated<Instant>;
}

interface AssignmentProposalRows {
  proposalId: string;
  programmeId: string;
  unitId: string;
  nowMentorId: string | null;
  mentorId: string | null;
  isLocked: Generated<boolean>;
  isChanged: Generated<boolean>;
  why: Json;
}

interface AssignmentProposals {
  id: Generated<string>;
  programmeId: string;
  settings: Json;
  seed: number;
  method: string;
  inputHash: string;
  basedOn: string;
  figures: Json;
  createdAt: Generated<Instant>;
  createdBy: string | null;
  acceptedAt: Instant | null;
}

interface AssignmentRuns {
  id: Generated<string>;
  programmeId: string;
  settings: Json;
  state: Generated<"queued" | "running" | "done" | "failed" | "cancelled">;
  progress: Generated<number>;
  failure: "no-mentors" | "no-units" | "computing" | "lost" | null;
  createdAt: Generated<Instant>;
  createdBy: string | null;
  seenAt: Generated<Instant>;
  finishedAt: Instant | null;
}

interface AttendeeLinks {
  tokenHash: string;
  attendeeId: string;
  createdAt: Generated<Instant>;
  expiresAt: Instant;
}

interface Attendees {
  id: Generated<string>;
  programmeId: string;
  participantId: string | null;
  organisationId: string | null;
  name: Generated<string>;
  email: Generated<string>;
  locale: Generated<"fi" | "sv" | "en">;
  organisationName: Generated<string>;
  remindersDeclinedAt: Instant | null;
  createdAt: Generated<Instant>;
  matchedAt: Instant | null;
  madeContact: Generated<boolean>;
  staysGuestAt: Instant | null;
}

interface AuditLog {
  id: Generated<number>;
  at: Generated<Instant>;
  actorId: string | null;
  programmeId: string | null;
  act: string;
  subject: string;
  details: Generated<Json>;
}

interface BallotOptionChanges {
  id: Generated<string>;
  ballotId: string;
  optionId: string;
  kind: "edited" | "merged" | "parted" | "hidden" | "shown";
  before: Json | null;
  after: Json | null;
  reason: Generated<string>;
  changedBy: string | null;
  changedAt: Generated<Instant>;
}

interface BallotOptions {
  id: Generated<string>;
  ballotId: string;
  topicId: string | null;
  proposal: string | null;
  proposerMark: string | null;
  isHidden: Generated<boolean>;
  hiddenReason: Generated<string>;
  position: number;
  origin: Generated<"team" | "voter">;
  costMinutes: number | null;
  mergedInto: string | null;
  ownNames: Json | null;
  proposerId: string | null;
  proposerToldAt: Instant | null;
}

interface BallotOptionsApart {
  ballotId: string;
  optionId: string;
  otherId: string;
}

interface BallotOrganisations {
  ballotId: string;
  organisationId: string;
}

interface BallotPapers {
  id: Generated<string>;
  ballotId: string;
  key: string | null;
  seen: Json;
  marks: Json;
  voterId: string | null;
  groupId: string | null;
  receipt: string | null;
}

interface BallotWorkshops {
  ballotId: string;
  optionId: string;
  workshopId: string;
}

interface Ballots {
  id: Generated<string>;
  programmeId: string;
  groupId: string | null;
  afterWorkshopId: string | null;
  titles: TextsJson;
  state: Generated<"draft" | "scheduled" | "proposing" | "open" | "closed">;
  allowsProposals: Generated<boolean>;
  openedAt: Instant | null;
  closesAt: Instant | null;
  closedAt: Instant | null;
  lotCommitment: string | null;
  lotSeed: string | null;
  result: Json | null;
  winnerWorkshopId: string | null;
  createdAt: Generated<Instant>;
  audienceNames: Generated<TextsJson>;
  audienceKind: Generated<"workshop" | "group" | "everyone" | "list">;
  purpose: Generated<"next" | "several" | "hours" | "series">;
  form: Generated<"approval" | "limited" | "score" | "dots" | "ranking">;
  rule: Generated<string>;
  seats: Generated<number>;
  budgetMinutes: number | null;
  mostMarks: number | null;
  votingBy: Generated<"person" | "organisation">;
  weighting: Generated<"person" | "group">;
  isSecret: Generated<boolean>;
  showsLive: Generated<boolean>;
  quorumPercent: number | null;
  allowsWalkIns: Generated<boolean>;
  joinCode: string | null;
  hasReceipts: Generated<boolean>;
  publishesAtClose: Generated<boolean>;
  publishedAt: Instant | null;
  reminderHours: number | null;
  opensAt: Instant | null;
  proposalsOpenedAt: Instant | null;
  chainId: string | null;
  live: Json | null;
  invitedBackTo: number | null;
  resultToldAt: Instant | null;
  votersForgottenAt: Instant | null;
}

interface Barriers {
  id: Generated<string>;
  programmeId: string;
  key: string;
  names: TextsJson;
  position: number;
}

interface CalendarFeeds {
  tokenHash: string;
  programmeId: string;
  facilitatorId: string | null;
  attendeeId: string | null;
  createdAt: Generated<Instant>;
}

interface CheckInCodes {
  tokenHash: string;
  programmeId: string;
  workshopId: string;
  expiresAt: Instant;
}

interface CodedAnswers {
  programmeId: string;
  surveyId: string;
  responseId: string;
  questionId: string;
  textDigest: string;
  codedBy: string | null;
  codedAt: Generated<Instant>;
}

interface ContactNotes {
  id: string;
  programmeId: string;
  unitId: string;
  participantId: string | null;
  who: Generated<string>;
  way: "phone" | "mail" | "meeting" | "remote";
  contactedOn: string;
  about: string;
  nextStep: Generated<string>;
  nextOn: string | null;
  nextDoneAt: Instant | null;
  writtenBy: string | null;
  createdAt: Generated<Instant>;
}

interface CorrectedAnswers {
  responseId: string;
  questionId: string;
  revision: number;
  value: Json;
  correctedBy: string | null;
  correctedAt: Generated<Instant>;
}

interface DatePolls {
  id: Generated<string>;
  programmeId: string;
  workshopId: string | null;
  titles: TextsJson;
  closesAt: Instant;
  closedAt: Instant | null;
  createdAt: Generated<Instant>;
}

interface DigitalToolUnits {
  programmeId: string;
  toolId: string;
  unitId: string;
}

interface DigitalTools {
  id: Generated<string>;
  programmeId: string;
  names: TextsJson;
  descriptions: TextsJson;
  anchors: Json | null;
  concernsAll: Generated<boolean>;
  position: number;
  endedAt: Instant | null;
  createdAt: Generated<Instant>;
}

interface Facilitators {
  id: Generated<string>;
  programmeId: string;
  name: string;
  email: Generated<string>;
  locale: Generated<"fi" | "sv" | "en">;
  skills: Generated<Json>;
  isActive: Generated<boolean>;
}

interface FollowUpChanges {
  id: Generated<string>;
  followUpId: string;
  stateBefore: string;
  state: string;
  changedBy: string | null;
  changedAt: Generated<Instant>;
}

interface FollowUps {
  id: Generated<string>;
  programmeId: string;
  unitId: string;
  assessmentId: string | null;
  needId: string | null;
  toolId: string | null;
  what: string;
  note: Generated<string>;
  ownerId: string | null;
  dueOn: string | null;
  state: Generated<"open" | "under-way" | "no-resources" | "done" | "dropped">;
  stateChangedAt: Generated<Instant>;
  createdAt: Generated<Instant>;
  writtenBy: string | null;
}

interface GroupActs {
  id: Generated<string>;
  variantId: string;
  sequence: number;
  change: Json;
  before: Json;
  after: Json;
  actorId: string | null;
  createdAt: Generated<Instant>;
  undoneAt: Instant | null;
}

interface GroupMembers {
  organisationId: string;
  groupId: string | null;
  computedGroupId: string | null;
  variantId: string;
  isLocked: Generated<boolean>;
}

interface GroupVariants {
  id: Generated<string>;
  programmeId: string;
  runId: string;
  name: string | null;
  isCurrent: Generated<boolean>;
  sequence: Generated<number>;
  createdBy: string | null;
  createdAt: Generated<Instant>;
}

interface GroupingLinks {
  programmeId: string;
  organisationA: string;
  organisationB: string;
  kind: "must" | "cannot";
  createdBy: string | null;
  createdAt: Generated<Instant>;
}

interface GroupingRuns {
  id: Generated<string>;
  programmeId: string;
  surveyId: string;
  isCurrent: Generated<boolean>;
  state: Generated<"queued" | "running" | "done" | "failed" | "cancelled">;
  progress: Generated<number>;
  settings: Json;
  seed: number;
  methodVersion: string;
  inputHash: string | null;
  result: Json | null;
  error: string | null;
  createdBy: string | null;
  createdAt: Generated<Instant>;
  finishedAt: Instant | null;
}

interface ImportDrafts {
  id: Generated<string>;
  programmeId: string;
  kind: "organisations" | "answers" | "structure";
  createdBy: string;
  createdAt: Generated<Instant>;
  fileName: string;
  header: Json;
  headerRow: number;
  rows: Json;
  outcome: Json | null;
  encoding: "utf-8" | "utf-16le" | "windows-1252" | null;
  separator: string | null;
  content: Json | null;
  mapping: Json | null;
}

interface ImportMappings {
  id: Generated<string>;
  programmeId: string;
  name: string;
  fingerprint: string;
  mapping: Json;
  savedBy: string | null;
  savedAt: Generated<Instant>;
}

interface Industries {
  id: Generated<string>;
  programmeId: string;
  names: TextsJson;
  position: number;
}

interface InterviewedPeople {
  assessmentId: string;
  position: number;
  role: string;
  count: Generated<number>;
  name: Generated<string>;
  hasAgreed: Generated<boolean>;
}

interface KeptResponses {
  responseId: string;
  surveyId: string;
  locale: "fi" | "sv" | "en";
  sentAt: Instant;
  answers: Json | null;
  people: number;
  isWholeOnly: boolean;
}

interface MailPace {
  isOnly: Generated<boolean>;
  nextAt: Generated<Instant>;
}

interface Mails {
  id: Generated<string>;
  programmeId: string | null;
  createdAt: Generated<Instant>;
  toName: string;
  toAddress: string;
  locale: "fi" | "sv" | "en";
  subject: string;
  body: string | null;
  messageId: string;
  state: Generated<"queued" | "kept" | "sent" | "failed" | "erased">;
  attempts: Generated<number>;
  lastError: string | null;
  sentAt: Instant | null;
  ballotId: string | null;
  calendar: Json | null;
  isPrivate: Generated<boolean>;
  isRefused: Generated<boolean>;
  surveyInvitationId: string | null;
  surveyAccessId: string | null;
  aboutBallotId: string | null;
}

interface MaterialFiles {
  materialId: string;
  programmeId: string;
  name: string;
  kind: "pdf" | "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "png" | "jpg";
  size: number;
  content: Uint8Array;
}

interface MaturityTargets {
  id: Generated<string>;
  programmeId: string;
  unitId: string | null;
  toolId: string | null;
  level: number;
  startsOn: string;
  dueOn: string;
  ownerId: string | null;
  ownerName: Generated<string>;
  endedAt: Instant | null;
  createdAt: Generated<Instant>;
}

interface Memberships {
  programmeId: string;
  userId: string;
  role: "owner" | "planner" | "facilitator" | "viewer";
  createdAt: Generated<Instant>;
}

interface MentorCalendarFiles {
  mentorId: string;
  programmeId: string;
  firstDay: string;
  lastDay: string;
  readAt: Generated<Instant>;
}

interface MentorCapacity {
  programmeId: string;
  mentorId: string;
  month: string;
  days: number;
}

interface MentorDays {
  programmeId: string;
  mentorId: string;
  day: string;
  source: "hand" | "file";
  state: "free" | "half" | "busy";
}

interface MentorFeeds {
  tokenHash: string;
  programmeId: string;
  mentorId: string;
  createdAt: Generated<Instant>;
  madeBy: string | null;
}

interface MentorNeeds {
  programmeId: string;
  mentorId: string;
  needId: string;
}

interface MentorSessions {
  workshopId: string;
  programmeId: string;
  mentorId: string;
  unitId: string;
  toolId: string | null;
  createdAt: Generated<Instant>;
  isTitled: Generated<boolean>;
  note: Generated<string>;
  firstStart: Instant | null;
  timesMoved: Generated<number>;
}

interface MentorTools {
  programmeId: string;
  mentorId: string;
  toolId: string;
}

interface MentorUnits {
  id: Generated<string>;
  programmeId: string;
  mentorId: string;
  unitId: string;
  startsOn: string;
  endsOn: string | null;
  assignedBy: string | null;
  createdAt: Generated<Instant>;
}

interface MentoringSettings {
  programmeId: string;
  waitingWeeks: Generated<number>;
  usualDays: Generated<number>;
}

interface Mentors {
  id: Generated<string>;
  programmeId: string;
  name: string;
  userId: string | null;
  startsOn: string;
  endsOn: string | null;
  createdAt: Generated<Instant>;
  weekdays: Generated<string>;
}

interface NeedGroups {
  id: Generated<string>;
  position: number;
  names: TextsJson;
  isRenamed: Generated<boolean>;
  variantId: string;
  isRemoved: Generated<boolean>;
}

interface Needs {
  id: Generated<string>;
  programmeId: string;
  themeId: string;
  key: string;
  names: TextsJson;
  descriptions: TextsJson;
  keywords: Json;
  position: number;
}

interface NeedsAssessmentChanges {
  id: Generated<string>;
  assessmentId: string;
  before: Json;
  changedBy: string | null;
  changedAt: Generated<Instant>;
}

interface NeedsAssessments {
  id: Generated<string>;
  programmeId: string;
  unitId: string;
  mentorId: string | null;
  heldOn: string;
  responseId: string | null;
  summary: Generated<string>;
  writtenBy: string | null;
  createdAt: Generated<Instant>;
  surveyId: string | null;
  doneAt: Instant | null;
}

interface Organisations {
  id: Generated<string>;
  programmeId: string;
  name: string;
  industryId: string | null;
  sizeClass: "1" | "2-9" | "10-49" | "50-249" | "250+" | null;
  municipality: Generated<string>;
  createdAt: Generated<Instant>;
  kind: Generated<"organisation" | "unit" | "person">;
  parentId: string | null;
  commitment: Generated<"none" | "interested" | "committed" | "left">;
}

interface OwnAnswers {
  askId: string;
  toolId: string;
  answer: Generated<"" | "unknown" | "0" | "100" | "200" | "300" | "400" | "500">;
  note: Generated<string>;
  sentAnswer: string | null;
  sentNote: string | null;
  assessmentId: string | null;
  savedAt: Generated<Instant>;
}

interface OwnAsks {
  id: Generated<string>;
  programmeId: string;
  roundId: string;
  unitId: string;
  participantId: string | null;
  tokenHashes: Generated<string[]>;
  mailedAt: Instant | null;
  openedAt: Instant | null;
  sentAt: Instant | null;
  revokedAt: Instant | null;
  declinedAt: Instant | null;
  noticeVersion: number | null;
  createdAt: Generated<Instant>;
}

interface OwnRounds {
  id: Generated<string>;
  programmeId: string;
  closesAt: Instant;
  createdAt: Generated<Instant>;
  subjects: Generated<TextsJson>;
  openings: Generated<TextsJson>;
}

interface Participants {
  id: Generated<string>;
  organisationId: string;
  programmeId: string;
  name: string;
  email: string;
  locale: Generated<"fi" | "sv" | "en">;
  isMain: Generated<boolean>;
  createdAt: Generated<Instant>;
}

interface PollAnswers {
  pollId: string;
  dateId: string;
  attendeeId: string;
  answer: "yes" | "maybe" | "no";
}

interface PollDates {
  id: Generated<string>;
  pollId: string;
  startsAt: Instant;
  endsAt: Instant;
}

interface PollPeople {
  programmeId: string;
  pollId: string;
  attendeeId: string;
  mailedAt: Instant | null;
  answeredAt: Instant | null;
}

interface Programmes {
  id: Generated<string>;
  name: string;
  locales: Generated<Json>;
  defaultLocale: Generated<"fi" | "sv" | "en">;
  timeZone: Generated<string>;
  startsOn: string | null;
  endsOn: string | null;
  contactName: Generated<string>;
  contactEmail: Generated<string>;
  createdAt: Generated<Instant>;
}

interface Proposals {
  id: Generated<string>;
  programmeId: string;
  runId: string | null;
  state: Generated<"queued" | "running" | "done" | "failed" | "cancelled">;
  progress: Generated<number>;
  settings: Json;
  seed: number;
  methodVersion: string;
  inputHash: string | null;
  result: Json | null;
  error: string | null;
  createdBy: string | null;
  createdAt: Generated<Instant>;
  finishedAt: Instant | null;
}

interface QuestionOptions {
  id: Generated<string>;
  questionId: string;
  key: string;
  texts: TextsJson;
  needId: string | null;
  serviceId: string | null;
  barrierId: string | null;
  isExclusive: Generated<boolean>;
  isOther: Generated<boolean>;
  position: number;
  needWeight: Generated<number>;
  retiredAt: Instant | null;
}

interface Questions {
  id: Generated<string>;
  surveyId: string;
  sectionId: string;
  key: string;
  kind: "multiple" | "single" | "matrix" | "ratings" | "scale" | "ranking" | "number" | "date" | "yesno" | "text" | "info";
  block: "services" | "wishes" | "barriers" | "support" | "background" | "open" | "ratings" | "feedback";
  texts: TextsJson;
  helps: TextsJson;
  required: Generated<boolean>;
  settings: Generated<Json>;
  position: number;
  needId: string | null;
  needWeight: Generated<number>;
  isShuffled: Generated<boolean>;
  condition: Json | null;
  retiredAt: Instant | null;
}

interface RateLimits {
  key: string;
  points: Generated<number>;
  expire: number | null;
}

interface ReadinessPlaces {
  programmeId: string;
  surveyId: string;
  questionKey: string;
  optionKey: string;
  unitId: string | null;
  industryId: string | null;
}

interface RefusedTopicDrafts {
  programmeId: string;
  needId: string;
  refusedBy: string | null;
  refusedAt: Generated<Instant>;
}

interface Responses {
  id: Generated<string>;
  surveyId: string;
  programmeId: string;
  organisationId: string | null;
  source: Generated<"link" | "import" | "interview">;
  locale: "fi" | "sv" | "en";
  noticeVersion: number;
  startedAt: Generated<Instant>;
  savedAt: Generated<Instant>;
  sentAt: Instant | null;
  purpose: Generated<"needs" | "feedback" | "assessment">;
  personId: string | null;
  firstSentAt: Instant | null;
  counts: Generated<boolean>;
}

interface RoadmapMilestones {
  id: Generated<string>;
  programmeId: string;
  names: TextsJson;
  dueOn: string;
  isWholeMonth: Generated<boolean>;
  doneOn: string | null;
  createdAt: Generated<Instant>;
}

interface RoadmapPhases {
  id: Generated<string>;
  programmeId: string;
  names: TextsJson;
  firstMonth: string;
  lastMonth: string;
  ownerName: Generated<string>;
  position: number;
  createdAt: Generated<Instant>;
}

interface Rooms {
  id: Generated<string>;
  programmeId: string;
  name: string;
  address: Generated<string>;
  places: number;
}

interface SegmentParts {
  unitId: string;
  programmeId: string;
  segmentId: string;
}

interface Segments {
  id: Generated<string>;
  programmeId: string;
  names: TextsJson;
  promises: TextsJson;
  position: number;
  createdAt: Generated<Instant>;
}

interface Series {
  id: Generated<string>;
  programmeId: string;
  proposalId: string;
  acceptedBy: string | null;
  acceptedAt: Generated<Instant>;
  isCurrent: Generated<boolean>;
}

interface Services {
  id: Generated<string>;
  programmeId: string;
  key: string;
  names: TextsJson;
  position: number;
}

interface SessionGrants {
  tokenHash: string;
  kind: "survey" | "ballot" | "attendee" | "unit";
  subjectId: string;
  key: string;
}

interface Sessions {
  tokenHash: string;
  userId: string | null;
  createdAt: Generated<Instant>;
  seenAt: Generated<Instant>;
  expiresAt: Instant;
}

interface SurveyAccessLinks {
  tokenHash: string;
  accessId: string;
  isUsed: Generated<boolean>;
}

interface SurveyAccesses {
  id: Generated<string>;
  surveyId: string;
  participantId: string;
  declinedAt: Instant | null;
  mailedAt: Generated<Instant>;
}

interface SurveyEdits {
  surveyId: string;
  number: number;
  questionnaire: Json;
  act: string;
  subject: Generated<string>;
  actorId: string | null;
  madeAt: Generated<Instant>;
}

interface SurveyInvitations {
  id: Generated<string>;
  surveyId: string;
  programmeId: string;
  organisationId: string | null;
  participantId: string | null;
  createdAt: Generated<Instant>;
  openedAt: Instant | null;
  mailedAt: Generated<Instant>;
  purpose: Generated<"needs" | "feedback">;
  personId: string | null;
  hasSent: Generated<boolean>;
  declinedAt: Instant | null;
}

interface SurveyLetters {
  surveyId: string;
  kind: "invitation" | "reminder";
  subjects: TextsJson;
  bodies: TextsJson;
}

interface SurveyLinkSections {
  linkId: string;
  sectionId: string;
}

interface SurveyLinks {
  id: Generated<string>;
  invitationId: string;
  tokenHash: string;
  madeFor: "invitation" | "reminder" | "again" | "copy" | "share";
  colleagueName: Generated<string>;
  colleagueEmail: Generated<string>;
  createdAt: Generated<Instant>;
  lastOpenedAt: Instant | null;
  doneAt: Instant | null;
  revokedAt: Instant | null;
  ofLinkId: string | null;
}

interface SurveyReminders {
  surveyId: string;
  daysBefore: number;
  timeOfDay: string;
  dueAt: Instant;
  doneAt: Instant | null;
  mailed: Generated<number>;
}

interface SurveySections {
  id: Generated<string>;
  surveyId: string;
  key: string;
  titles: TextsJson;
  helps: TextsJson;
  position: number;
  condition: Json | null;
  retiredAt: Instant | null;
}

interface SurveyVersions {
  surveyId: string;
  number: number;
  questionnaire: Json;
  touched: Generated<number>;
  actorId: string | null;
  replacedAt: Generated<Instant>;
}

interface Surveys {
  id: Generated<string>;
  programmeId: string;
  titles: TextsJson;
  intros: TextsJson;
  notice: TextsJson;
  noticeVersion: Generated<number>;
  state: Generated<"draft" | "open" | "closed">;
  openedAt: Instant | null;
  closesAt: Instant | null;
  closedAt: Instant | null;
  createdAt: Generated<Instant>;
  importKey: string | null;
  importFirstNumber: number | null;
  purpose: Generated<"needs" | "feedback" | "assessment">;
  version: Generated<number>;
  editNumber: number | null;
  anonymity: Generated<"named" | "anonymous">;
  access: Generated<"invited" | "common">;
  commonCode: string | null;
  keysDroppedAt: Instant | null;
  opensAt: Instant | null;
  openingPlan: Json | null;
  retentionMonths: Generated<number>;
  answersErasedAt: Instant | null;
  erasedAsked: number | null;
  erasedSent: number | null;
  form: string | null;
}

interface Themes {
  id: Generated<string>;
  programmeId: string;
  key: string;
  names: TextsJson;
  position: number;
}

interface ToolObstacleUnits {
  programmeId: string;
  obstacleId: string;
  unitId: string;
}

interface ToolObstacles {
  id: Generated<string>;
  programmeId: string;
  toolId: string;
  what: string;
  since: string;
  solvedOn: string | null;
  note: Generated<string>;
  createdAt: Generated<Instant>;
}

interface ToolVersions {
  id: Generated<string>;
  programmeId: string;
  toolId: string;
  name: string;
  inUseFrom: string;
  note: Generated<string>;
  createdAt: Generated<Instant>;
}

interface TopicNeeds {
  topicId: string;
  needId: string;
  strength: number;
}

interface Topics {
  id: Generated<string>;
  programmeId: string;
  key: string;
  names: TextsJson;
  descriptions: TextsJson;
  kind: "open" | "themed" | "segmented" | "common";
  durationMinutes: Generated<number>;
  costEuros: Generated<number>;
  levels: Generated<Json>;
  position: number;
  skills: Generated<Json>;
  placeMode: Generated<"room" | "remote" | "either">;
  leastPeople: number | null;
  mostPeople: number | null;
  offeredAgainAt: Instant | null;
}

interface UnitMentoringDays {
  unitId: string;
  programmeId: string;
  days: number;
}

interface UseFigures {
  id: Generated<string>;
  programmeId: string;
  toolId: string;
  unitId: string | null;
  name: string;
  measure: string;
  value: string | null;
  startsOn: string;
  endsOn: string;
  source: Generated<string>;
  writtenBy: string | null;
  correctsId: string | null;
  isCorrected: Generated<boolean>;
  createdAt: Generated<Instant>;
}

interface Users {
  id: Generated<string>;
  email: string;
  name: string;
  passwordHash: string | null;
  locale: Generated<"fi" | "sv" | "en">;
  isAdmin: Generated<boolean>;
  disabledAt: Instant | null;
  createdAt: Generated<Instant>;
}

interface Voters {
  id: Generated<string>;
  ballotId: string;
  participantId: string | null;
  openedAt: Instant | null;
  hasVoted: Generated<boolean>;
  tokenHashes: Generated<string[]>;
  organisationId: string | null;
  groupId: string | null;
  walkInName: string | null;
  remindedAt: Instant | null;
  declinedAt: Instant | null;
}

interface WorkshopFacilitators {
  programmeId: string;
  workshopId: string;
  facilitatorId: string;
}

interface WorkshopFeedback {
  workshopId: string;
  programmeId: string;
  surveyId: string;
  purpose: Generated<string>;
}

interface WorkshopMaterials {
  id: Generated<string>;
  programmeId: string;
  workshopId: string;
  phase: "before" | "after";
  title: string;
  url: Generated<string>;
  note: Generated<string>;
  position: number;
  toldAt: Instant | null;
}

interface WorkshopOrganisations {
  workshopId: string;
  organisationId: string;
}

interface WorkshopSeats {
  id: Generated<string>;
  programmeId: string;
  workshopId: string;
  attendeeId: string;
  state: "invited" | "coming" | "waiting" | "declined";
  isRemote: Generated<boolean>;
  source: "invitation" | "sign-up" | "colleague" | "walk-in" | "log";
  sentBy: string | null;
  createdAt: Generated<Instant>;
  invitedAt: Instant | null;
  answeredAt: Instant | null;
  waitingSince: Instant | null;
  remindedAt: Instant | null;
  attended: boolean | null;
  checkedInAt: Instant | null;
  attendanceMarkedAt: Instant | null;
}

interface Workshops {
  id: Generated<string>;
  programmeId: string;
  seriesId: string | null;
  topicId: string | null;
  ownTitles: TextsJson | null;
  level: Generated<"basics" | "intermediate" | "advanced" | "all">;
  groupId: string | null;
  audienceNames: TextsJson;
  position: number;
  state: Generated<"planned" | "held" | "cancelled">;
  heldOn: string | null;
  createdAt: Generated<Instant>;
  kind: Generated<"open" | "themed" | "segmented" | "common">;
  eventKind: Generated<"workshop" | "training" | "meeting">;
  startsAt: Instant | null;
  endsAt: Instant | null;
  roomId: string | null;
  place: Generated<string>;
  remoteUrl: Generated<string>;
  places: number | null;
  isPublic: Generated<boolean>;
  durationMinutes: number | null;
  headCount: number | null;
  cancelledAt: Instant | null;
  cancelReason: Generated<string>;
  calendarSequence: Generated<number>;
  loggedAt: Instant | null;
  plannedStart: Instant | null;
  remindersFor: Instant | null;
  costEuros: number | null;
  isSession: Generated<boolean>;
}
