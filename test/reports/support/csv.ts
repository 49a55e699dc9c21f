/** Rows of a CSV text by RFC 4180: quoted cells may hold commas, quotes and line ends. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const cell = /"((?:[^"]|"")*)"|([^,\n]*)/y;
    cell.lastIndex = at;
    const [whole = '', quoted, bare = ''] = cell.exec(text) ?? [];
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (text[at] === '\n' && at + 1 < text.length) rows.push([]);
    else if (at < text.length && text[at] !== ',' && text[at] !== '\n') throw new Error(`no CSV at ${at}`);
    at++;
  }
  return rows;
}
