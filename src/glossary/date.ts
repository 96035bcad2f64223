/**
 * Whether a text is a day of the calendar as `YYYY-MM-DD` (ISO 8601, extended format).
 *
 * @example isDay("2024-02-30") // false
 */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
