/** An ISO instant to the minute, `2024-05-06 12:30`. */
export function toTheMinute(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}
