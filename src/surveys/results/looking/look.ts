/** What of the results is looked at: those in all of the chosen parts; and by which dimension they are set side by side. */
export interface Look {
  only: { dimension: string; part: string }[];
  compare: string | null;
}
