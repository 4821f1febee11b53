/** So many months after the close it is known who could vote, and who chose what in an open vote. */
export const keptMonths = 24;
