/** Lets the heads of sortable tables sort them: numbers from the greatest, text from A, and the other way at a second press. */
export function makeSortable(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('table.sortable')) {
    for (const button of table.querySelectorAll<HTMLButtonElement>('[data-sort]')) {
      button.addEventListener('click', () => sortBy(table, button));
    }
  }
}

function sortBy(table: HTMLTableElement, button: HTMLButtonElement): void {
  const [body] = table.tBodies;
  const head = button.closest('th');
  if (body === undefined || head === null) return;
  const column = Number(button.dataset.sort);
  const rows = [...body.rows];
  const numeric = rows.some((row) => row.cells[column]?.dataset.value !== undefined);
  const before = head.getAttribute('aria-sort');
  const descending = before === null ? numeric : before === 'ascending';
  const compare = (a: HTMLTableRowElement, b: HTMLTableRowElement) =>
    numeric ? number(a, column) - number(b, column) : text(a, column).localeCompare(text(b, column));
  rows.sort((a, b) => (descending ? compare(b, a) : compare(a, b)));
  body.append(...rows);
  for (const other of table.querySelectorAll('th[aria-sort]')) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
}

function number(row: HTMLTableRowElement, column: number): number {
  return Number(row.cells[column]?.dataset.value);
}

function text(row: HTMLTableRowElement, column: number): string {
  return row.cells[column]?.textContent ?? '';
}
