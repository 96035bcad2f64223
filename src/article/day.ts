/**
 * Whether a text is a day of the calendar as `YYYY-MM-DD` (ISO 8601, extended format).
 *
 * @example isDay("2027-02-30") // false
 */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Today as `YYYY-MM-DD`, in UTC: the same on all machines of a team, wherever they stand. */
export function dayToday(): string {
  return new Date().toISOString().slice(0, 10);
}
