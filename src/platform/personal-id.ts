// ddmmyy, the sign of the century, three digits, the check character. Signs: + 1800s; - U V W X Y 1900s; A–F 2000s
// (Population Information Decree 690/2022 brought in the letters beside - and A). Dashes as phones type them count too.
const pattern =
  /(?<![\p{L}\p{N}])(\d{2})(\d{2})(\d{2})([+\-\u2010-\u2015\u2212U-Yu-yA-Fa-f])(\d{3})([0-9A-Ya-y])(?![\p{L}\p{N}])/gu;
const checkCharacters = "0123456789ABCDEFHJKLMNPRSTUVWXY";
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether a text holds what looks like a Finnish personal identity code (henkilötunnus): a possible day and month,
 * any of the century signs in use since 2023, an individual number from 002, and the check character that belongs to
 * them (ddmmyyzzz mod 31). A text that only resembles one, such as an order number, seldom passes the check.
 */
export function looksLikePersonalId(text: string): boolean {
  return [...text.matchAll(pattern)].some(([, day, month, year, , individual, check]) => {
    if (day === undefined || month === undefined || year === undefined) return false;
    if (individual === undefined || check === undefined) return false;
    const days = daysOfMonth[Number(month) - 1] ?? 0;
    if (Number(day) < 1 || Number(day) > days || Number(individual) < 2) return false;
    return checkCharacters[Number(day + month + year + individual) % 31] === check.toUpperCase();
  });
}
