/** What the person at the command line asked for wrongly: the message is for them. */
export class InputMistake extends Error {}
