/**
 * Beginning and end of a text, of so many characters at most each, cut between lines where there are some: what a program
 * says first is often the cause, and its last words are, too.
 */
export function bothEnds(text: string, most: number): string {
  if (text.length <= 2 * most) return text;
  const [start, end] = [text.slice(0, most), text.slice(-most)];
  const head = start.includes('\n') ? start.slice(0, start.lastIndexOf('\n')) : start;
  const tail = end.includes('\n') ? end.slice(end.indexOf('\n') + 1) : end;
  return `${head}\n… ${text.length - head.length - tail.length} characters …\n${tail}`;
}
