/** Where those whom surveys ask get their links sent again. */
export const askForSurveyLinkUrl = "/s";
