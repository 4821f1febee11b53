/** The address of a survey's results; `surveyUrl` is that of the survey. */
export const resultsUrl = (surveyUrl: string) => `${surveyUrl}/results`;

/** The address of everything that was written to a question. */
export const wordsUrl = (surveyUrl: string, questionKey: string) =>
  `${resultsUrl(surveyUrl)}/questions/${encodeURIComponent(questionKey)}`;
